# SPDX-License-Identifier: EUPL-1.2
"""Who follows what moves all, and who does not."""

import numpy as np
import pytest

from criterio.expect.sensitivity import UNLIKE, own_week, sensitivity

WEEK = np.array([1.0, 1.05, 1.05, 1.0, 0.95, 0.5, 0.4]) / 5.95


def test_each_series_own_days_say_by_how_much_it_follows() -> None:
    rng = np.random.default_rng(2)
    factor = np.zeros(420)
    factor[20::25] = np.log(0.4)
    true = np.array([0.0, 0.5, 1.0, 1.5])
    panel = rng.poisson(150 * 7 * WEEK[np.arange(420) % 7] * np.exp(true[:, None] * factor)).astype(float)
    mean, doubt = sensitivity(panel, factor, np.tile(7 * WEEK, (4, 1)), 0)
    assert mean == pytest.approx(true, abs=0.15)
    assert (doubt < 0.15).all()


def test_a_series_that_tells_little_follows_as_all_do() -> None:
    factor = np.zeros(140)
    factor[70] = np.log(0.4)
    silent, unknown = np.zeros(140), np.full(140, np.nan)
    mean, doubt = sensitivity(np.stack([silent, unknown]), factor, np.tile(7 * WEEK, (2, 1)), 0)
    assert mean == pytest.approx(1, abs=0.05)
    assert doubt == pytest.approx(UNLIKE, abs=0.05)


def test_a_series_has_its_own_week_as_far_as_its_counts_are_many() -> None:
    rng = np.random.default_rng(2)
    other = np.array([0.2, 0.2, 0.2, 0.2, 1.2, 2.5, 2.5])
    days = np.arange(420) % 7
    panel = np.stack([rng.poisson(100 * other[days]), rng.poisson(0.02 * other[days])]).astype(float)
    many, few = own_week(panel, np.zeros(420, dtype=bool), WEEK, 0)
    assert many == pytest.approx(other / other.mean(), abs=0.1)
    assert few == pytest.approx(7 * WEEK, abs=0.35)
