# SPDX-License-Identifier: EUPL-1.2
"""What ties alone let one foresee of each node, which steadies what is counted in few reverse sets.

Whom a node infects is followed along its ties for a few steps, past those already reached (IRIE; Jung, Heo & Chen
2012). It is right but for a few hundredths, where a count of twenty sets is out by a fifth. What is foreseen and what
is counted are weighed by how far the first was from the second among likely nodes (a gamma prior on Poisson counts):
where ties mislead, the counts decide.
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
CLOSEST = 0.03
"""What is foreseen is never trusted beyond this relative error."""
_REACHED = 1e-3


class Foreseen:
    """The gain of each node beyond those taken so far, in expected nodes; its level is learnt from counts."""

    def __init__(self, net: Network, count: int) -> None:
        into = np.repeat(np.arange(net.size), np.diff(net.starts))
        ties = sparse.csr_matrix((net.chances, (net.sources, into)), shape=(net.size, net.size), dtype=np.float32)
        self._ties, self._likely = ties, np.arange(min(net.size, 20 * count + 200))
        self.begin()
        self._likely = np.argpartition(-self._gains, len(self._likely) - 1)[: len(self._likely)]

    def begin(self) -> None:
        """Nobody is taken."""
        size = self._ties.shape[0]
        self._open, self._taken = np.ones(size, dtype=np.float32), np.zeros(size, dtype=bool)
        self._trust: float | None = None
        self._gather()

    def best(self, counted: Indices) -> int:
        """The node with most to gain, where ``counted`` sets hold each node and nobody taken."""
        level = counted[self._likely].sum() / max(float(self._gains[self._likely].sum()), 1e-9)
        told = np.maximum(level * self._gains, 1e-9)
        trust = self._trust = self._trust or self._trusted(counted[self._likely], told[self._likely])
        gains = np.where(self._taken, -1.0, told * (counted + trust) / (told + trust))
        return int(np.argmax(gains))

    def take(self, node: int) -> None:
        """Goes on from where this node too has begun."""
        self._taken[node] = True
        missed = 1 - self._reached(node)
        self._open *= missed
        if self._taken.sum() % AFRESH == 0:
            self._gather()
        else:
            self._before *= missed
            self._gains = self._step(self._before)

    @staticmethod
    def _trusted(counted: Indices, told: Values) -> float:
        """The shape of the gamma prior: one over the relative variance that sampling does not explain."""
        excess = float(((counted - told) ** 2 - told).sum() / (told**2).sum())
        return 1 / max(excess, CLOSEST**2)

    def _gather(self) -> None:
        """Follows ties back from everybody still open: ``_before`` all but the last step."""
        self._before = self._open
        for _ in range(BACK - 1):
            self._before = self._step(self._before)
        self._gains = self._step(self._before)

    def _step(self, gains: NDArray[np.float32]) -> NDArray[np.float32]:
        found: NDArray[np.float32] = np.minimum(self._open * (1 + self._ties @ gains), len(gains))
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
