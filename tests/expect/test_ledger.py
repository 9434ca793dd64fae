# SPDX-License-Identifier: EUPL-1.2
"""The ledger against values worked out by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from criterio.expect.ledger import Effort, gaming, placed, score, scored
from criterio.store.ledger import LEVELS, Expectation

DUE = date(2026, 3, 8)
BEFORE, AFTER = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC)
RANGE = (50.0, 80.0, 100.0, 120.0, 150.0)


def expected(
    quantiles: tuple[float, ...] = RANGE,
    levels: tuple[float, ...] = LEVELS,
    at: datetime = BEFORE,
    number: int = 1,
    replaces: int | None = None,
    author: str = "Ana",
) -> Expectation:
    return Expectation("interactions", "x:town", DUE, levels, quantiles, author, at, number, replaces)


def test_a_range_is_scored_by_pit_crps_and_interval() -> None:
    made = score(expected(), 100.0)
    assert (made.pit, made.interval) == (0.5, pytest.approx(100.0))
    losses = [0.05 * 50, 0.25 * 20, 0, 0.25 * 20, 0.05 * 50]
    assert made.crps == pytest.approx(2 * sum(losses) / 5)


def test_an_event_is_scored_by_brier() -> None:
    assert score(expected((90.0,), (0.3,)), 95.0).brier == pytest.approx(0.09)
    assert score(expected((90.0,), (0.3,)), 80.0).brier == pytest.approx(0.49)


def test_extremes_are_named_and_the_return_to_the_middle_is_announced() -> None:
    assert str(score(expected(), 40.0).sentence).startswith("Disappointment: 40.0 came")
    assert str(score(expected(), 160.0).sentence).endswith("wait before you credit or blame anybody.")
    assert str(score(expected(), 90.0).sentence) == "90.0 came, within what was expected."


def test_what_was_replaced_or_written_too_late_does_not_count() -> None:
    first, second = expected(number=1), expected(number=2, replaces=1)
    late = expected(number=3, replaces=2, at=AFTER)
    known = {("interactions", "x:town", DUE): 90.0}
    assert [one.expectation.number for one in scored([first, second, late], {"week": known})] == [2]
    assert scored([first], {}) == []


def test_a_day_is_held_to_what_came_on_it_and_its_week_and_month_to_the_whole() -> None:
    week, day, month = (replace(expected(number=days), days=days) for days in (7, 1, 30))
    key = ("interactions", "x:town", DUE)
    found = scored([week, day, month], {"week": {key: 90.0}, "day": {key: 20.0}, "month": {key: 400.0}})
    assert [(one.expectation.days, one.outcome) for one in found] == [(7, 90.0), (1, 20.0), (30, 400.0)]


def test_a_target_is_placed_on_what_comes_without_doing_anything() -> None:
    assert str(placed(70, RANGE, LEVELS).sentence).startswith("Doing nothing already covers it")
    assert str(placed(150, RANGE, LEVELS).sentence) == "Without doing anything, 1 in twenty would reach it."
    assert str(placed(151, RANGE, LEVELS).sentence).startswith("Without doing anything, fewer than one in twenty")


def test_a_target_met_by_volume_by_money_or_by_a_new_definition_is_said() -> None:
    honest, base = Effort(110, 14), Effort(100, 10)
    assert gaming(base, honest) == []
    assert [str(one) for one in gaming(base, Effort(200, 9))] == [
        "Met by volume: 200 posts instead of 100, each with no more."
    ]
    assert len(gaming(base, Effort(100, 15, paid_posts=20))) == 1
    assert len(gaming(base, Effort(100, 15, definition="views"))) == 1


@pytest.mark.parametrize(("before", "after"), [(None, 9), (10, None), (None, None)])
def test_nobody_is_said_to_get_no_more_where_that_is_not_known(before: float | None, after: float | None) -> None:
    assert gaming(Effort(100, before), Effort(200, after)) == []


@given(st.lists(st.floats(0, 1e6), min_size=5, max_size=5), st.floats(0, 1e6))
def test_scores_are_never_negative_and_the_pit_is_a_probability(values: list[float], outcome: float) -> None:
    made = score(expected(tuple(sorted(values))), outcome)
    assert made.crps is not None
    assert made.crps >= 0
    assert made.interval is not None
    assert made.interval >= 0
    assert made.pit is not None
    assert 0 <= made.pit <= 1


def test_the_crps_is_smallest_for_the_true_distribution() -> None:
    rng = np.random.default_rng(1)
    truths = rng.normal(100, 30, 2000)
    true = (50.7, 79.8, 100.0, 120.2, 149.3)
    losses = [np.mean([score(expected(q), y).crps for y in truths]) for q in (true, (90.0, 95.0, 100.0, 105.0, 110.0))]
    assert losses[0] < losses[1]
