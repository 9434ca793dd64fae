# SPDX-License-Identifier: EUPL-1.2
"""The units that together are on most walks, exactly: maximum coverage under cost as a mixed-integer programme (HiGHS).

Where thresholds are linear, what units reach is a count of walks, so that the best choice is a programme: walks that
pass by the same units are one row with their number as its weight. Of many units, those on most walks for their cost
are weighed; of up to ``LIKELY`` of them, the choice is the best there is on these walks.
"""

import numpy as np
from scipy import sparse

from criterio.spread.network import Indices, Values
from criterio.spread.search import Terms, Units

LIKELY, PATTERNS = 25, 1200
"""Units that are weighed, and ways of passing by them: with more, the solver takes longer than any search."""
NODES = 100
"""Branches that the solver may look at: work and not time, so that the choice is the same on every machine."""
CLOSE = 1e-6
"""The share by which another choice could be better where the solver was not stopped."""


def covering(sets: sparse.csc_matrix, terms: Terms) -> Units:
    """``sets``: one row a walk, one column a unit. Within the budget of ``terms``; empty where nothing fits."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # half a second to wake: not while a server starts

    likely = _likely(sets, terms)
    rows, weights = _few_patterns(sets[:, likely])
    many, size = rows.shape
    if not many:
        return ()
    covered = sparse.hstack([rows, -sparse.identity(many)], format="csr")
    cost = sparse.csr_matrix(np.concatenate([terms.costs[likely], np.zeros(many)])[None])
    found = milp(
        np.concatenate([np.zeros(size), -weights]),
        integrality=np.concatenate([np.ones(size), np.zeros(many)]),
        bounds=Bounds(0, 1),
        constraints=[LinearConstraint(covered, 0, np.inf), LinearConstraint(cost, -np.inf, terms.budget + 1e-9)],
        options={"node_limit": NODES, "mip_rel_gap": CLOSE},
    )
    return () if found.x is None else tuple(int(unit) for unit in likely[found.x[:size] > 0.5])


def _likely(sets: sparse.csc_matrix, terms: Terms) -> Indices:
    fits = terms.allowed[terms.costs[terms.allowed] <= terms.budget + 1e-9]
    on = np.diff(sets.tocsc().indptr)[fits] / np.maximum(terms.costs[fits], 1e-9)
    return np.sort(fits[np.argsort(-on, kind="stable")[:LIKELY]])


def _few_patterns(sets: sparse.csc_matrix) -> tuple[sparse.csr_matrix, Values]:
    """Of as many walks as pass by the units in few enough ways."""
    rows, weights = _patterns(sets)
    while rows.shape[0] > PATTERNS:
        sets = sets[: sets.shape[0] // 2]
        rows, weights = _patterns(sets)
    return rows, weights


def _patterns(sets: sparse.csc_matrix) -> tuple[sparse.csr_matrix, Values]:
    """Each way in which a walk passes by the units, once, and how many walks do; none that passes by nobody."""
    words = np.zeros(sets.shape[0], dtype=np.int64)
    for unit in range(sets.shape[1]):
        words[sets.indices[sets.indptr[unit] : sets.indptr[unit + 1]]] |= np.int64(1) << unit
    patterns, counts = np.unique(words[words > 0], return_counts=True)
    rows = sparse.csr_matrix((patterns[:, None] >> np.arange(sets.shape[1])) & 1, dtype=np.float64)
    return rows, counts.astype(np.float64)
