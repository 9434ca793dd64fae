# SPDX-License-Identifier: EUPL-1.2
"""What ties alone let one foresee of each node, which steadies what is counted in few reverse sets.

Whom a node infects is followed along its ties for a few steps, past those already reached (IRIE; Jung, Heo & Chen
2012). It is right but for a few hundredths, where a count of twenty sets is out by a fifth. What is foreseen and what
is counted are weighed by how far the first was from the second among likely nodes (a gamma prior on Poisson counts):
where ties mislead, the counts decide. That is weighed again after each choice, since what is foreseen of those whom
chosen nodes reach already is less right than what is foreseen at first.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from criterio.spread.network import Indices, Network, Values
from criterio.spread.reverse import ranges

BACK, AHEAD = 5, 3
"""Steps along which gains are gathered, and along which a chosen node reaches others."""
AFRESH = 8
"""Every so many nodes taken, gains are followed anew; in between, only their last step."""
CLOSEST = 0.06
"""What is foreseen is never trusted beyond this relative error."""
_REACHED = 1e-3


class Foreseen:
    """The gain of each node beyond those taken so far, in expected nodes; its level is learnt from counts.

    Only nodes that ties or counts put near the top are watched: another is never the one with most to gain.
    """

    def __init__(self, net: Network, count: int) -> None:
        into = np.repeat(np.arange(net.size), np.diff(net.starts))
        ties = sparse.csr_matrix((net.chances, (net.sources, into)), shape=(net.size, net.size), dtype=np.float32)
        self._ties, self._many = ties, min(net.size, 20 * count + 200)
        self._open = np.ones(net.size, dtype=np.float32)
        self._first = self._gathered()
        self._likely = _largest(self._step(ties, self._first, self._open), self._many)

    def begin(self, counted: Indices) -> None:
        """Nobody is taken, and ``counted`` sets hold each node."""
        self._open, self._before, self._taken = np.ones_like(self._open), self._first, 0
        self._watched = np.union1d(self._likely, _largest(counted, self._many))
        self._is_likely = np.isin(self._watched, self._likely, assume_unique=True)
        self._is_open = np.ones(len(self._watched), dtype=bool)
        self._near = self._ties[self._watched]
        told, counts = self._told(counted)
        self._trust = _trust(counts[self._is_likely], told[self._is_likely])

    def best(self, counted: Indices) -> int:
        """The node with most to gain, where ``counted`` sets hold each node and nobody taken."""
        told, counts = self._told(counted)
        learnt = self._is_likely & self._is_open
        trust = min(self._trust, _trust(counts[learnt], told[learnt])) if learnt.any() else self._trust
        gains = np.where(self._is_open, told * (counts + trust) / (told + trust), -1.0)
        return int(self._watched[np.argmax(gains)])

    def take(self, node: int) -> None:
        """Goes on from where this node too has begun."""
        self._is_open[np.searchsorted(self._watched, node)] = False
        self._taken += 1
        missed = 1 - self._reached(node)
        self._open = self._open * missed
        self._before = self._before * missed if self._taken % AFRESH else self._gathered()

    def _told(self, counted: Indices) -> tuple[Values, Indices]:
        """How many sets each watched node is foreseen to be in, and in how many it is."""
        gains, counts = self._step(self._near, self._before, self._open[self._watched]), counted[self._watched]
        level = counts[self._is_likely].sum() / max(float(gains[self._is_likely].sum()), 1e-9)
        return np.maximum(level * gains, 1e-9), counts

    def _gathered(self) -> NDArray[np.float32]:
        """Follows ties back from everybody still open, all but the last step."""
        gains = self._open
        for _ in range(BACK - 1):
            gains = self._step(self._ties, gains, self._open)
        return gains

    @staticmethod
    def _step(ties: sparse.csr_matrix, gains: NDArray[np.float32], is_open: NDArray[np.float32]) -> NDArray[np.float32]:
        found: NDArray[np.float32] = np.minimum(is_open * (1 + ties @ gains), len(gains))
        return found

    def _reached(self, node: int) -> NDArray[np.float32]:
        """The chance that each node is infected from this one, within a few steps."""
        ties, reached = self._ties, np.zeros(len(self._open), dtype=np.float32)
        nodes, chance = np.array([node]), np.ones(1)
        reached[node] = 1
        for _ in range(AHEAD):
            low, high = ties.indptr[nodes], ties.indptr[nodes + 1]
            along = ranges(low, high)
            told = np.repeat(chance, high - low) * ties.data[along]
            new = np.bincount(ties.indices[along], weights=told, minlength=len(reached))
            nodes = np.flatnonzero(new > _REACHED)
            chance = np.minimum(new[nodes], 1) * self._open[nodes]
            reached[nodes] = 1 - (1 - reached[nodes]) * (1 - np.minimum(new[nodes], 1))
        return reached


def _largest(values: NDArray[np.float32] | Indices, many: int) -> Indices:
    """The places of the ``many`` largest, in order of place."""
    found: Indices = np.sort(np.argpartition(values, len(values) - many)[len(values) - many :])
    return found


def _trust(counted: Indices, told: Values) -> float:
    """The shape of the gamma prior: one over the relative variance that sampling does not explain."""
    excess = float(((counted - told) ** 2 - told).sum() / (told**2).sum())
    return 1 / max(excess, CLOSEST**2)
