# SPDX-License-Identifier: EUPL-1.2
"""Days add up to their week in every draw; the week in course has what came of it; a total ends where its week does."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criterio.domain.administration import Administration
from criterio.domain.forecast import QUANTILES
from criterio.expect._model import Array
from criterio.expect.agreed import agreed
from criterio.expect.outlook import Outlook
from criterio.expect.pace import DAYS, WEEKS, Pace
from criterio.expect.panel import Panel, monday
from criterio.expect.run import expect_all
from criterio.store.facts import Facts

MONDAY = date(2026, 3, 2)
MIDDLE = QUANTILES.index(0.5)


def outlook(
    pace: Pace, on: date, draws: Array, past: Array, metric: str = "interactions", basis: str = "own"
) -> Outlook:
    """Of as many profiles as there are draws (series, periods, draws), after a past (series, periods)."""
    first = pace.first(on)
    opens = tuple(first - timedelta(days=pace.length * back) for back in range(past.shape[1], 0, -1))
    spans = pace.spans(first, draws.shape[1])
    names = tuple(f"x:town{i}" for i in range(len(draws)))
    quantiles = np.moveaxis(np.quantile(draws, QUANTILES, axis=2), 0, -1)
    return Outlook(metric, pace, Panel(names, opens, past), quantiles, draws, (basis,) * len(draws), spans, {}, 1, None)


def both(
    rng: np.random.Generator, on: date, metric: str = "interactions", basis: str = "own"
) -> tuple[Outlook, Outlook]:
    """Two profiles; their weeks are forecast half as high again as their days would come to."""
    days = rng.poisson(3.0, (2, 28, 500)) * rng.lognormal(0, 0.5, (2, 28, 500))
    weeks = 30 * rng.lognormal(0, 0.4, (2, 4, 500))
    return (
        outlook(WEEKS, on, weeks, np.full((2, 60), 21.0), metric),
        outlook(DAYS, on, days, np.full((2, 140), 3.0), metric, basis),
    )


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32 - 1), weekday=st.integers(0, 6))
def test_the_days_of_a_week_add_up_to_it_in_every_draw_and_so_do_units(seed: int, weekday: int) -> None:
    on = MONDAY + timedelta(days=weekday)
    weeks, days = agreed(*both(np.random.default_rng(seed), on))
    starts = [7 * week - weekday for week in range(4)]
    for week, start in enumerate(starts):
        added = np.nansum(days.draws[:, max(start, 0) : start + 7], axis=1) + max(-start, 0) * 3.0
        assert added == pytest.approx(weeks.draws[:, week], rel=1e-9)
        assert added.sum(axis=0) == pytest.approx(weeks.draws[:, week].sum(axis=0), rel=1e-9)
    assert (days.draws >= 0).all()


def test_what_is_shown_of_days_and_of_the_week_in_course_is_the_draws_in_whole_counts() -> None:
    weeks, days = agreed(*both(np.random.default_rng(1), MONDAY + timedelta(days=2)))
    for one, periods in ((weeks, slice(0, 1)), (days, slice(5, 26))):
        shown = np.quantile(one.draws[:, periods], QUANTILES, axis=2, method="inverted_cdf")
        assert np.array_equal(np.round(np.moveaxis(shown, 0, -1)), one.quantiles[:, periods])


def test_a_week_ahead_stays_as_weeks_say_and_its_days_rise_to_it() -> None:
    before = both(np.random.default_rng(2), MONDAY)
    weeks, days = agreed(*before)
    assert np.array_equal(weeks.quantiles, before[0].quantiles)
    assert days.draws[0, :7].mean() / before[1].draws[0, :7].mean() == pytest.approx(
        before[0].draws[0, 0].mean() / before[1].draws[0, :7].sum(axis=0).mean()
    )


def test_a_day_that_may_bring_nothing_still_may() -> None:
    before = both(np.random.default_rng(11), MONDAY)
    before[1].draws[:, 2] *= np.random.default_rng(12).random((2, 500)) < 0.6
    _, days = agreed(*before)
    assert (days.draws[:, 2] == 0).mean() == pytest.approx(0.4 + 0.6 * np.exp(-3), abs=0.06)
    assert (days.quantiles[:, 2, :4] == 0).all()


def test_the_week_in_course_never_falls_below_what_came_of_it() -> None:
    weeks, days = agreed(*both(np.random.default_rng(3), MONDAY + timedelta(days=4)))
    assert weeks.draws[:, 0].min() >= 4 * 3.0
    assert weeks.draws[:, 0] - days.draws[:, :3].sum(axis=1) == pytest.approx(np.full((2, 500), 12.0))


def test_a_week_in_course_of_which_a_day_is_not_known_stays_as_weeks_say() -> None:
    before = both(np.random.default_rng(4), MONDAY + timedelta(days=4))
    before[1].panel.values[0, -2] = np.nan
    weeks, days = agreed(*before)
    assert np.array_equal(weeks.draws[0, 0], before[0].draws[0, 0])
    assert np.array_equal(days.draws[0, :3], before[1].draws[0, :3])
    assert not np.array_equal(weeks.draws[1, 0], before[0].draws[1, 0])


def test_a_day_on_which_nobody_counts_has_no_part_in_its_week() -> None:
    before = both(np.random.default_rng(5), MONDAY)
    before[1].draws[:, 5::7] = np.nan
    before[1].draws[:, 6::7] = np.nan
    weeks, days = agreed(*before)
    assert np.isnan(days.draws[:, 5:7]).all()
    assert days.draws[:, :5].sum(axis=1) == pytest.approx(weeks.draws[:, 0])


def test_days_that_bring_nothing_in_a_draw_share_out_their_week_as_is_usual() -> None:
    before = both(np.random.default_rng(6), MONDAY)
    before[1].draws[:, :7, :50] = 0.0
    weeks, days = agreed(*before)
    assert weeks.draws[:, 0].min() > 0
    assert days.draws[:, :7].sum(axis=1) == pytest.approx(weeks.draws[:, 0])


def test_a_week_in_course_whose_days_stand_on_peers_stays_as_weeks_say() -> None:
    before = both(np.random.default_rng(7), MONDAY + timedelta(days=4), basis="peers")
    weeks, days = agreed(*before)
    assert np.array_equal(weeks.quantiles, before[0].quantiles)
    assert days.draws[:, 3:10].sum(axis=1) == pytest.approx(weeks.draws[:, 1])


@pytest.mark.parametrize("basis", ["own", "peers"])
def test_the_last_day_of_a_total_is_its_week(basis: str) -> None:
    weeks, days = agreed(*both(np.random.default_rng(8), MONDAY + timedelta(days=2), "followers", basis))
    assert days.draws[:, 4::7] == pytest.approx(weeks.draws)


def test_who_is_forecast_by_week_only_stays_as_it_is() -> None:
    of_weeks, of_days = both(np.random.default_rng(9), MONDAY)
    alone = outlook(DAYS, MONDAY, of_days.draws[:1], of_days.panel.values[:1])
    weeks, _ = agreed(of_weeks, alone)
    assert np.array_equal(weeks.draws[1], of_weeks.draws[1])
    assert np.array_equal(weeks.quantiles[1], of_weeks.quantiles[1])


def test_forecasts_of_days_and_weeks_of_a_town_tell_one_story(facts_of: Callable[..., Facts]) -> None:
    rng = np.random.default_rng(10)
    counts = {f"x:town{i}": [float(n) for n in rng.poisson(40 * (i + 1), 40)] for i in range(6)}
    facts = facts_of(counts, units=dict.fromkeys(counts, "All"))
    on = monday(date(2025, 1, 6) + timedelta(weeks=40))
    ahead = expect_all(facts, Administration("Villanueva"), on, ["interactions"])
    weeks, days = ahead.weeks, ahead.days
    for subject in ("x:town4", "unit:All", "all"):
        week = next(one for one in weeks if one.subject == subject)
        of_days = [one for one in days if one.subject == subject and one.week < on + timedelta(days=7)]
        low, middle, high = (sum(one.quantiles[level] for one in of_days) for level in (0, MIDDLE, -1))
        assert low <= week.quantiles[MIDDLE] <= high
        assert middle == pytest.approx(week.quantiles[MIDDLE], rel=0.25)
