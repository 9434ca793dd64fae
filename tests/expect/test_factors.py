# SPDX-License-Identifier: EUPL-1.2
"""What was planted in days that are known beforehand is found, with its doubt; what was never seen stays one."""

from datetime import date, timedelta

import numpy as np
import pytest

from criterio.domain.administration import Administration
from criterio.domain.forecast import QUANTILES
from criterio.expect._model import Array
from criterio.expect.applied import Coming
from criterio.expect.covariates.public_holidays import days_off
from criterio.expect.factors import Factors, learn
from criterio.expect.shared import shared_index

FIRST = date(2024, 1, 1)  # a Monday
TOWN = Administration("Villanueva", elections=(date(2024, 9, 29), date(2026, 5, 24)))
WEEKDAY = np.array([1.0, 1.05, 1.05, 1.0, 0.95, 0.5, 0.4])


def counts(
    days: int = 600, series: int = 30, closed: float = 1.0, electoral: float = 1.0, august: float = 1.0, seed: int = 1
) -> Array:
    """Days of profiles of all sizes, whose level wanders together, with what is planted in them."""
    rng = np.random.default_rng(seed)
    calendar = [FIRST + timedelta(days=t) for t in range(days)]
    off = days_off(TOWN, calendar)
    moved = np.array([closed if day in off and day.weekday() < 5 else 1.0 for day in calendar])
    moved *= [electoral if date(2024, 8, 6) <= day <= date(2024, 9, 29) else 1.0 for day in calendar]
    moved *= [august if day.month == 8 else 1.0 for day in calendar]
    wanders = np.exp(0.1 * np.cumsum(rng.normal(0, 0.15, days)) / np.sqrt(np.arange(1, days + 1)))
    level = rng.lognormal(3, 1, (series, 1))
    own = rng.gamma(2, 0.5, (series, days))
    return rng.poisson(level * WEEKDAY[np.arange(days) % 7] * moved * wanders * own).astype(float)


def learnt(panel: Array, ahead: int = 150, town: Administration = TOWN) -> Factors:
    found = learn(panel, FIRST, ahead, town)
    assert found is not None
    return found


def factor_of(found: Factors, day: date, name: str, length: int = 1):
    every = range(len(found.size))
    return next((one for one in found.told(day, length, list(every)) if one.name == name), None)


@pytest.mark.parametrize("planted", [0.3, 0.6])
def test_a_planted_holiday_is_within_its_range(planted: float) -> None:
    found = [
        factor_of(learnt(counts(closed=planted, seed=seed)), date(2025, 12, 8), "public_holidays") for seed in range(5)
    ]
    assert all(one is not None and one.seen > 0 for one in found)
    assert sum(one.low < planted < one.high < 1 for one in found if one) >= 4
    assert np.median([one.value for one in found if one]) == pytest.approx(planted, rel=0.2)


@pytest.mark.parametrize("seed", range(4))
def test_where_nothing_was_planted_nothing_is_claimed(seed: int) -> None:
    found = factor_of(learnt(counts(seed=seed)), date(2025, 12, 8), "public_holidays")
    assert found is None or found.low <= 1 <= found.high


def test_what_the_past_never_had_stays_one_and_makes_the_range_wider() -> None:
    town = Administration("Villanueva", elections=(date(2025, 10, 26),))
    found = factor_of(learnt(counts(), town=town), date(2025, 9, 15), "electoral_period")
    assert found is not None
    assert (found.seen, found.value) == (0, pytest.approx(1.0))
    assert found.low < 0.6
    assert found.high > 1.7
    assert "wider and not moved" in str(found.sentence)


def test_a_planted_electoral_period_is_found_in_the_next_one() -> None:
    found = [
        factor_of(learnt(counts(820, electoral=0.5, seed=seed)), date(2026, 4, 13), "electoral_period", 7)
        for seed in range(5)
    ]
    assert sum(one.low < 0.5 < one.high < 1 for one in found if one) >= 4
    assert np.median([one.value for one in found if one]) == pytest.approx(0.5, rel=0.2)


@pytest.mark.parametrize(("days", "ahead", "monday"), [(590, 60, date(2025, 8, 18)), (900, 200, date(2026, 8, 10))])
def test_one_august_or_two_are_enough_to_expect_the_next_where_offices_rest(
    days: int, ahead: int, monday: date
) -> None:
    found = factor_of(learnt(counts(days=days, august=0.5), ahead), monday, "time_of_year", 7)
    assert found is not None
    assert found.low < 0.55 < found.high + 0.1
    assert found.value < 0.75
    assert "August: about" in str(found.sentence)


