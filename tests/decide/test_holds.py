# SPDX-License-Identifier: EUPL-1.2
"""What holds at some prices cannot be dominated by what would pay more than it gains."""

import numpy as np
import pytest
from tests.decide.test_robust import RANKED, feasible, random_problem

from criterio.decide.gains import gains
from criterio.decide.holds import Holds
from criterio.decide.items import Alternative, Item, Limits, Part, Problem
from criterio.decide.moves import Moves
from criterio.decide.portfolio import Programme
from criterio.decide.room import Room
from criterio.decide.rows import INF, Row, firm_rows
from criterio.decide.value import Stance, Values
from criterio.decide.weigh import weigh
from criterio.domain.names import Aspect
from criterio.domain.verdict import Mode


def worth_of_what_is_left(rows: list[Row], prices: np.ndarray, chosen: tuple[int, ...]) -> float:
    """At the prices of each draw, what a portfolio leaves of the limits."""
    left = np.zeros(len(prices))
    for row, price in zip(rows, prices.T, strict=True):
        if row.name == "one":
            continue
        use = sum(c for column, c in zip(row.columns, row.coefficients, strict=True) if column in chosen)
        limit = np.where(price >= 0, row.high, row.low)
        left += np.where(price == 0, 0, price) * np.where(np.abs(limit) < INF, limit - use, 0)
    return left


@pytest.mark.parametrize("seed", range(6))
def test_nothing_dominates_what_loses_more_by_every_change_than_what_it_leaves_is_worth(seed):
    values = Values(random_problem(np.random.default_rng(seed)))
    solution = Programme(values).solve(values.worth(RANKED.centre))
    rows, exact = firm_rows(values, Stance.MIDDLE, solution.uncovered), gains(values, RANKED.corners)
    holds = Holds(values, exact, rows, RANKED.corners)
    holds.measure(values.allowed)
    every = feasible(values, rows)
    certified = 0
    for one in every:
        left = worth_of_what_is_left(rows, holds.prices, one)
        assert (left >= -1e-6).all()
        for other in every:
            changes = [column for column, new in zip(one, other, strict=True) if column != new]
            if changes and (holds.by_draw[:, changes].sum(axis=1) > left + 1e-6).any():
                certified += 1
                assert not exact.dominates(np.array(other), np.array(one)), (one, other)
    assert certified or len(every) < 3


def three_of_two_hours() -> Values:
    def item(name: str, low: float, high: float) -> Item:
        keep = Alternative(Mode.KEEP, (2, 2), parts=(Part("told", Aspect.SERVICE, low, high),))
        return Item(name, "", (keep, Alternative(Mode.CLOSE)))

    return Values(Problem((item("a", 3.0, 4.0), item("b", 0.0, 3.2), item("c", 0.1, 0.2)), Limits(4.0)))


def test_what_may_turn_out_well_holds_at_some_price_and_what_cannot_lacks_points_at_all():
    values, weights = three_of_two_hours(), weigh(())
    rows, exact = firm_rows(values, Stance.MIDDLE, ()), gains(values, weights.corners)
    holds = Holds(values, exact, rows, weights.corners)
    holds.measure(values.allowed)
    keep_a, _, keep_b, close_b, keep_c, _ = holds.best
    assert min(keep_a, keep_b, close_b) > 0
    assert keep_c < keep_b
    assert holds.worth(4, 0).shape == (6,)


def test_hours_are_as_cheap_in_some_readings_as_when_all_turns_out_badly_and_as_dear_as_when_all_does_well():
    lows = np.linspace(0.0, 2.0, 31)
    keeps = [Alternative(Mode.KEEP, (1, 1), parts=(Part("told", Aspect.SERVICE, low, low + 2),)) for low in lows]
    items = tuple(Item(f"x:{place:02}", "", (way, Alternative(Mode.CLOSE))) for place, way in enumerate(keeps))
    values, alike = Values(Problem(items, Limits(15.5))), np.ones((1, len(Aspect)))
    rows = firm_rows(values, Stance.MIDDLE, ())
    holds = Holds(values, gains(values, alike), rows, alike)
    holds.measure(values.allowed)
    hours = holds.prices[:, [row.name == "hours" for row in rows]].ravel()
    # the half of them that fits is worth 1 an hour and more at the worst, 3 and more at the best
    assert hours.min() == pytest.approx(1, abs=0.05)
    assert hours.max() == pytest.approx(3, abs=0.05)


@pytest.mark.parametrize("seed", range(8))
def test_a_move_of_three_items_leads_to_a_portfolio_that_fits_and_dominates(seed):
    values = Values(random_problem(np.random.default_rng([seed, 3])))
    solution = Programme(values).solve(values.worth(RANKED.centre))
    rows, exact = firm_rows(values, Stance.MIDDLE, solution.uncovered), gains(values, RANKED.corners)
    room, every = Room(rows, values), feasible(values, rows)
    moves = Moves(values, exact, room)
    for chosen in map(np.array, every):
        for item in range(len(values.blocks)):
            for move in moves.with_one(chosen, item, values.allowed):
                after = chosen.copy()
                after[values.owner[list(move.takes)]] = move.takes
                assert len(move.takes) == 3
                assert item in values.owner[list(move.takes)]
                assert tuple(after) in every
                assert exact.dominates(after, chosen)
