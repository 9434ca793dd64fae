# SPDX-License-Identifier: EUPL-1.2
"""Models recover what they are made to recover: quantiles of simulated panels whose truth is known."""

import numpy as np
import pytest

from criterio.domain.forecast import QUANTILES
from criterio.expect._model import Array
from criterio.expect.models import pooled_ratios
from criterio.expect.score import coverage

MEDIAN = QUANTILES.index(0.5)


def simulated(series: int, weeks: int, spread: float, seed: int) -> Array:
    """Counts of steady series whose weeks vary by ``spread`` in logs."""
    rng = np.random.default_rng(seed)
    return rng.poisson(rng.lognormal(5, 1, (series, 1)) * rng.lognormal(0, spread, (series, weeks))).astype(float)


@pytest.mark.parametrize("spread", [0.2, 0.6])
@pytest.mark.parametrize("weeks", [14, 60])
def test_ranges_cover_what_they_promise(spread: float, weeks: int) -> None:
    panel = simulated(300, weeks + 8, spread, seed=11)
    made = pooled_ratios.MODEL.forecast(panel[:, :weeks], 8, QUANTILES)
    assert coverage(made, panel[:, weeks:], QUANTILES, 0.95) == pytest.approx(0.95, abs=0.025)
    assert coverage(made, panel[:, weeks:], QUANTILES, 0.67) == pytest.approx(0.67, abs=0.05)


def test_calm_and_restless_series_of_one_panel_get_their_own_width() -> None:
    panel = np.vstack([simulated(150, 60, 0.1, seed=1), simulated(150, 60, 0.9, seed=2)])
    made = pooled_ratios.MODEL.forecast(panel[:, :52], 8, QUANTILES)
    for half in (slice(0, 150), slice(150, 300)):
        assert coverage(made[half], panel[half, 52:], QUANTILES, 0.95) == pytest.approx(0.95, abs=0.03)


def test_the_quantiles_of_a_known_distribution_are_recovered() -> None:
    rng = np.random.default_rng(5)
    panel = 100 * rng.lognormal(0, 0.5, (400, 80))
    made = pooled_ratios.MODEL.forecast(panel, 2, QUANTILES)[:, 0]
    true = 100 * np.exp(0.5 * np.array([-1.9600, -0.6745, 0.0, 0.6745, 1.9600]))
    assert made.mean(axis=0)[[1, 3, 4, 5, 7]] == pytest.approx(true, rel=0.12)


def test_a_week_that_is_not_known_does_not_pull_the_level_down() -> None:
    panel = simulated(40, 60, 0.2, seed=3)
    holed = panel.copy()
    holed[0, [40, 44, 50, 55, 58]] = np.nan
    zeroed = np.nan_to_num(holed)
    whole, hole, zero = (pooled_ratios.MODEL.forecast(p, 1, QUANTILES)[0, 0, MEDIAN] for p in (panel, holed, zeroed))
    assert hole == pytest.approx(whole, rel=0.1)
    assert zero < 0.95 * whole


def test_a_season_that_every_series_shares_is_expected_again() -> None:
    rng = np.random.default_rng(8)
    week = np.array([1.5, 1.4, 1.3, 1.2, 1.1, 0.3, 0.2])
    panel = rng.poisson(200 * np.tile(week, 20), (30, 140)).astype(float)
    made = pooled_ratios.MODEL.forecast(panel, 7, QUANTILES, season=7)[..., MEDIAN].mean(axis=0)
    assert made == pytest.approx(200 * week, rel=0.1)


def test_a_series_that_is_mostly_zeros_expects_zeros_and_now_and_then_more() -> None:
    rng = np.random.default_rng(9)
    panel = np.where(rng.random((100, 60)) < 0.2, rng.poisson(10, (100, 60)), 0).astype(float)
    made = pooled_ratios.MODEL.forecast(panel, 4, QUANTILES)
    assert np.median(made[:, 0, MEDIAN]) < 1.5
    assert np.median(made[:, 0, QUANTILES.index(0.975)]) > 5


@pytest.mark.parametrize("known", [1, 3, 5])
def test_the_ranges_of_newcomers_cover_and_are_of_their_own_scale(known: int) -> None:
    panel = simulated(400, 48, 0.5, seed=21)
    past = panel[:, :40].copy()
    past[:200, : 40 - known] = np.nan
    made = pooled_ratios.MODEL.forecast(past, 8, QUANTILES)[:200]
    assert coverage(made, panel[:200, 40:], QUANTILES, 0.95) == pytest.approx(0.95, abs=0.03)
    assert np.corrcoef(np.log(made[:, 0, MEDIAN]), np.log(panel[:200, 40:].mean(axis=1)))[0, 1] > 0.8


def test_a_panel_of_five_weeks_gets_ranges_that_cover() -> None:
    panel = simulated(300, 7, 0.3, seed=4)
    made = pooled_ratios.MODEL.forecast(panel[:, :5], 2, QUANTILES)
    assert coverage(made, panel[:, 5:], QUANTILES, 0.95) == pytest.approx(0.95, abs=0.03)
    assert coverage(made, panel[:, 5:], QUANTILES, 0.67) == pytest.approx(0.67, abs=0.07)


def test_series_that_were_never_above_zero_do_not_make_the_others_explode() -> None:
    rng = np.random.default_rng(9)
    panel = rng.poisson(0.4, (40, 60)).astype(float)
    panel[:10, :50] = 0
    made = pooled_ratios.MODEL.forecast(panel, 4, QUANTILES)
    assert made.max() < 20


def test_rare_counts_keep_zero_inside_the_range() -> None:
    panel = np.random.default_rng(2).poisson(0.3, (60, 80)).astype(float)
    made = pooled_ratios.MODEL.forecast(panel[:, :72], 8, QUANTILES)
    assert coverage(made, panel[:, 72:], QUANTILES, 0.95) >= 0.94


def test_a_total_that_grows_steadily_is_carried_on_and_its_range_is_as_narrow_as_its_steps() -> None:
    rng = np.random.default_rng(12)
    panel = rng.uniform(5_000, 50_000, (40, 1)) + np.cumsum(rng.poisson(20, (40, 80)), axis=1)
    made = pooled_ratios.MODEL.forecast(panel[:, :72], 8, QUANTILES)
    miss = made[:, 7, MEDIAN] - panel[:, 79]
    assert np.abs(miss).mean() < 30
    assert np.median(made[:, 7, -2] - made[:, 7, 1]) < 200
    assert coverage(made, panel[:, 72:], QUANTILES, 0.95) == pytest.approx(0.95, abs=0.045)


def test_a_steady_series_among_restless_ones_keeps_a_range_of_its_own() -> None:
    panel = np.vstack([simulated(60, 80, 0.7, seed=6), 1000 + np.random.default_rng(7).normal(0, 10, (3, 80))])
    made = pooled_ratios.MODEL.forecast(panel[:, :72], 4, QUANTILES)
    assert (made[-3:, :, 6] - made[-3:, :, 2] < 120).all()


def test_far_horizons_of_daily_panels_are_judged_too() -> None:
    """A walk strays farther the farther ahead: the range four weeks ahead must have been calibrated there."""
    rng = np.random.default_rng(13)
    panel = 500 + np.cumsum(rng.normal(0, 4, (60, 300)), axis=1)
    made = pooled_ratios.MODEL.forecast(panel[:, :272], 28, QUANTILES, season=7)
    assert coverage(made[:, 21:], panel[:, 293:], QUANTILES, 0.95) == pytest.approx(0.95, abs=0.05)
