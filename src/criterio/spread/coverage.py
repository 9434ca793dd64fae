# SPDX-License-Identifier: EUPL-1.2
"""The nodes that together are in most sets, and how many sets the best choice could hold at most."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from criterio.spread.network import Indices
from criterio.spread.reverse import ranges
from criterio.spread.steadied import Steadied

_SLACK = 1.005
"""Nodes that prices were not sought on may add a little to the bound."""
STEPS = 60
"""Improvements of the bound: after as many it changes little, and each costs as much as reading the sets once."""


@dataclass(frozen=True)
class Choice:
    """Nodes in the order of choice, how many sets they hold, and the most that any choice of as many could."""

    nodes: Indices
    held: int
    most: float


def held_by(sets: sparse.csr_matrix, nodes: Indices) -> int:
    """How many sets hold one of the nodes at least."""
    return int(np.count_nonzero(sets @ _flags(nodes, sets.shape[1])))


def choose(sets: sparse.csr_matrix, count: int, steadied: Steadied | None = None) -> Choice:
    """Each time the node that is in most sets that no chosen one is in, its count ``steadied`` where asked."""
    by_node = sets.tocsc()
    gains, is_open = np.diff(by_node.indptr).astype(np.int64), np.ones(sets.shape[0], dtype=bool)
    nodes: list[int] = []
    held, most = 0, np.inf
    if steadied is not None:
        steadied.begin(gains, sets.shape[0])
    for _ in range(count):
        most = min(most, held + _largest(gains, count))
        best = int(np.argmax(gains)) if steadied is None else steadied.best(gains)
        nodes.append(best)
        new = by_node.indices[by_node.indptr[best] : by_node.indptr[best + 1]]
        new = new[is_open[new]]
        is_open[new] = False
        held += len(new)
        gains -= np.bincount(sets.indices[ranges(sets.indptr[new], sets.indptr[new + 1])], minlength=len(gains))
        gains[best] = -1
        if steadied is not None:
            steadied.take(best)
    return Choice(np.array(nodes, dtype=np.int64), held, min(most, held + _largest(gains, count)))


def at_most(sets: sparse.csr_matrix, count: int, choice: Choice, enough: float = 0.0) -> float:
    """A tighter upper bound on what ``count`` nodes can hold: the dual of the linear programme, by subgradients.

    Any price in [0, 1] of each set gives a bound: what the sets cost less than one, and the ``count`` nodes whose sets
    cost most. Steps are Polyak's towards what the choice holds, smoothed (Camerini et al. 1975). Prices are sought on
    the nodes of most sets only, until the bound is low ``enough``; it is told of all.
    """
    if choice.most <= enough:
        return choice.most
    in_sets = np.bincount(sets.indices, minlength=sets.shape[1])
    kept = min(sets.shape[1], 20 * count + 100)
    likely = sets[:, np.argpartition(in_sets, -kept)[-kept:]]
    rows = np.flatnonzero(np.diff(likely.indptr))
    prices = np.ones(sets.shape[0], dtype=np.float32)
    prices[rows] = _priced(likely[rows], count, choice.held, enough)
    return min(choice.most, float((1 - prices).sum(dtype=np.float64)) + _largest(sets.T @ prices, count))


def _priced(sets: sparse.csr_matrix, count: int, held: int, enough: float) -> NDArray[np.float32]:
    by_node = sets.T.tocsr()
    price = best = np.ones(sets.shape[0], dtype=np.float32)
    smooth, low, factor, idle = np.zeros_like(price), np.inf, 1.0, 0
    for _ in range(STEPS):
        worth = by_node @ price
        top = np.argpartition(worth, -count)[-count:]
        bound = float((1 - price).sum(dtype=np.float64)) + float(worth[top].sum(dtype=np.float64))
        idle = 0 if bound < low else idle + 1
        low, best = (bound, price) if bound < low else (low, best)
        if _SLACK * low <= enough:
            break
        if idle == 4:
            factor, idle = factor * 0.6, 0
        smooth = 0.8 * smooth + 0.2 * (sets @ _flags(top, sets.shape[1]) - 1)
        step = factor * (bound - held) / max(float(smooth @ smooth), 1e-9)
        price = np.clip(price - step * smooth, 0, 1, dtype=np.float32)
    return best


def _flags(nodes: Indices, size: int) -> NDArray[np.float32]:
    flags = np.zeros(size, dtype=np.float32)
    flags[nodes] = 1
    return flags


def _largest(values: NDArray[np.float32] | Indices, count: int) -> float:
    return float(np.partition(values, -count)[-count:].sum(dtype=np.float64))
