# SPDX-License-Identifier: EUPL-1.2
"""Totals that grow by a known law are forecast by that law, and what is no total is left alone."""

import numpy as np
import pytest

from criterio.domain.forecast import QUANTILES
from criterio.expect._model import Array
from criterio.expect.models import pooled_ratios
from criterio.expect.score import coverage, pinball
from criterio.expect.totals import added, are_totals, gains_of

MEDIAN = QUANTILES.index(0.5)


def followers(series: int, weeks: int, seed: int, leaving: float = 0.0) -> Array:
    """Totals that begin at some thousands and gain a Poisson number of tens a week; of each, some leave."""
    rng = np.random.default_rng(seed)
    usual = rng.lognormal(3, 0.7, (series, 1))
    gained = rng.poisson(usual * rng.gamma(5, 1 / 5, (series, weeks)))
    left = rng.poisson(leaving * usual, (series, weeks))
    start = rng.integers(1_000, 20_000, (series, 1))
    return np.asarray(np.maximum(start + np.cumsum(gained - left, axis=1), 0), dtype=float)


@pytest.mark.parametrize("leaving", [0.0, 0.9])
@pytest.mark.parametrize("weeks", [20, 60])
def test_ranges_of_totals_hold_what_they_promise(weeks: int, leaving: float) -> None:
    panel = followers(300, weeks + 8, 3, leaving)
    made = pooled_ratios.MODEL.forecast(panel[:, :weeks], 8, QUANTILES)
    assert coverage(made, panel[:, weeks:], QUANTILES, 0.95) == pytest.approx(0.95, abs=0.035)
    assert coverage(made, panel[:, weeks:], QUANTILES, 0.67) == pytest.approx(0.67, abs=0.06)


def test_the_law_of_a_total_is_recovered() -> None:
    rng = np.random.default_rng(4)
    panel = 5_000 + np.cumsum(rng.poisson(100, (200, 68)), axis=1).astype(float)
    made = pooled_ratios.MODEL.forecast(panel[:, :60], 8, QUANTILES) - panel[:, 59, None, None]
    true = np.quantile(rng.poisson(800, 100_000), QUANTILES)
    assert made[:, 7].mean(axis=0) == pytest.approx(true, rel=0.03)
    assert made[:, 7].mean(axis=0)[1:8] - 800 == pytest.approx(true[1:8] - 800, rel=0.3, abs=3)


def test_a_total_is_told_better_than_by_where_it_stands_and_by_its_mean_step() -> None:
    panel = followers(100, 68, 5, leaving=0.2)
    past, truth = panel[:, :60], panel[:, 60:]
    steps, ahead = np.diff(past, axis=1), np.arange(1, 9)[:, None]
    mean = steps.mean(axis=1)[:, None, None]
    strayed = np.quantile(steps, QUANTILES, axis=1).T[:, None] - mean
    told = past[:, -1, None, None] + mean * ahead + strayed * np.sqrt(ahead)
    stands = np.repeat(np.repeat(past[:, -1, None, None], 8, axis=1), 9, axis=2)
    made = pooled_ratios.MODEL.forecast(past, 8, QUANTILES)
    lost, by_step, by_standing = (pinball(one, truth, QUANTILES).mean() for one in (made, told, stands))
    assert lost < 0.3 * by_standing
    assert lost < by_step


def test_a_total_that_never_fell_is_not_expected_to_and_one_that_did_is() -> None:
    never, once = followers(30, 60, 6), followers(30, 60, 6, leaving=0.9)
    of_never, of_once = (pooled_ratios.MODEL.forecast(panel, 4, QUANTILES) for panel in (never, once))
    assert (of_never >= never[:, -1, None, None]).all()
    assert (of_once[:, 0, 1] < once[:, -1]).mean() > 0.9


def test_totals_are_whole_numbers_that_go_on_from_where_they_stand() -> None:
    panel = followers(40, 60, 7)
    made = pooled_ratios.MODEL.forecast(panel, 8, QUANTILES)
    assert (made % 1 == 0).all()
    gained = made[:, 7, MEDIAN] - panel[:, -1]
    assert gained == pytest.approx(8 * np.diff(panel, axis=1).mean(axis=1), rel=0.5)


def test_totals_are_told_from_counts_and_a_panel_of_counts_has_none() -> None:
    totals = followers(10, 60, 8)
    counts = np.random.default_rng(9).poisson(50, (10, 60)).astype(float)
    assert are_totals(totals).all()
    assert not are_totals(counts).any()
    assert not are_totals(np.vstack([counts, totals[:3]])).any()
    assert are_totals(np.vstack([totals, counts[:3]])).tolist() == [True] * 10 + [False] * 3
    assert not are_totals(totals[:, :4]).any()


def test_what_was_gained_over_unknown_weeks_is_told_when_the_total_is() -> None:
    panel = np.array([[100.0, 110.0, np.nan, np.nan, 140.0, np.nan], [np.nan, np.nan, 7.0, 8.0, 8.0, 9.0]])
    told = [[10, np.nan, np.nan, 10, np.nan], [np.nan, np.nan, 1, 0, 1]]
    assert np.array_equal(gains_of(panel), told, equal_nan=True)


def test_ranges_of_totals_counted_once_a_month_hold_what_they_promise_and_not_much_more() -> None:
    panel = followers(300, 124, 11, leaving=0.4)
    past = np.where(np.arange(116) % 4 == 0, panel[:, :116], np.nan)
    made = pooled_ratios.MODEL.forecast(past, 8, QUANTILES)
    assert 0.93 < coverage(made, panel[:, 116:], QUANTILES, 0.95) < 0.99
    assert 0.64 < coverage(made, panel[:, 116:], QUANTILES, 0.67) < 0.82


def test_a_newcomer_gains_what_its_peers_gain_for_their_size() -> None:
    panel = np.vstack([np.linspace(1_000, 1_100, 11), np.linspace(5_000, 5_500, 11), [np.nan] * 10 + [220]])
    assert gains_of(panel)[2, -1] == pytest.approx(220 * 10 / 1_100, rel=0.02)
    made = pooled_ratios.MODEL.forecast(np.vstack([followers(30, 40, 10), [np.nan] * 39 + [500]]), 4, QUANTILES)
    assert 500 <= made[-1, 3, MEDIAN] < 550


def test_a_total_grew_on_while_it_was_not_known() -> None:
    panel = np.array([[10.0, 12.0, 14.0, np.nan, np.nan]])
    assert added(panel, np.full((1, 2, 1), 2.0))[0, :, 0].tolist() == [20.0, 22.0]
