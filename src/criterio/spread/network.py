# SPDX-License-Identifier: EUPL-1.2
"""Who may infect whom: a directed network, with the probability of each tie."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]
Values = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Network:
    """Ties by the one who receives: those of node ``v`` come from ``sources[starts[v]:starts[v + 1]]``.

    ``chances`` is the probability of each tie, between 0 and 1; ``names`` are as the file writes them.
    """

    names: tuple[str, ...]
    starts: Indices
    sources: Indices
    chances: Values

    @property
    def size(self) -> int:
        return len(self.names)

    @property
    def out_degree(self) -> Indices:
        return np.bincount(self.sources, minlength=self.size)


def network(names: tuple[str, ...], ends: Indices, chances: Values | None = None) -> Network:
    """From ties (from, to), repeated ones and those to oneself left out.

    Without ``chances``, each node is infected by each of its n sources with probability 1/n (weighted cascade).
    """
    kept = np.flatnonzero(ends[:, 0] != ends[:, 1])
    pairs, first = np.unique(ends[kept][:, ::-1], axis=0, return_index=True)
    into = np.bincount(pairs[:, 0], minlength=len(names))
    starts = np.concatenate([[0], np.cumsum(into)])
    told = 1 / into[pairs[:, 0]] if chances is None else chances[kept][first]
    return Network(names, starts, pairs[:, 1].astype(np.int64), np.asarray(told, dtype=np.float64))