def test_elsewhere_a_month_comes_back_only_where_two_years_are_known() -> None:
    abroad = Administration("Villanueva", country="")
    short, long = counts(days=590, august=0.5), counts(days=900, august=0.5)
    assert factor_of(learnt(short, town=abroad), date(2025, 8, 18), "time_of_year", 7) is None
    assert factor_of(learnt(long, 200, town=abroad), date(2026, 8, 10), "time_of_year", 7) is not None


def test_what_a_week_has_is_told_in_the_order_of_its_days() -> None:
    panel = counts(days=900)
    for december in (2024, 2025):
        at = (date(december, 12, 22) - FIRST).days
        panel[:, at : at + 16] *= 0.4
    found = factor_of(learnt(panel, 200), date(2026, 12, 28), "time_of_year", 7)
    assert found is not None
    assert [str(one) for one in found.what.values["items"]] == ["December", "The weeks of Christmas", "January"]


def test_two_years_of_a_desk_that_is_closed_at_weekends_are_two_years() -> None:
    panel = counts(days=760, august=0.5)
    panel[:, 5::7] = panel[:, 6::7] = np.nan
    abroad = Administration("Villanueva", country="")
    assert factor_of(learnt(panel, 260, town=abroad), date(2026, 8, 10), "time_of_year", 7) is not None


def test_a_first_august_makes_the_range_wider_and_moves_nothing() -> None:
    found = factor_of(learnt(counts(days=200), 60), date(2024, 8, 5), "time_of_year", 7)
    assert found is not None
    assert (found.seen, found.value) == (0, pytest.approx(1.0))


def test_a_series_that_does_not_close_is_not_lowered() -> None:
    panel = counts(closed=0.3)
    rng = np.random.default_rng(5)
    panel[0] = rng.poisson(200 * WEEKDAY[np.arange(panel.shape[1]) % 7])
    found = learnt(panel)
    moved = np.exp(found.over([date(2025, 12, 8)], 1)[:, 0])
    assert moved[0] > 0.75
    assert np.median(moved[1:]) < 0.45


def test_a_week_is_moved_by_the_share_of_its_days() -> None:
    found = learnt(counts(closed=0.3))
    day, week = (np.exp(found.over([date(2025, 12, 8)], length)).mean() for length in (1, 7))
    share = WEEKDAY[0] / WEEKDAY.sum()
    assert week == pytest.approx(1 - share * (1 - day), abs=0.05)


def test_too_few_days_teach_nothing() -> None:
    assert learn(counts(days=40), FIRST, 10, TOWN) is None


def test_the_shared_index_does_not_move_with_who_comes_and_goes() -> None:
    panel = counts(days=300)
    panel[:10, :150] = np.nan
    panel[20:, 200:] = np.nan
    index = shared_index(panel)
    weeks = index[:294].reshape(-1, 7).mean(axis=1)
    assert weeks[:20].mean() == pytest.approx(weeks[-10:].mean(), rel=0.15)


def test_one_series_that_explodes_is_not_all_of_them() -> None:
    panel = counts(days=300)
    before = shared_index(panel)
    panel[3, 100] *= 500
    assert shared_index(panel)[100] < 1.35 * before[100] + 0.1


def test_a_stretch_in_which_nobody_counted_is_not_known() -> None:
    panel = counts(days=300)
    panel[:, 100:150] = 0
    assert np.isnan(shared_index(panel)[100:150]).all()
    assert np.isfinite(shared_index(panel)[:100]).all()


def test_ranges_are_moved_by_the_factor_and_made_wider_by_its_doubt() -> None:
    quantiles = np.array([[[0, 10, 50, 60, 100, 150, 180, 400, 900.0]]])
    sure = Coming(np.log([[0.5]]), np.zeros((1, 1))).upon(quantiles, QUANTILES)
    unsure = Coming(np.log([[0.5]]), np.full((1, 1), 0.4)).upon(quantiles, QUANTILES)
    assert sure == pytest.approx(quantiles / 2)
    assert unsure[0, 0, 4] == pytest.approx(50)
    assert (np.diff(unsure[0, 0]) >= 0).all()
    assert unsure[0, 0, 1] < sure[0, 0, 1]
    assert unsure[0, 0, 7] > sure[0, 0, 7]
    assert unsure[0, 0, 0] == 0


def test_within_a_draw_what_is_not_known_of_a_factor_is_the_same_for_all() -> None:
    drawn = Coming(np.zeros((2, 1)), np.full((2, 1), 0.4)).upon_draws(np.ones((2, 1, 500)))
    assert drawn[0] == pytest.approx(drawn[1])
    assert np.log(drawn).std() == pytest.approx(0.4, abs=0.02)
