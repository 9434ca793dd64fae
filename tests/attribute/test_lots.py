# SPDX-License-Identifier: EUPL-1.2
"""The lot alone holds its level, whatever series do, and finds what was planted."""

import numpy as np
import pytest

from criterio.attribute._design import NEVER, Array, Starts
from criterio.attribute.lots import by_lot, estimate
from criterio.domain.errors import NotIdentified


def unruly(seed: int, times: int = 40, units: int = 12) -> Array:
    """Random walks with jumps, some ten times as unruly as others: no comparison is easy."""
    rng = np.random.default_rng(seed)
    steps = rng.standard_t(2.5, (times, units)) * 0.1 * np.exp(rng.normal(0, 1, units))
    return np.cumsum(steps, axis=0)


def waves(seed: int, units: int = 12, begin: int = 24, apart: int = 4, late: int = 3) -> Starts:
    """Four waves drawn by lot, the last of which never began."""
    starts = np.repeat([begin, begin + apart, begin + 2 * apart, NEVER], late)[:units]
    return np.random.default_rng(seed).permutation(starts)


def with_effect(panel: Array, starts: Starts, size: float) -> Array:
    return panel + size * (np.arange(len(panel))[:, None] >= starts)


def test_ranges_hold_the_truth_as_often_as_they_say_whatever_series_do() -> None:
    everybody, inside, surprised = np.arange(12), [], []
    for seed in range(400):
        starts = waves(seed)
        made = by_lot(with_effect(unruly(seed), starts, 0.4), starts, everybody, 0.9)
        inside.append(made.low <= 0.4 <= made.high)
        surprised.append(by_lot(unruly(seed), starts, everybody, 0.9).chance <= 0.1)
    three = 3 * (0.9 * 0.1 / 400) ** 0.5
    assert np.mean(inside) == pytest.approx(0.9, abs=three)
    assert np.mean(surprised) == pytest.approx(0.1, abs=three)


def test_the_range_is_what_trying_every_effect_gives() -> None:
    panel, starts, everybody = with_effect(unruly(7), waves(7), 0.5), waves(7), np.arange(12)
    made = by_lot(panel, starts, everybody, 0.9)
    tried = np.linspace(made.point - 3, made.point + 3, 241)
    held = [one for one in tried if by_lot(with_effect(panel, starts, -one), starts, everybody, 0.9).chance > 0.1]
    assert (min(held), max(held)) == pytest.approx((made.low, made.high), abs=0.026)


def test_a_lot_among_too_few_rules_nothing_out() -> None:
    starts = np.where(np.arange(8) == 3, 30, NEVER)
    made = by_lot(unruly(1, units=8), starts, np.arange(8), 0.9)
    assert (made.low, made.high) == (-np.inf, np.inf)
    assert made.chance >= 0.1


def test_only_those_that_were_in_the_lot_could_have_been_drawn() -> None:
    panel, starts = unruly(3, units=20), np.where(np.arange(20) < 4, 30, NEVER)
    panel[30:, 10:] += 5.0  # nothing to do with the measure, and out of the lot
    made = by_lot(with_effect(panel, starts, 0.3), starts, np.arange(10), 0.9)
    assert made.low <= 0.3 <= made.high
    assert made.drawn == 10


def test_quiet_series_give_what_was_planted() -> None:
    quiet = np.random.default_rng(0).normal(0, 0.01, (40, 12))
    assert estimate(with_effect(quiet, waves(0), 0.4), waves(0), np.arange(12)) == pytest.approx(0.4, abs=0.01)


@pytest.mark.parametrize("starts", [np.full(6, 20), np.full(6, NEVER), np.array([1, 1, 9, 9, 9, 9])])
def test_where_the_lot_decided_nothing_it_says_so(starts: Starts) -> None:
    with pytest.raises(NotIdentified, match="somebody must begin later"):
        by_lot(unruly(0, 30, 6), starts, np.arange(6), 0.9)
