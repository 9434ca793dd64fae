# SPDX-License-Identifier: EUPL-1.2
"""Months are what came and what their weeks and days bring, draw by draw."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criterio.domain.forecast import QUANTILES
from criterio.expect._model import Array
from criterio.expect.agreed import agreed
from criterio.expect.composed import by_month
from criterio.expect.outlook import Outlook
from criterio.expect.pace import DAYS, WEEKS, Pace
from criterio.expect.panel import Panel

DRAWS = 400


def outlook(pace: Pace, on: date, draws: Array, past: Array, metric: str) -> Outlook:
    first = pace.first(on)
    opens = tuple(first - timedelta(days=pace.length * back) for back in range(past.shape[1], 0, -1))
    names = tuple(f"x:town{i}" for i in range(len(draws)))
    quantiles = np.moveaxis(np.quantile(draws, QUANTILES, axis=2), 0, -1)
    spans = pace.spans(first, draws.shape[1])
    return Outlook(metric, pace, Panel(names, opens, past), quantiles, draws, ("own",) * len(draws), spans, {}, 1, None)


def both(on: date, past: Array, metric: str = "interactions", seed: int = 0) -> tuple[Outlook, Outlook]:
    """Weeks as they are drawn, of which good ones go on, and days to the end of the third that add up to them."""
    rng, many = np.random.default_rng(seed), len(past)
    level = rng.lognormal(3, 0.4, (many, 1, DRAWS))
    weeks = outlook(WEEKS, on, level * rng.lognormal(0, 0.1, (many, 10, DRAWS)), np.full((many, 60), 20.0), metric)
    days = outlook(DAYS, on, rng.gamma(2, 1.5, (many, 21 - on.weekday(), DRAWS)), past, metric)
    return weeks, agreed(weeks, days)[1]


@settings(max_examples=20)
@given(day=st.integers(0, 300), seed=st.integers(0, 1000))
def test_a_month_that_the_days_reach_is_what_came_and_what_they_bring(day: int, seed: int) -> None:
    on = date(2026, 1, 12) + timedelta(days=day)
    weeks, days = both(on, np.full((2, 200), 3.0), seed=seed)
    months = by_month(weeks, days, 2)
    assert months is not None
    first = months.spans[0]
    assert (first.opens, first.last + timedelta(days=1)) == (on.replace(day=1), months.spans[1].opens)
    if first.last <= days.spans[-1].last:
        coming = days.draws[:, : (first.last - on).days + 1].sum(axis=1)
        came = 3.0 * (on.day - 1)
        assert months.draws[:, 0].mean(axis=1) == pytest.approx(came + coming.mean(axis=1))
        assert months.draws[:, 0].min() >= came


def test_good_weeks_that_go_on_make_a_month_wider_than_weeks_by_themselves() -> None:
    weeks, days = both(date(2026, 3, 2), np.full((1, 200), 3.0))
    months = by_month(weeks, days, 2)
    assert months is not None
    spread = months.draws[0, 1].std() / months.draws[0, 1].mean()
    alone = weeks.draws[0, 5].std() / weeks.draws[0, 5].mean()
    assert spread == pytest.approx(alone, rel=0.15)


def test_a_day_that_is_not_known_yet_counts_as_likely_and_one_before_the_profile_was_there_as_unknown() -> None:
    on, past = date(2026, 3, 25), np.full((3, 200), 3.0)
    past[1, -2:] = np.nan
    past[2, :-10] = np.nan
    weeks, days = both(on, past)
    months = by_month(weeks, days, 2)
    assert months is not None
    coming = days.draws[:, :7].sum(axis=1).mean(axis=1)
    monday, tuesday = days.draws[1, 5].mean(), days.draws[1, 6].mean()
    middle = months.draws[:, 0].mean(axis=1)
    assert middle[0] == pytest.approx(24 * 3 + coming[0])
    assert middle[1] == pytest.approx(22 * 3 + monday + tuesday + coming[1])
    assert np.isnan(months.draws[2, 0]).all()
    assert np.isfinite(months.draws[2, 1]).all()


def test_a_total_is_what_it_is_on_the_last_day_of_the_month() -> None:
    on = date(2026, 3, 2)
    weeks, days = both(on, np.full((2, 200), 20.0), "followers")
    months = by_month(weeks, days, 2)
    assert months is not None
    sundays = [weeks.draws[:, number].mean(axis=1) for number in (3, 4, 7, 8)]
    assert months.draws[:, 0].mean(axis=1) == pytest.approx(sundays[0] + 2 / 7 * (sundays[1] - sundays[0]))
    assert months.draws[:, 1].mean(axis=1) == pytest.approx(sundays[2] + 4 / 7 * (sundays[3] - sundays[2]))


def test_weeks_that_reach_to_the_end_of_no_month_give_none() -> None:
    weeks, days = both(date(2026, 3, 2), np.full((1, 200), 3.0))
    assert by_month(weeks.until(2), days, 2) is None
    reached = by_month(weeks.until(6), days, 2)
    assert reached is not None
    assert [span.opens for span in reached.spans] == [date(2026, 3, 1)]
