# SPDX-License-Identifier: EUPL-1.2
"""Scores against values worked out by hand."""

import numpy as np
import pytest

from criterio.domain.forecast import QUANTILES
from criterio.expect.score import (
    coverage,
    interval_score,
    is_disappointment,
    is_pleasant_surprise,
    mean_step,
    pinball,
    pit,
    scaled_pinball,
    shared_coverage,
)


def test_pinball_fines_each_side_by_its_level() -> None:
    assert pinball(np.array([10.0, 10.0]), np.array(14.0), (0.25, 0.75)) == pytest.approx([1.0, 3.0])
    assert pinball(np.array([10.0, 10.0]), np.array(6.0), (0.25, 0.75)) == pytest.approx([3.0, 1.0])


def test_the_scale_is_the_mean_step_since_the_first_value_above_zero() -> None:
    past = np.array([[0.0, 0.0, 2.0, 4.0, np.nan, 4.0, 8.0], [0.0] * 7])
    assert mean_step(past) == pytest.approx([3.0, np.nan], nan_ok=True)
    made = np.array([[[1.0]], [[1.0]]])
    assert scaled_pinball(made, np.array([[7.0], [7.0]]), (0.5,), past)[0, 0] == pytest.approx(1.0)


def test_an_unknown_truth_does_not_count_as_outside() -> None:
    made = np.tile(np.arange(9.0), (3, 1))
    assert coverage(made, np.array([4.0, np.nan, 99.0]), QUANTILES, 0.95) == 0.5
    with pytest.raises(ValueError, match="bound"):
        coverage(made, np.zeros(3), QUANTILES, 0.8)


def test_the_right_forecast_of_counts_holds_what_it_promises_once_ties_are_shared() -> None:
    truth = np.random.default_rng(3).poisson(0.8, 20_000).astype(float)
    made = np.tile(np.quantile(truth, QUANTILES, method="inverted_cdf"), (len(truth), 1))

    for probability in (0.95, 0.67):
        assert shared_coverage(made, truth, QUANTILES, probability) == pytest.approx(probability, abs=0.02)
        assert coverage(made, truth, QUANTILES, probability) > probability + 0.03


def test_ties_are_shared_by_what_the_forecast_gives_them_and_without_ties_nothing_changes() -> None:
    nothing = np.zeros((1, 9))
    assert shared_coverage(nothing, np.zeros(1), QUANTILES, 0.95) == pytest.approx(0.95, abs=0.01)
    assert shared_coverage(nothing, np.ones(1), QUANTILES, 0.95) == 0.0
    upper_end = np.arange(9.0)[None]
    assert shared_coverage(upper_end, np.array([7.0]), QUANTILES, 0.95) == pytest.approx(0.07 / 0.08)
    truth = np.random.default_rng(1).normal(4, 3, 50)
    made = np.tile(np.arange(9.0), (50, 1))
    assert shared_coverage(made, truth, QUANTILES, 0.67) == coverage(made, truth, QUANTILES, 0.67)
    assert np.isnan(shared_coverage(made, np.full(50, np.nan), QUANTILES, 0.67))


def test_the_interval_score_is_the_width_plus_a_fine() -> None:
    made = np.arange(9.0)[None]
    scores = [float(interval_score(made, np.array([y]), QUANTILES, 0.95)[0]) for y in (4.0, 0.0, 9.0)]
    assert scores == pytest.approx([6.0, 6.0 + 40.0, 6.0 + 80.0])


def test_the_pit_reads_between_quantiles_and_halves_a_heap_of_equal_ones() -> None:
    quantiles = [0.0, 0.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    assert pit(quantiles, 1.5, QUANTILES) == pytest.approx(0.375)
    assert pit(quantiles, 0.0, QUANTILES) == pytest.approx((0.005 + 0.165) / 2)
    assert (pit(quantiles, -1.0, QUANTILES), pit(quantiles, 7.0, QUANTILES)) == (0.0, 1.0)


def test_one_in_twenty_each_side_is_a_disappointment_or_a_pleasant_surprise() -> None:
    assert [is_disappointment(p) for p in (0.04, 0.05, 0.5)] == [True, False, False]
    assert [is_pleasant_surprise(p) for p in (0.96, 0.95, 0.5)] == [True, False, False]
