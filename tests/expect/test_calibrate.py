# SPDX-License-Identifier: EUPL-1.2
"""Ranges end where they hold what they promise, and a shock to all series at once is one experience."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from criterio.domain.forecast import QUANTILES
from criterio.expect._model import Array
from criterio.expect.calibrate import PRIOR_MISSES, _quantile, stretched, stretches

NORMAL = np.array([-2.576, -1.960, -0.974, -0.674, 0.0, 0.674, 0.974, 1.960, 2.576])
"""The quantiles of a standard normal at the nine levels."""


def widened(truth: Array, spread: float) -> Array:
    """The factors for forecasts that say 100 give or take ``spread``."""
    past = np.broadcast_to(100 + spread * NORMAL, (*truth.shape, 9))
    bins = np.zeros(truth.shape[:2], dtype=np.intp)
    return stretches(past, truth, bins, 1, QUANTILES)[:, 0]


def test_ranges_half_as_wide_as_they_should_be_are_doubled() -> None:
    truth = 100 + 10 * np.random.default_rng(1).standard_normal((400, 12, 2))
    assert widened(truth, 5.0)[:, [1, 2, 6, 7]] == pytest.approx(2.0, rel=0.15)


def test_ranges_that_hold_are_left_nearly_as_they_are() -> None:
    truth = 100 + 10 * np.random.default_rng(2).standard_normal((400, 12, 2))
    assert widened(truth, 10.0)[:, [1, 2, 6, 7]] == pytest.approx(1.0, abs=0.12)


def test_what_strikes_every_series_at_once_is_trusted_less_than_what_strikes_each_alone() -> None:
    rng = np.random.default_rng(3)
    alone = 100 + 10 * rng.standard_normal((400, 12, 1))
    together = np.repeat(100 + 10 * rng.standard_normal((1, 12, 1)), 400, axis=0)
    together = together + 0.1 * rng.standard_normal(together.shape)
    assert widened(alone, 5.0)[0, 6] > 1.8
    one_moment_counts_as_one = 12 * (1 - QUANTILES[6]) / (12 * (1 - QUANTILES[6]) + PRIOR_MISSES)
    assert np.log(widened(together, 5.0)[0, 6]) < one_moment_counts_as_one * np.log(5.0) + 0.1


def test_neighbouring_horizons_lend_each_other_what_they_saw() -> None:
    truth = 100 + 10 * np.random.default_rng(4).standard_normal((400, 12, 3))
    truth[:, :, 2] = np.nan
    factors = widened(truth, 5.0)
    assert 1.0 < factors[2, 7] < factors[1, 7] < factors[0, 7]


def test_quantiles_stay_in_order_and_above_zero() -> None:
    moved = stretched(np.array([[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]]), np.array([3.0] * 3 + [0.9] * 6))
    assert (moved >= 0).all()
    assert (np.diff(moved) >= 0).all()


def test_moments_that_look_at_the_same_periods_are_trusted_less() -> None:
    truth = 100 + 10 * np.random.default_rng(5).standard_normal((3, 12, 2))
    past, bins = np.broadcast_to(100 + 10 * NORMAL, (*truth.shape, 9)), np.zeros((3, 12), dtype=np.intp)
    apart, over = (stretches(past, truth, bins, 1, QUANTILES, np.full(2, many)) for many in (1.0, 6.0))
    assert (over[:, 0, [1, 7]] > 1.02 * apart[:, 0, [1, 7]]).all()
    assert (over[:, 0, [2, 6]] > apart[:, 0, [2, 6]]).all()


@given(arrays(float, st.integers(1, 40), elements=st.floats(-1e6, 1e6)), st.floats(0, 1))
def test_a_quantile_is_that_of_numpy_to_the_last_digit(values: Array, share: float) -> None:
    assert _quantile(np.sort(values), share) == np.quantile(values, share)
