# SPDX-License-Identifier: EUPL-1.2
"""Planted breaks get the right sentence instead of a wrong number; a quiet panel gets none."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from criterio.domain.administration import Administration
from criterio.domain.forecast import QUANTILES, Forecast
from criterio.expect._check import Check, all_checks, looked_at
from criterio.expect._model import Array
from criterio.expect.panel import Panel
from criterio.expect.run import expect, notices
from criterio.store.facts import Facts

FIRST = date(2025, 1, 6)
NOW = FIRST + timedelta(weeks=40, days=2)
MEDIAN = QUANTILES.index(0.5)


def panel(values: Array, network: str = "x") -> Panel:
    subjects = tuple(f"{network}:p{place}" for place in range(len(values)))
    return Panel(subjects, tuple(FIRST + timedelta(weeks=week) for week in range(values.shape[1])), values)


@pytest.fixture
def quiet() -> Array:
    return np.random.default_rng(3).poisson(80, (12, 40)).astype(float)


def sentences(made: Panel, metric: str = "interactions", on: date = NOW) -> dict[str, list[str]]:
    return {s: [str(one.sentence) for one in found] for s, found in looked_at(made, metric, on)[1].items()}


def test_a_quiet_panel_has_nothing_said_of_it(quiet: Array) -> None:
    assert sentences(panel(quiet)) == {}


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.name)
def test_a_check_says_nothing_of_an_empty_panel_and_touches_nothing(check: Check, quiet: Array) -> None:
    made, before = panel(quiet), quiet.copy()
    check.look(made, "interactions", NOW)
    assert np.array_equal(made.values, before)
    assert check.look(Panel((), (), np.empty((0, 0))), "interactions", NOW) == {}


def test_one_week_far_above_the_usual_is_called_a_surge(quiet: Array) -> None:
    quiet[4, 38] = 800
    assert sentences(panel(quiet)) == {
        "x:p4": [
            "The week of 2025-09-29 was 10 times the usual. Weeks like it seldom come twice: the range does not "
            "count on another."
        ]
    }


def test_a_move_of_most_profiles_is_the_networks_and_not_theirs(quiet: Array) -> None:
    quiet[:, 36:] *= 0.2
    said = sentences(panel(quiet))
    assert set(said) == {f"x:p{place}" for place in range(12)}
    assert said["x:p0"] == [
        "In the week of 2025-09-15 most profiles on X moved together: the network or the news did that, not this "
        "profile. Ranges stay uncertain until it settles."
    ]


def test_profiles_that_enter_the_data_together_are_not_growth(quiet: Array) -> None:
    quiet[6:, :30] = np.nan
    assert sentences(panel(quiet)) == {
        "all": [
            "6 profiles entered the data in the week of 2025-08-04: from then on more is counted, which is not growth."
        ]
    }


def test_profiles_that_entered_years_ago_are_no_news(quiet: Array) -> None:
    quiet[6:, :30] = np.nan
    assert not sentences(panel(np.hstack([quiet, quiet[:, 30:], *[quiet[:, 30:40]] * 5])))


def test_a_retired_metric_gets_its_sentence_and_no_forecast(facts_of: Callable[..., Facts]) -> None:
    facts = facts_of(series=_daily("facebook:town", "impressions", date(2025, 9, 1), 100))
    on = date(2025, 12, 10)
    assert expect(facts, Administration("Villanueva"), on, metrics=["impressions"]) == []
    assert [(one.subject, str(one.sentence)) for one in notices(facts, on, ["impressions"])] == [
        (
            "facebook:town",
            "Facebook stopped counting impressions on 2025-11-15. Expect views, which is counted in another way.",
        )
    ]


def test_weeks_before_a_metric_was_counted_as_now_are_not_its_past(quiet: Array) -> None:
    weeks = tuple(date(2024, 6, 3) + timedelta(weeks=week) for week in range(40))
    made = Panel(tuple(f"facebook:p{place}" for place in range(12)), weeks, quiet)
    cut, found = looked_at(made, "views", weeks[-1])
    assert str(found["facebook:p0"][0].sentence) == (
        "Facebook has counted views in another way since 2024-11-01: what came before was left out."
    )
    assert np.isnan(cut.values[:, :22]).all()
    assert np.isfinite(cut.values[:, 22:]).all()


def test_a_surge_is_told_beside_a_forecast_that_does_not_repeat_it(facts_of: Callable[..., Facts]) -> None:
    rng = np.random.default_rng(3)
    counts = {f"x:town{i}": [float(n) for n in rng.poisson(60, 40)] for i in range(12)}
    counts["x:town0"][39] = 900.0
    first: Forecast = next(f for f in expect(facts_of(counts), Administration("V"), NOW) if f.subject == "x:town0")
    assert str(first.notes[0]).startswith("The week of 2025-10-06 was 15 times the usual.")
    assert first.quantiles[MEDIAN] < 120


def _daily(subject: str, metric: str, start: date, days: int) -> list[dict[str, Any]]:
    return [
        {"subject": subject, "metric": metric, "day": start + timedelta(days=day), "value": 50.0} for day in range(days)
    ]
