# SPDX-License-Identifier: EUPL-1.2
"""Reverse-reachable sets: who would have infected a node drawn by lot; spread becomes a count (Borgs et al. 2014).

Ties with a small chance are drawn by a Poisson process along all of them, so that only those that hold cost anything
(the skipping of Guo et al. 2020); those with a large one are drawn one by one.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from criterio.spread.network import Flags, Indices, Network, Values

Bits = NDArray[np.uint8]
_BIT = (1 << np.arange(8)).astype(np.uint8)
LARGE = 0.6
"""From this chance on a tie is drawn by itself: the process would need several points to make it hold."""
CELLS = 1 << 28
"""Sets times nodes that are marked at once, one bit each: as many as a processor keeps near."""
MEMBERS = 1 << 21
"""Members of the sets that are drawn at once, as far as those before tell: the ties that hold take memory."""
_EVEN = 0.3
"""Ties are found without a search where nodes' lengths on the line are, on average, so near to the longest."""


class Sets:
    """Draws sets. Roots go through all nodes in random order before any comes again, which steadies every count.

    The place of a node in a set is one number: the set above, the node in the lowest ``_shift`` bits.
    """

    def __init__(self, net: Network, rng: np.random.Generator) -> None:
        into = np.repeat(np.arange(net.size), np.diff(net.starts))
        large = net.chances >= LARGE
        self.size, self._rng = net.size, rng
        kinds: tuple[_Drawn | None, ...] = (_by_points(net, into, ~large), _one_by_one(net, into, large))
        self._ties = [ties for ties in kinds if ties is not None]
        self._roots = np.empty(0, dtype=np.int64)
        self._shift = max(int(net.size - 1).bit_length(), 3)
        self._members = 1.0
        self._seen = np.zeros(0, dtype=np.uint8)

    def drawn(self, count: int, past: Indices | None = None, times: int = 1) -> sparse.csr_matrix:
        """``count`` more sets as rows, with a one for each node that is in the set.

        A set that holds ``times`` of the nodes ``past`` ends there, and only a part of it is told (the sentinels of Guo
        et al. 2020): such a set holds one of them whatever else it holds, and where sets are large that is most of it.
        """
        batch = max(1, min(count, CELLS >> self._shift, int(MEMBERS / self._members)))
        if len(self._seen) < (batch << self._shift) >> 3:
            self._seen = np.zeros((batch << self._shift) >> 3, dtype=np.uint8)
        ends = None if past is None else _Ends(np.bincount(past, minlength=self.size) > 0, times)
        parts = [
            self._reached(min(batch, count - first), ends) + (first << self._shift) for first in range(0, count, batch)
        ]
        places = np.sort(np.concatenate(parts))
        starts = np.concatenate([[0], np.cumsum(np.bincount(places >> self._shift, minlength=count))])
        nodes = (places & self._mask).astype(np.int32)
        ones = np.ones(len(nodes), dtype=np.float32)
        self._members = len(nodes) / max(count, 1)
        return sparse.csr_matrix((ones, nodes, starts.astype(np.int32)), shape=(count, self.size))

    def _reached(self, count: int, ends: "_Ends | None") -> Indices:
        """Places of everybody from whom each root would have been infected, the root included.

        ``_seen`` is all zeros, before and after: it is cleared only where it was used.
        """
        seen, first, kept = self._seen, np.arange(count, dtype=np.int64) << self._shift, []
        nodes, hits = self._next_roots(count), np.zeros(count, dtype=np.int64)
        places = first + nodes
        while len(places):
            np.add.at(seen, places >> 3, _bits(places))  # none of them is there yet, so that adding is marking
            kept.append(places)
            if ends is not None:
                going = ends.going(nodes, places >> self._shift, hits)
                nodes, first = nodes[going], first[going]
            found = np.concatenate(
                [first[:0], *(ties.held(nodes, first, self._rng) for ties in self._ties if len(nodes))]
            )
            found = np.sort(found[(seen[found >> 3] & _bits(found)) == 0])
            places = found[np.diff(found, prepend=-1) > 0]
            nodes = places & self._mask
            first = places - nodes
        reached = np.concatenate(kept)
        seen[reached >> 3] = 0
        return reached

    @property
    def _mask(self) -> int:
        return (1 << self._shift) - 1

    def _next_roots(self, count: int) -> Indices:
        rounds = max(0, -(-(count - len(self._roots)) // self.size))
        roots = np.concatenate([self._roots, *(self._rng.permutation(self.size) for _ in range(rounds))])
        self._roots = roots[count:]
        return roots[:count]


@dataclass(frozen=True)
class _Ends:
    """Sets end that hold so many of these nodes."""

    here: Flags
    times: int

    def going(self, nodes: Indices, whose: Indices, hits: Indices) -> Flags:
        """Which of the nodes, the new ones of sets ``whose``, are in a set that goes on; ``hits`` counts along."""
        hits += np.bincount(whose[self.here[nodes]], minlength=len(hits))
        return np.asarray(hits[whose] < self.times)


class _Drawn(Protocol):
    """Ties of one kind."""

    def held(self, nodes: Indices, first: Indices, rng: np.random.Generator) -> Indices:
        """Places of the sources whose tie to one of ``nodes`` holds; ``first`` is the place where each set begins."""


@dataclass(frozen=True)
class _Ties:
    """Ties drawn one by one: those of node ``v`` are ``sources[starts[v]:starts[v + 1]]``."""

    starts: Indices
    sources: Indices
    chances: Values

    def held(self, nodes: Indices, first: Indices, rng: np.random.Generator) -> Indices:
        """Places of the sources whose tie to one of ``nodes`` holds; ``first`` is the place where each set begins."""
        low, high = self.starts[nodes], self.starts[nodes + 1]
        whose = np.repeat(np.arange(len(nodes)), high - low)
        ties = ranges(low, high)
        holds = rng.random(len(ties)) < self.chances[ties]
        found: Indices = first[whose[holds]] + self.sources[ties[holds]]
        return found


@dataclass(frozen=True)
class _Cells:
    """Ties drawn by points on a line on which every node has a cell of one length, and in it so much for each tie.

    Points beyond the last tie of a node hit nothing. ``per_cell`` is how many such ties a cell has room for, so that
    which tie was hit is found without a search.
    """

    starts: Indices
    sources: Indices
    many: Indices
    per_cell: Values
    length: float

    def held(self, nodes: Indices, first: Indices, rng: np.random.Generator) -> Indices:
        """As of ``_Ties``; a tie on which two points fell is there twice."""
        points = rng.random(rng.poisson(len(nodes) * self.length)) * len(nodes)
        whose = points.astype(np.int64)
        hit = nodes[whose]
        tie = ((points - whose) * self.per_cell[hit]).astype(np.int64)
        is_hit = np.flatnonzero(tie < self.many[hit])
        hit, tie = hit[is_hit], tie[is_hit]
        return np.asarray(first[whose[is_hit]] + self.sources[self.starts[hit] + tie])


@dataclass(frozen=True)
class _Rates:
    """Ties drawn by points on a line, where tie i takes −log(1 − chance) and holds if a point falls on it.

    ``ends`` are the ties' ends on the line; ``low`` and ``length`` where the ties of each node lie on it.
    """

    starts: Indices
    sources: Indices
    ends: Values
    low: Values
    length: Values

    def held(self, nodes: Indices, first: Indices, rng: np.random.Generator) -> Indices:
        """As of ``_Ties``; a tie on which two points fell is there twice."""
        until = np.cumsum(self.length[nodes])
        total = float(until[-1])
        points = np.sort(rng.random(rng.poisson(total))) * total
        whose = np.minimum(np.searchsorted(until, points, side="right"), len(nodes) - 1)
        hit = nodes[whose]
        ties = np.searchsorted(self.ends, self.low[hit] + self.length[hit] - (until[whose] - points), side="right")
        ties = np.clip(ties, self.starts[hit], self.starts[hit + 1] - 1)
        return np.asarray(first[whose] + self.sources[ties])


def _one_by_one(net: Network, into: Indices, which: Flags) -> _Ties | None:
    if not which.any():
        return None
    starts = np.concatenate([[0], np.cumsum(np.bincount(into[which], minlength=net.size))])
    return _Ties(starts, net.sources[which], net.chances[which])


def _by_points(net: Network, into: Indices, which: Flags) -> _Cells | _Rates | None:
    """Cells where the ties of each node are alike and most nodes' are about as long as the longest."""
    if not which.any():
        return None
    rates = -np.log1p(-net.chances[which])
    many = np.bincount(into[which], minlength=net.size)
    starts = np.concatenate([[0], np.cumsum(many)])
    ends = np.concatenate([[0.0], np.cumsum(rates)])
    length = ends[starts[1:]] - ends[starts[:-1]]
    each = length / np.maximum(many, 1)
    longest = float(length.max())
    if length.mean() >= _EVEN * longest and np.allclose(rates, np.repeat(each, many), rtol=1e-6, atol=0):
        per_cell = longest / np.where(many > 0, each, longest)
        return _Cells(starts[:-1], net.sources[which], many, per_cell, longest)
    return _Rates(starts, net.sources[which], ends[1:], ends[starts[:-1]], length)


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
