# SPDX-License-Identifier: EUPL-1.2
"""Reverse-reachable sets: who would have infected a node drawn by lot; spread becomes a count (Borgs et al. 2014).

Ties with a small chance are drawn by a Poisson process along all of them, so that only those that hold cost anything
(the skipping of Guo et al. 2020); those with a large one are drawn one by one.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from criterio.spread.network import Flags, Indices, Network, Values

Bits = NDArray[np.uint8]
_BIT = (1 << np.arange(8)).astype(np.uint8)
LARGE = 0.6
"""From this chance on a tie is drawn by itself: the process would need several points to make it hold."""
CELLS = 1 << 28
"""Sets times nodes that are marked at once: one bit each."""


class Sets:
    """Draws sets. Roots go through all nodes in random order before any comes again, which steadies every count."""

    def __init__(self, net: Network, rng: np.random.Generator) -> None:
        into = np.repeat(np.arange(net.size), np.diff(net.starts))
        large = net.chances >= LARGE
        self.size, self._rng = net.size, rng
        self._likely = _Ties.of(net, into, large)
        self._rare = _Rates.of(net, into, ~large)
        self._roots = np.empty(0, dtype=np.int64)

    def drawn(self, count: int) -> sparse.csr_matrix:
        """``count`` more sets as rows, with a one for each node that is in the set."""
        batch = max(1, min(count, CELLS // max(self.size, 1)))
        seen = np.zeros(batch * self.size // 8 + 1, dtype=np.uint8)
        parts = [self._reached(min(batch, count - first), seen) for first in range(0, count, batch)]
        rows = np.concatenate([part // self.size + i * batch for i, part in enumerate(parts)])
        nodes = np.concatenate([part % self.size for part in parts])
        ones = np.ones(len(rows), dtype=np.float32)
        return sparse.csr_matrix((ones, (rows.astype(np.int32), nodes.astype(np.int32))), shape=(count, self.size))

    def _reached(self, count: int, seen: Bits) -> Indices:
        """Places (set × size + node) of everybody from whom each root would have been infected, the root included.

        ``seen`` is all zeros, before and after: lent so that it is cleared only where it was used.
        """
        nodes = self._next_roots(count)
        places, kept = np.arange(count, dtype=np.int64) * self.size + nodes, []
        while len(places):
            np.add.at(seen, places >> 3, _bits(places))  # none of them is there yet, so that adding is marking
            kept.append(places)
            first = places - nodes
            found = np.concatenate([ties.held(nodes, first, self._rng) for ties in (self._rare, self._likely)])
            found = np.sort(found[(seen[found >> 3] & _bits(found)) == 0])
            places = found[np.diff(found, prepend=-1) > 0]
            nodes = places % self.size
        reached = np.concatenate(kept)
        seen[reached >> 3] = 0
        return reached

    def _next_roots(self, count: int) -> Indices:
        rounds = max(0, -(-(count - len(self._roots)) // self.size))
        roots = np.concatenate([self._roots, *(self._rng.permutation(self.size) for _ in range(rounds))])
        self._roots = roots[count:]
        return roots[:count]


@dataclass(frozen=True)
class _Ties:
    """Ties drawn one by one: those of node ``v`` are ``sources[starts[v]:starts[v + 1]]``."""

    starts: Indices
    sources: Indices
    chances: Values

    @classmethod
    def of(cls, net: Network, into: Indices, which: Flags) -> "_Ties":
        starts = np.concatenate([[0], np.cumsum(np.bincount(into[which], minlength=net.size))])
        return cls(starts, net.sources[which], net.chances[which])

    def held(self, nodes: Indices, first: Indices, rng: np.random.Generator) -> Indices:
        """Places of the sources whose tie to one of ``nodes`` holds; ``first`` is the place where each set begins."""
        low, high = self.starts[nodes], self.starts[nodes + 1]
        whose = np.repeat(np.arange(len(nodes)), high - low)
        ties = ranges(low, high)
        holds = rng.random(len(ties)) < self.chances[ties]
        found: Indices = first[whose[holds]] + self.sources[ties[holds]]
        return found


@dataclass(frozen=True)
class _Rates:
    """Ties drawn by points on a line, where tie i takes −log(1 − chance) and holds if a point falls on it.

    ``ends`` are the ties' ends on the line; ``low`` and ``length`` where the ties of each node lie on it. Where all
    ties of a node are alike (``even``), the tie is found without looking for it.
    """

    starts: Indices
    sources: Indices
    ends: Values
    low: Values
    length: Values
    even: bool

    @classmethod
    def of(cls, net: Network, into: Indices, which: Flags) -> "_Rates":
        rates = -np.log1p(-net.chances[which])
        starts = np.concatenate([[0], np.cumsum(np.bincount(into[which], minlength=net.size))])
        ends = np.concatenate([[0.0], np.cumsum(rates)])
        length = ends[starts[1:]] - ends[starts[:-1]]
        alike = np.repeat(length / np.maximum(np.diff(starts), 1), np.diff(starts))
        even = bool(np.allclose(rates, alike, rtol=1e-6, atol=0))
        return cls(starts, net.sources[which], ends[1:], ends[starts[:-1]], length, even)

    def held(self, nodes: Indices, first: Indices, rng: np.random.Generator) -> Indices:
        """As of ``_Ties``; a tie on which two points fell is there twice."""
        until = np.cumsum(self.length[nodes])
        total = float(until[-1])
        points = np.sort(rng.random(rng.poisson(total))) * total
        whose = np.searchsorted(until, points, side="right")
        whose = np.minimum(whose, len(nodes) - 1)
        hit = nodes[whose]
        past = self.length[hit] - (until[whose] - points)
        if self.even:
            many = self.starts[hit + 1] - self.starts[hit]
            ties = self.starts[hit] + np.minimum((past / self.length[hit] * many).astype(np.int64), many - 1)
        else:
            ties = np.searchsorted(self.ends, self.low[hit] + past, side="right")
            ties = np.clip(ties, self.starts[hit], self.starts[hit + 1] - 1)
        return np.asarray(first[whose] + self.sources[ties])


def _bits(places: Indices) -> Bits:
    """The bit of each place in its byte."""
    return np.asarray(_BIT[places & 7])


def ranges(low: Indices, high: Indices) -> Indices:
    """The whole numbers from each ``low`` to before its ``high``, one after another."""
    lengths = high - low
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    found: Indices = np.arange(total, dtype=np.int64) + np.repeat(low - (ends - lengths), lengths)
    return found
