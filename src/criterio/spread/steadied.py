# SPDX-License-Identifier: EUPL-1.2
"""What reverse sets count of each node, steadied by what they count of those whom it may infect.

A node infects itself and, by the chance of each tie, what those at the other end infect (as in IRIE; Jung, Heo & Chen
2012), but for what would come back to it along the same ties. A count of twenty sets is out by a fifth; the mean of ten
such counts by a fifteenth, and theirs are steadied likewise. Both are weighed by how far they differ among likely nodes
beyond luck (a gamma prior on Poisson counts): where ties mislead, the counts decide.

After each choice, what counts is the share of its sets that a node keeps, which is known well where few are lost.
Where many are, it is steadied in the same way by what those whom it may infect keep (a beta prior on binomial counts),
and how far to trust that is weighed again: it is less right near those chosen.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from criterio.spread.network import Indices, Network
from criterio.spread.reverse import ranges

Shares = NDArray[np.float32]
STEPS, AHEAD = 4, 3
"""Times that counts are steadied, and steps along which a chosen node reaches others."""
CLOSEST = 0.01
"""What ties tell of a count is never trusted beyond this relative error."""
FIRMEST = 1000.0
"""What ties tell of a share kept never weighs more than so many sets."""
_REACHED = 1e-3
_LITTLE = np.float32(1e-9)


class Steadied:
    """The sets that a node is in and nobody taken is, as told by counts and ties together.

    Only nodes that are in most sets, so told, are watched: another is never the one with most to gain.
    """

    def __init__(self, net: Network, count: int) -> None:
        into = np.repeat(np.arange(net.size), np.diff(net.starts))
        ties = sparse.csr_matrix((net.chances, (net.sources, into)), shape=(net.size, net.size), dtype=np.float32)
        self._ties, self._many = ties, min(net.size, 20 * count + 200)
        back = np.asarray(ties.multiply(ties.T.tocsr()).sum(axis=1), dtype=np.float32).ravel()
        self._onward = 1 / (1 + back)

    def begin(self, counted: Indices, drawn: int) -> None:
        """Nobody is taken, and ``counted`` of ``drawn`` sets hold each node."""
        counts, self._own = counted.astype(np.float32), np.float32(drawn / len(counted))
        told = counts
        for _ in range(STEPS):
            told = self._steadied(told, counts)
        self._watched = np.sort(_largest(told, self._many))
        self._near, self._counts, self._told = self._ties[self._watched], counts[self._watched], told[self._watched]
        self._each = told / np.maximum(counts, 1)
        self._around = self._own + self._near @ told
        self._is_open = np.ones(len(self._watched), dtype=bool)
        self._missed = np.ones(len(counted), dtype=np.float32)

    def best(self, counted: Indices) -> int:
        """The node with most to gain, where ``counted`` sets hold each node and nobody taken."""
        gains = np.where(self._is_open, self._told * self._kept(np.maximum(counted, 0)), -1.0)
        return int(self._watched[np.argmax(gains)])

    def take(self, node: int) -> None:
        """Goes on from where this node too has begun."""
        self._is_open[np.searchsorted(self._watched, node)] = False
        self._missed = self._missed * (1 - self._reached(node))

    def _steadied(self, told: Shares, counts: Shares) -> Shares:
        """The counts, each drawn towards what is told of those whom the node may infect."""
        around = np.maximum(self._onward * (self._own + self._ties @ told), _LITTLE)
        likely = _largest(around, self._many)
        around *= counts[likely].sum() / around[likely].sum()
        unexplained = (counts[likely] - around[likely]) ** 2 - around[likely]
        excess = float(unexplained.sum(dtype=np.float64)) / float((around[likely] ** 2).sum(dtype=np.float64))
        trust = np.float32(1 / max(excess, CLOSEST**2))
        found: Shares = around * (counts + trust) / (around + trust)
        return found

    def _kept(self, counted: Indices) -> Shares:
        """The share of its sets that each watched node keeps, now that ``counted`` are left."""
        left = counted[self._watched].astype(np.float32)
        known = self._is_open & (self._counts > 0)
        if self._is_open.all() or not known.any():
            return np.ones_like(left)
        share = self._missed[self._watched] * (self._own + self._near @ (self._each * counted)) / self._around
        share *= left[known].sum() / max(float((self._counts * share)[known].sum()), 1e-9)
        share = np.minimum(share, 1)
        trust = np.float32(_firmness(left[known], self._counts[known], share[known]))
        found: Shares = (left + trust * share) / (self._counts + trust)
        return found

    def _reached(self, node: int) -> Shares:
        """The chance that each node is infected from this one, within a few steps."""
        ties, reached = self._ties, np.zeros(len(self._missed), dtype=np.float32)
        nodes, chance = np.array([node]), np.ones(1)
        reached[node] = 1
        for _ in range(AHEAD):
            low, high = ties.indptr[nodes], ties.indptr[nodes + 1]
            along = ranges(low, high)
            told = np.repeat(chance, high - low) * ties.data[along]
            new = np.bincount(ties.indices[along], weights=told, minlength=len(reached))
            nodes = np.flatnonzero(new > _REACHED)
            chance = np.minimum(new[nodes], 1) * self._missed[nodes]
            reached[nodes] = 1 - (1 - reached[nodes]) * (1 - np.minimum(new[nodes], 1))
        return reached


def _largest(values: Shares, many: int) -> Indices:
    found: Indices = np.argpartition(values, len(values) - many)[len(values) - many :]
    return found


def _firmness(left: Shares, counts: Shares, share: Shares) -> float:
    """How many sets what is told of shares is worth: the size of the beta prior, from what luck does not explain."""
    luck = counts * share * (1 - share)
    excess = float(((left - counts * share) ** 2 - luck).sum(dtype=np.float64))
    return 1 / max(excess / max(float((counts * luck).sum(dtype=np.float64)), 1e-9), 1 / FIRMEST)
