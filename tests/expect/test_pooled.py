# SPDX-License-Identifier: EUPL-1.2
"""Weekdays and columns of a shared index are found without bias, also where days bring little."""

import numpy as np
import pytest

from criterio.expect.pooled import pooled

WEEKDAY = np.array([1.0, 1.05, 1.05, 1.0, 0.95, 0.5, 0.4])


def index(effect: float, size: float, seed: int, days: int = 700) -> tuple[np.ndarray, np.ndarray]:
    """Days of an index that ``size`` posts make on a usual day, and those on which the effect was."""
    rng = np.random.default_rng(seed)
    on = rng.random(days) < 0.05
    posts = rng.poisson(size * WEEKDAY[np.arange(days) % 7] * np.where(on, effect, 1.0))
    return rng.gamma(np.maximum(posts, 1e-9), 1 / size), on.astype(float)


@pytest.mark.parametrize("size", [3.0, 30.0])
@pytest.mark.parametrize("effect", [0.3, 1.0, 1.8])
def test_a_factor_is_found_even_where_days_bring_little(effect: float, size: float) -> None:
    found, held = [], 0
    for seed in range(8):
        brought, on = index(effect, size, seed)
        mean, doubts, week = pooled(brought, on[:, None], np.array([0.7]), 0)
        held += abs(mean[0] - np.log(effect)) < 1.96 * np.sqrt(doubts[0, 0])
        found.append(mean[0])
        assert week == pytest.approx(WEEKDAY / WEEKDAY.sum(), abs=0.04)
    assert np.exp(np.mean(found)) == pytest.approx(effect, rel=0.2)
    assert held >= 6


def test_a_column_that_never_was_stays_at_one_with_its_doubt() -> None:
    brought, _ = index(1.0, 10.0, 1)
    mean, doubts, _ = pooled(brought, np.zeros((700, 1)), np.array([0.4]), 0)
    assert (mean[0], doubts[0, 0]) == (0.0, pytest.approx(0.16))


def test_the_first_weekday_is_the_one_that_is_told() -> None:
    brought, _ = index(1.0, 30.0, 1)
    week = pooled(brought[3:], np.zeros((697, 0)), np.zeros(0), 3)[2]
    assert week == pytest.approx(WEEKDAY / WEEKDAY.sum(), abs=0.03)


def test_days_that_are_not_known_teach_nothing_and_days_of_nothing_do() -> None:
    brought, _ = index(1.0, 10.0, 1)
    on = np.zeros(700)
    on[100:700:100] = 1
    unknown, nothing = brought.copy(), brought.copy()
    unknown[on > 0], nothing[on > 0] = np.nan, 0.0
    assert pooled(unknown, on[:, None], np.array([0.7]), 0)[0][0] == pytest.approx(0, abs=1e-6)
    assert np.exp(pooled(nothing, on[:, None], np.array([0.7]), 0)[0][0]) < 0.5
