# SPDX-License-Identifier: EUPL-1.2
"""Linear thresholds backwards: a unit is reached when the tie that it picks by lot leads, tie by tie, to one who began.

The same law as thresholds that are any share (Kempe, Kleinberg & Tardos 2003), but a hundred times as many worlds for
the same work, and every exchange of one unit or two is read off counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from criterio.spread.network import Flags, Values

Units = tuple[int, ...]
CELLS = 20_000_000
"""Walks times units that are marked at once."""
MANY = 40
"""From so many pairs on, all pairs are counted at once."""


@dataclass(frozen=True)
class Walks:
    """``sets``: one row a walk, with a one for each unit on it."""

    sets: sparse.csc_matrix
    one_voice: bool = True
    words: int = 0
    """Nothing is played."""

    @property
    def few(self) -> "Walks":
        """All of them: they are read off, not played."""
        return self

    def reached(self, base: Units, more: Sequence[Units] = ((),)) -> Values:
        """Mean number of units reached from ``base`` with each of ``more``."""
        count, size = self.sets.shape
        is_open = np.ones(count, dtype=np.float32)
        is_open[self.sets[:, list(base)].indices] = 0
        alone = self.sets.T @ is_open
        both = self._both(is_open) if sum(len(one) == 2 for one in more) > MANY else None
        extra = []
        for one in more:
            if len(one) == 1:
                extra.append(alone[one[0]])
            elif len(one) == 2 and both is not None:
                extra.append(alone[one[0]] + alone[one[1]] - both[one])
            else:
                passed = np.zeros(count, dtype=bool)
                passed[self.sets[:, list(one)].indices] = True
                extra.append(is_open[passed].sum())
        found: Values = size * (count - is_open.sum(dtype=np.float64) + np.array(extra, dtype=np.float64)) / count
        return found

    def _both(self, is_open: NDArray[np.float32]) -> NDArray[np.float32]:
        """How many open walks pass by every two units."""
        rows = self.sets.tocsr()[is_open > 0]
        found: NDArray[np.float32] = (rows.T @ rows).toarray()
        return found


def walks(linked: Flags, count: int, rng: np.random.Generator) -> Walks:
    """``count`` walks from every unit in turn. ``linked[i, j]``: unit ``i`` listens to ``j``, to all alike."""
    size = len(linked)
    heard, degree = np.nonzero(linked)[1], linked.sum(axis=1)
    starts = np.cumsum(degree) - degree
    rows, nodes = [], []
    step = max(1, CELLS // max(size, 1))
    for first in range(0, count, step):
        many = min(step, count - first)
        on_walk = np.zeros((many, size), dtype=bool)
        walk, node = np.arange(many), (first + np.arange(many)) % size
        while len(walk):
            on_walk[walk, node] = True
            goes = degree[node] > 0
            walk, node = walk[goes], node[goes]
            node = heard[starts[node] + (rng.random(len(node)) * degree[node]).astype(np.int64)]
            is_new = ~on_walk[walk, node]
            walk, node = walk[is_new], node[is_new]
        found = np.nonzero(on_walk)
        rows.append(found[0] + first)
        nodes.append(found[1])
    ones = np.ones(sum(map(len, rows)), dtype=np.float32)
    return Walks(sparse.csc_matrix((ones, (np.concatenate(rows), np.concatenate(nodes))), shape=(count, size)))
