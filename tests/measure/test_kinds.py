# SPDX-License-Identifier: EUPL-1.2
"""Ranges hold the truth about as often as they say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from criterio.measure._kinds import GRID, mean_of, quantile_of, share_of


def covered(truth, estimates):
    return np.mean([estimate.low <= truth <= estimate.high for estimate in estimates])


@pytest.mark.parametrize("n", [10, 40, 200])
def test_nine_ranges_in_ten_hold_the_mean_of_overdispersed_counts(n):
    rng = np.random.default_rng(n)
    samples = rng.negative_binomial(0.7, 0.7 / (0.7 + 8), (600, n))
    estimates = [mean_of(float(s.sum()), n, float(s.var(ddof=1))) for s in samples]
    assert covered(8, estimates) == pytest.approx(0.9, abs=0.06)


@pytest.mark.parametrize("n", [10, 60])
def test_nine_ranges_in_ten_hold_a_share(n):
    rng = np.random.default_rng(n)
    assert covered(0.4, [share_of(int(x), n) for x in rng.binomial(n, 0.4, 600)]) == pytest.approx(0.9, abs=0.06)


def test_at_least_nine_ranges_in_ten_hold_the_median_of_skewed_hours():
    rng = np.random.default_rng(7)
    samples = rng.lognormal(2, 1.2, (500, 50))
    estimates = [quantile_of(0.5, float(np.median(s)), 50, list(np.quantile(s, GRID))) for s in samples]
    assert 0.9 <= covered(np.exp(2), estimates) <= 0.99


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=30))
def test_a_range_always_holds_its_value(counts):
    n, total = len(counts), float(sum(counts))
    estimate = mean_of(total, n, float(np.var(counts, ddof=1)) if n > 1 else None)
    assert 0 <= estimate.low <= estimate.value <= estimate.high


@given(st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_stays_between_nothing_and_all(x_of_n):
    estimate = share_of(*x_of_n)
    assert 0 <= estimate.low <= estimate.value <= estimate.high <= 1
