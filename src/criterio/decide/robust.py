# SPDX-License-Identifier: EUPL-1.2
"""How firmly a mode is recommended: whether every good portfolio has it, none has it, or some.

*Good* is what no other portfolio dominates: what could still be right once everything that is not known is known
(Liesiö, Mild & Salo 2007, 2008). Political support is left out, so that nothing is called sure because of who governs.
What portfolios may do is as in the recommended one: hours at their middle, and the cells that it covers stay covered.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from criterio.decide.cone import apart
from criterio.decide.gains import gains
from criterio.decide.holds import Holds
from criterio.decide.items import GOES_ON
from criterio.decide.portfolio import Programme, Solution
from criterio.decide.rows import firm_rows
from criterio.decide.solver import programme_of, solve
from criterio.decide.stable import EVERYDAY, Stability
from criterio.decide.value import Doubts, Stance, Values
from criterio.decide.weigh import Weights

CORE, EXTERIOR, BORDERLINE = "core", "exterior", "borderline"
_PROVEN = 200
"""Up to so many items each mode is proven or refuted; beyond, draws alone tell."""
_DRAWS, _LOOSE, _LOOSE_MANY = 12, 200, 30
"""Draws solved to the last digit, which show good portfolios; and relaxed ones, fewer of many items, which count."""


@dataclass(frozen=True)
class Firmness:
    """By column: whether some good portfolio ``has`` it, whether some ``lacks`` it, and whether both are ``settled``.

    ``acceptability``: the share of draws, even over weights and values, whose best portfolio has it (Lahdelma, Hokkanen
    & Salminen 1998; many items in parts, where limits split them). ``good``: portfolios × items, some that are good.
    ``exact`` False: draws alone tell, for there are too many items.
    """

    has: np.ndarray
    lacks: np.ndarray
    settled: np.ndarray
    acceptability: np.ndarray
    good: np.ndarray
    exact: bool = True

    @property
    def core(self) -> np.ndarray:
        return np.asarray(self.has & ~self.lacks & self.settled)

    @property
    def exterior(self) -> np.ndarray:
        return np.asarray(~self.has & self.settled)

    def standing(self, values: Values, column: int) -> str:
        """Core: it goes on in every good portfolio, in one mode or another. Exterior: it stops in every one."""
        start, end = values.blocks[values.owner[column]]
        ways = {values.flat[c].mode in GOES_ON for c in range(start, end) if not self.exterior[c]}
        return BORDERLINE if len(ways) > 1 else CORE if ways == {True} else EXTERIOR


def firmness(
    values: Values, weights: Weights, programme: Programme, solution: Solution, effort: int = EVERYDAY
) -> Firmness:
    """Of every column. ``solution`` is what is recommended: portfolios that serve people less are not good.

    What ``effort`` does not reach to prove is not settled, and counts as borderline.
    """
    likely = _acceptability(values, weights, programme)
    if len(values.blocks) > _PROVEN:
        edge = (likely > 0) | (np.bincount(solution.chosen, minlength=len(likely)) > 0)
        return Firmness(edge, likely < 1, np.ones_like(edge), likely, solution.chosen[None], exact=False)
    found, rows = _Found(values), firm_rows(values, Stance.MIDDLE, solution.uncovered)
    programme_alone = programme_of(rows, values)
    for reading in _readings(values, weights, found):
        found.show(solve(programme_alone, reading, values))
    ends = apart(weights.corners, values.felt)
    exact = gains(values, ends)
    stability = Stability(values, exact, rows, Holds(values, exact, rows, ends), effort)
    for good in stability.settle(found.has):
        found.show(good)
    may = found.has | stability.is_open
    others_may = np.bincount(values.owner, may)[values.owner] > may
    settled = (found.has | ~may) & (found.lacks | ~others_may)
    return Firmness(found.has, found.lacks, settled, likely, np.array(sorted(found.good)))


class _Found:
    """The good portfolios found so far, and what they show of each column."""

    def __init__(self, values: Values) -> None:
        self.has, self.lacks = np.zeros(len(values.flat), dtype=bool), np.zeros(len(values.flat), dtype=bool)
        self.good: set[tuple[int, ...]] = set()

    def show(self, chosen: np.ndarray) -> None:
        inside = np.zeros(len(self.has), dtype=bool)
        inside[chosen] = True
        self.has |= inside
        self.lacks |= ~inside
        self.good.add(tuple(map(int, chosen)))


def _readings(values: Values, weights: Weights, found: _Found) -> Iterator[np.ndarray]:
    """Worths within what is known, so that the best under each is good; every other one favours what was not seen yet.

    At every reading strictly inside all ranges, only a portfolio that nothing dominates can be the best.
    """
    doubts, rng = Doubts(values), np.random.default_rng(0)
    yield values.worth(weights.centre, support=False)
    for turn, weight in enumerate(weights.draws(_DRAWS)):
        truth = rng.uniform(0.001, 0.999, doubts.many)
        if turn % 2:
            unseen = np.zeros(len(values.blocks), dtype=bool)
            np.logical_or.at(unseen, values.owner, ~found.has)
            truth = np.where(rng.random(doubts.many) < 0.5, truth, np.where(unseen[doubts.items], 0.999, 0.001))
        yield doubts.worth(weight, truth)


def _acceptability(values: Values, weights: Weights, programme: Programme) -> np.ndarray:
    doubts, rng = Doubts(values), np.random.default_rng(1)
    draws = weights.draws(_LOOSE if len(values.blocks) <= _PROVEN else _LOOSE_MANY, seed=1)
    return np.asarray(
        np.mean([programme.shares(doubts.worth(weight, rng.random(doubts.many))) for weight in draws], axis=0)
    )
