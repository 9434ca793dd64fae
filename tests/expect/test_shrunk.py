# SPDX-License-Identifier: EUPL-1.2
"""What few periods say recovers what simulated panels are made of."""

import numpy as np
import pytest

from criterio.domain.forecast import QUANTILES
from criterio.expect.score import coverage, shared_coverage
from criterio.expect.shrunk import shrunk

MIDDLE = QUANTILES.index(0.5)


def test_ranges_of_counts_of_many_sizes_cover_from_six_periods() -> None:
    rng = np.random.default_rng(3)
    panel = rng.poisson(rng.lognormal(3, 1.5, (400, 1)), (400, 8)).astype(float)

    made = shrunk(panel[:, :6], 2, QUANTILES)

    assert shared_coverage(made, panel[:, 6:], QUANTILES, 0.95) == pytest.approx(0.95, abs=0.04)
    large = panel.mean(axis=1) > 100
    assert coverage(made[large], panel[large, 6:], QUANTILES, 0.95) == pytest.approx(0.95, abs=0.04)


def test_how_fast_to_forget_is_told_by_all_series_together() -> None:
    rng = np.random.default_rng(5)
    steady = rng.poisson(200, (60, 8)).astype(float)
    walks = 2000 + np.cumsum(rng.normal(0, 60, (60, 8)), axis=1)

    of_steady, of_walks = (shrunk(panel, 1, QUANTILES)[:, 0, MIDDLE] for panel in (steady, walks))

    assert np.abs(of_steady - 200).mean() < 0.6 * np.abs(steady[:, -1] - 200).mean()
    assert np.abs(of_walks - walks[:, -1]).mean() < np.abs(of_walks - walks.mean(axis=1)).mean()


def test_one_known_period_has_the_width_of_the_others_and_its_own_scale() -> None:
    panel = np.random.default_rng(7).lognormal(4, 0.2, (50, 30))
    panel[0, :-1], panel[0, -1] = np.nan, 500.0

    newcomer = shrunk(panel, 1, QUANTILES)[0, 0]

    assert newcomer[MIDDLE] == pytest.approx(500, rel=0.1)
    assert newcomer[1] < 500 * 0.75 < 500 * 1.25 < newcomer[-2]


def test_nothing_known_lately_has_no_forecast_and_nothing_but_zeros_expects_zeros() -> None:
    panel = np.array([[np.nan] * 5, [0.0] * 5, [0.0] * 5])

    made = shrunk(panel, 2, QUANTILES)

    assert np.isnan(made[0]).all()
    assert (made[1:, :, MIDDLE] == 0).all()
    assert (made[1:] < 1e-6).all()


def test_the_first_period_of_all_has_a_wide_range_instead_of_none() -> None:
    made = shrunk(np.array([[100.0], [10.0], [1.0]]), 2, QUANTILES)

    assert np.isfinite(made).all()
    assert (made[..., 1] < made[..., MIDDLE]).all()
