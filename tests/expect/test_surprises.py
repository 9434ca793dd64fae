# SPDX-License-Identifier: EUPL-1.2
"""Few false alarms where nothing happened, and the true surprises found where something did."""

from datetime import date, timedelta

import numpy as np
import pytest
from scipy.stats import norm

from criterio.domain.forecast import QUANTILES, Forecast
from criterio.expect.surprises import surprises, two_sided

WEEK = date(2026, 3, 2)
USUAL = tuple(float(100 * np.exp(0.5 * z)) for z in norm.ppf(QUANTILES))


def watched(values: list[float]) -> tuple[list[Forecast], dict[tuple[str, str, date], float]]:
    forecasts = [Forecast("interactions", f"x:{i}", WEEK, 1, USUAL) for i in range(len(values))]
    return forecasts, {("interactions", f"x:{i}", WEEK + timedelta(days=6)): value for i, value in enumerate(values)}


def test_with_nothing_unusual_a_list_is_rarely_begun() -> None:
    rng = np.random.default_rng(2)
    alarms = [bool(surprises(*watched(list(100 * rng.lognormal(0, 0.5, 200))))) for _ in range(200)]
    assert np.mean(alarms) <= 0.2


def test_true_surprises_are_found_the_largest_first_and_said() -> None:
    rng = np.random.default_rng(3)
    values = list(100 * rng.lognormal(0, 0.3, 100))
    values[7], values[9] = 5000.0, 1500.0
    found = surprises(*watched(values))
    assert [one.forecast.subject for one in found] == ["x:7", "x:9"]
    assert str(found[0].sentence).startswith("x:7, interactions, week of 2026-03-02: 5000.0, above the usual 37.")


def test_what_is_little_to_the_administration_comes_last_however_unlikely() -> None:
    small, whole = (tuple(times * value for value in USUAL) for times in (0.01, 10))
    values = {"all": 4000.0, "x:small": 9.0, "x:usual": 400.0, "all-posts": 800.0}
    forecasts = [
        Forecast("interactions", "x:small", WEEK, 1, small),
        Forecast("interactions", "all", WEEK, 1, whole),
        Forecast("interactions", "x:usual", WEEK, 1, USUAL),
        Forecast("views", "all-posts", WEEK, 1, USUAL),
    ]
    found = surprises(forecasts, {(one.metric, one.subject, one.due): values[one.subject] for one in forecasts})
    assert found[-1].probability == min(one.probability for one in found), "the least likely of all"
    assert [one.forecast.subject for one in found] == ["all-posts", "all", "x:usual", "x:small"]


def test_probabilities_go_on_beyond_the_last_quantiles() -> None:
    assert two_sided(USUAL, 100.0) == pytest.approx(1.0)
    assert two_sided(USUAL, USUAL[-1]) == pytest.approx(0.01)
    assert two_sided(USUAL, 2 * USUAL[-1]) < 0.001
    assert two_sided(USUAL, 0.0) < 0.01


def test_a_week_that_is_not_known_is_no_surprise() -> None:
    forecasts, _ = watched([1.0])
    assert surprises(forecasts, {}) == []


def test_a_zero_where_zeros_are_usual_is_no_surprise() -> None:
    assert two_sided((0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 5.0, 9.0), 0.0) == 1.0


def test_a_day_of_nothing_is_no_surprise_where_almost_nothing_is_usual() -> None:
    assert two_sided((0.0, 0.002, 0.19, 0.38, 7.7, 85.0, 124.0, 420.0, 626.0), 0.0) == pytest.approx(0.5)


def test_a_day_is_held_against_its_own_range_and_told_as_a_day() -> None:
    forecast = Forecast("interactions", "x:1", WEEK, 1, USUAL, days=1)
    (found,) = surprises([forecast], {("interactions", "x:1", WEEK): 5000.0})
    assert str(found.sentence).startswith("x:1, interactions, 2026-03-02: 5000.0, above the usual")
