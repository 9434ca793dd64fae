# SPDX-License-Identifier: EUPL-1.2
"""The units that together are on most walks: maximum coverage under cost, exactly, or how far from it at most.

Where thresholds are linear, what units reach is a count of walks, so that the best choice is a programme. Prices of
walks (Lagrange's dual; Fisher 1981) bound what any choice can hold, leave out units that no better choice has, and meet
good choices on their way. What is left is parted, with and without a unit, until nothing can be better (branch and
bound). Walks that pass by the units left in the same way are one row with their number as its weight.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from criterio.spread.network import Flags, Indices, Values
from criterio.spread.search import Terms, Units

WALKS = 20_000
"""Walks that are weighed. On twice as many, one of 25 networks of up to 400 units was not proved in this work."""
FIRST, EACH = 250, 30
"""Improvements of the prices at the beginning, and in each part."""
WORK = 7_000_000_000
"""Roughly nanoseconds of one processor; counted, not timed, so that the choice is the same on every machine."""
BETTER = 0.99
"""A better choice holds one walk more, less what rounding may take."""
WORDS = 62
"""Units that fit into a word: of so few, walks that are alike are put together."""


@dataclass(frozen=True)
class Covered:
    """``units`` are on ``held`` of the walks weighed; no choice is on more than ``most``: equal where it is exact."""

    units: Units
    held: float
    most: float


@dataclass(frozen=True)
class _Part:
    """Choices with all units of ``taken``, which hold ``held`` walks, and some of ``units``, the columns of ``rows``.

    ``rows`` are the walks that nobody taken is on, ``weights`` how many each stands for, ``prices`` from 0 to 1 where
    to begin to improve them; ``most`` bounds what a choice of this part holds.
    """

    rows: sparse.csr_matrix
    weights: Values
    prices: Values
    units: Indices
    costs: Values
    budget: float
    taken: Indices
    held: float
    most: float

    def fixed(self, out: Flags, into: Flags) -> "_Part":
        """The part of it without the units ``out`` and with the units ``into``."""
        covered = self.rows @ into.astype(np.float64) > 0
        budget = self.budget - float(self.costs[into].sum())
        left = ~out & ~into & (self.costs <= budget)
        rows, weights, prices = _alike(self.rows[~covered][:, left], self.weights[~covered], self.prices[~covered])
        taken = np.concatenate([self.taken, self.units[into]])
        held = self.held + float(self.weights[covered].sum())
        return _Part(rows, weights, prices, self.units[left], self.costs[left], budget, taken, held, self.most)


def covering(sets: sparse.csc_matrix, terms: Terms) -> Covered:
    """``sets``: one row a walk, one column a unit. Within the budget of ``terms``; nobody where nothing fits."""
    fits = terms.allowed[terms.costs[terms.allowed] <= terms.budget + 1e-9]
    rows = sets[:WALKS, fits].tocsr().astype(np.float64)
    ones, nobody = np.ones(rows.shape[0]), np.zeros(0, dtype=np.int64)
    costs = np.maximum(terms.costs[fits], 1e-9)
    search = _Search()
    search.through(_Part(rows, ones, ones, fits, costs, terms.budget + 1e-9, nobody, 0.0, float(len(ones))))
    return Covered(tuple(sorted(int(unit) for unit in search.units)), search.held, max(search.held, search.open))


class _Search:
    """The best choice so far, and the most that a choice of the parts not looked into could hold."""

    def __init__(self) -> None:
        self.units: Indices = np.zeros(0, dtype=np.int64)
        self.held = self.open = 0.0
        self._work, self._steps = 0, FIRST

    def through(self, whole: _Part) -> None:
        """Until nothing better can be, or the work is done."""
        left = [whole]
        while left:
            part = left.pop()
            self._meet(part.taken, part.held)
            if part.most < self.held + BETTER or not len(part.units):
                continue
            if self._work > WORK:
                self.open = max(self.open, part.most)
            else:
                left += self._parted(part)

    def _meet(self, units: Indices, held: float) -> None:
        if held > self.held:
            self.units, self.held = units, held

    def _parted(self, part: _Part) -> list[_Part]:
        """Smaller parts with all of it that could be better, the likelier last: without what is sure, or halved."""
        part, often = self._priced(part)
        if part.most < self.held + BETTER:
            return []
        worth = (part.weights * part.prices) @ part.rows
        use, edge = _filled(worth, part.costs, part.budget)
        is_sure = part.most - np.abs(worth - edge * part.costs) < self.held + BETTER
        none = np.zeros(len(use), dtype=bool)
        out, into = is_sure & (use == 0), is_sure & (use == 1)
        if out.any() or into.any():
            return [part.fixed(out, into)]
        one = np.arange(len(use)) == np.argmin(np.abs(often - 0.5))
        return [part.fixed(one, none), part.fixed(none, one)]

    def _priced(self, part: _Part) -> tuple[_Part, Values]:
        """With better prices and their bound; and how often each unit was in the choice that prices met, lately.

        Steps are Polyak's towards the best choice so far, smoothed (Camerini et al. 1975).
        """
        by_unit, price, total = part.rows.T.tocsr(), part.prices, part.held + float(part.weights.sum())
        often, smooth, low, kept, factor, idle = np.zeros(len(part.units)), 0.0 * price, np.inf, price, 1.0, 0
        for _ in range(self._steps):
            worth = by_unit @ (price * part.weights)
            use, _ = _filled(worth, part.costs, part.budget)
            bound = total - float((part.weights * price).sum()) + float(worth @ use)
            cover, whole = part.rows @ use, use == 1
            reached = part.held + float(part.weights[part.rows @ whole.astype(np.float64) > 0].sum())
            self._meet(np.concatenate([part.taken, part.units[whole]]), reached)
            self._work += 3 * part.rows.nnz + 20 * len(price) + 80_000
            often = 0.9 * often + 0.1 * use
            idle = 0 if bound < low - 1e-9 else idle + 1
            low, kept = (bound, price) if bound < low else (low, kept)
            if low < self.held + BETTER:
                break
            if idle == 5:
                factor, idle, price = factor * 0.7, 0, kept
            smooth = 0.7 * smooth + 0.3 * (cover - 1)
            step = factor * (bound - self.held) / max(float((part.weights * smooth**2).sum()), 1e-9)
            price = np.clip(price - step * smooth, 0, 1)
        self._steps = EACH
        return replace(part, prices=kept, most=min(part.most, low)), often


def _filled(worth: Values, costs: Values, budget: float) -> tuple[Values, float]:
    """How much of each unit the choice of most worth has, a part of the last; worth by cost where the budget ends."""
    by_cost = worth / costs
    order = np.argsort(-by_cost, kind="stable")
    ends = np.cumsum(costs[order])
    use = np.zeros(len(costs))
    use[order] = np.clip((budget - ends + costs[order]) / costs[order], 0, 1)
    use[use < 1e-7] = 0
    return use, float(by_cost[order][np.argmax(ends > budget)]) if ends[-1] > budget else 0.0


def _alike(rows: sparse.csr_matrix, weights: Values, prices: Values) -> tuple[sparse.csr_matrix, Values, Values]:
    """None that passes by nobody; of few units, each way of passing by them once, at the mean price."""
    some = np.diff(rows.indptr) > 0
    rows, weights, prices = rows[some], weights[some], prices[some]
    if rows.shape[1] > WORDS or not rows.nnz:
        return rows, weights, prices
    bits = np.int64(1) << rows.indices.astype(np.int64)
    words, which = np.unique(np.bitwise_or.reduceat(bits, rows.indptr[:-1]), return_inverse=True)
    many = np.bincount(which, weights).astype(np.float64)
    alike = sparse.csr_matrix((words[:, None] >> np.arange(rows.shape[1])) & 1, dtype=np.float64)
    return alike, many, np.bincount(which, weights * prices) / many
