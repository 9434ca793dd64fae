# SPDX-License-Identifier: EUPL-1.2
"""The reading at which a mode has its best chance."""

import numpy as np
import pytest
from tests.decide.test_robust import RANKED, random_problem

from criterio.decide.items import Alternative, Item, Limits, Part, Problem
from criterio.decide.kindest import Kindest
from criterio.decide.portfolio import Programme
from criterio.decide.rows import firm_rows
from criterio.decide.solver import programme_of, solve
from criterio.decide.value import Doubts, Stance, Values
from criterio.decide.weigh import weigh
from criterio.domain.names import Aspect
from criterio.domain.verdict import Mode


def behind(values: Values, rows, worth: np.ndarray, column: int) -> float:
    """Points by which the best portfolio with the column is behind the best of all."""
    programme = programme_of(rows, values)
    best = worth[solve(programme, worth, values)].sum()
    start, end = values.blocks[values.owner[column]]
    for other in range(start, end):
        programme.changeColBounds(other, float(other == column), float(other == column))
    return float(best - worth[solve(programme, worth, values)].sum())


def test_what_is_right_only_if_its_doubts_turn_out_well_is_right_at_its_kindest_reading():
    def item(name: str, low: float, high: float) -> Item:
        keep = Alternative(Mode.KEEP, (2, 2), parts=(Part("told", Aspect.SERVICE, low, high),))
        return Item(name, "", (keep, Alternative(Mode.CLOSE)))

    values = Values(Problem((item("a", 3.0, 4.0), item("b", 0.0, 3.2), item("c", 2.9, 3.6)), Limits(4.0)))
    rows = firm_rows(values, Stance.MIDDLE, ())
    weights = weigh(())
    assert behind(values, rows, values.worth(weights.centre), 2) > 1
    assert behind(values, rows, Kindest(values, weights.corners, rows).to(2, values.allowed), 2) <= 1e-6


@pytest.mark.parametrize("seed", range(4))
def test_a_kindest_reading_is_one_that_what_is_known_allows_and_no_worse_than_the_middle_of_the_doubts(seed):
    values = Values(random_problem(np.random.default_rng(seed)))
    solution = Programme(values).solve(values.worth(RANKED.centre))
    rows = firm_rows(values, Stance.MIDDLE, solution.uncovered)
    kindest, doubts = Kindest(values, RANKED.corners, rows), Doubts(values)
    ends = [doubts.worth(corner, np.full(doubts.many, end)) for corner in RANKED.corners for end in (0.0, 1.0)]
    middle = doubts.worth(RANKED.corners.mean(axis=0), np.full(doubts.many, 0.5))
    kinder = 0
    for column in np.flatnonzero(values.allowed):
        worth = kindest.to(int(column), values.allowed)
        assert (worth >= np.min(ends, axis=0) - 1e-6).all()
        assert (worth <= np.max(ends, axis=0) + 1e-6).all()
        kinder += behind(values, rows, worth, column) <= behind(values, rows, middle, column) + 1e-3
    assert kinder >= 0.9 * values.allowed.sum()
