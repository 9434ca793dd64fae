# SPDX-License-Identifier: EUPL-1.2
"""Single nodes of a choice exchanged for others, on sets that end once two of those chosen are in them.

Whichever one is exchanged, such a set still holds another: how it goes on need not be known. Where sets are most of the
network, that is most of the work (Guo et al. 2020 end sets at sentinels likewise), so that many more can be drawn.
"""

import numpy as np
from scipy import sparse

from criterio.spread.network import Indices, Values
from criterio.spread.reverse import Sets

ROUNDS = 0.5, 1.0
"""The share of the draws in each round: after many exchanges those who ended the sets are gone, and others end them."""
PART, HELD_AT_ONCE = 1 << 13, 1 << 25
"""Sets drawn at once, and members of those that are kept, at most."""
BEYOND_LUCK = 1.0
"""Standard errors by which an exchange must be better: of many that are alike, the luckiest looks better than it is."""
EACH = 2
"""Exchanges in a round, at most, for each node of the choice."""


def exchanged(sets: Sets, nodes: Indices, draws: int) -> Indices:
    """The nodes after the exchanges that so many sets speak for."""
    for share in ROUNDS:
        nodes = better(_that_tell(sets, nodes, int(np.ceil(share * draws))), nodes)
    return nodes


def better(sets: sparse.csr_matrix, nodes: Indices) -> Indices:
    """The nodes after one exchange after another, each the one by which most more sets are held."""
    chosen = nodes.copy()
    for _ in range(EACH * len(nodes)):
        times = _times(sets, chosen)
        lone = sets[np.flatnonzero(times == 1)]
        kept = (lone[:, chosen].T @ lone).toarray()
        lost = kept[np.arange(len(chosen)), chosen][:, None] - kept
        won = np.asarray(sets[np.flatnonzero(times == 0)].sum(axis=0)).ravel()
        more = won - lost - BEYOND_LUCK * np.sqrt(won + lost)
        more[:, chosen] = 0
        out, new = np.unravel_index(np.argmax(more), more.shape)
        if more[out, new] <= 0:
            break
        chosen[out] = new
    return chosen


def _that_tell(sets: Sets, nodes: Indices, draws: int) -> sparse.csr_matrix:
    """Of so many sets, those that hold one of the nodes or none, which is where an exchange matters."""
    parts, drawn, members = [], 0, 0
    while drawn < draws and members < HELD_AT_ONCE:
        part = sets.drawn(min(PART, draws - drawn), nodes, 2)
        parts.append(part[np.flatnonzero(_times(part, nodes) < 2)])
        drawn, members = drawn + part.shape[0], members + parts[-1].nnz
    return sparse.vstack(parts, format="csr")


def _times(sets: sparse.csr_matrix, nodes: Indices) -> Values:
    """How many of the nodes each set holds."""
    found: Values = sets @ np.bincount(nodes, minlength=sets.shape[1]).astype(np.float32)
    return found
