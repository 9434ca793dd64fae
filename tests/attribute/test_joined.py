# SPDX-License-Identifier: EUPL-1.2
"""How large an effect is by chance, when placebos count differently."""

import numpy as np
import pytest

from criterio.attribute.chance import Chance
from criterio.attribute.joined import typical


def test_with_nineteen_placebos_the_largest_is_the_reach_of_a_95_percent_range() -> None:
    chance = Chance(np.arange(1.0, 20.0), np.ones(19))
    assert chance.reach(0.95) == 19.0
    assert chance.of(19.0) == pytest.approx(0.05)
    assert chance.of(18.0) == pytest.approx(0.1)
    assert 0.04 < chance.of(19.5) < 0.05


def test_fewer_placebos_reach_beyond_the_largest_of_them_and_fewer_than_five_cannot_tell() -> None:
    assert 18.0 < Chance(np.arange(1.0, 19.0), np.ones(18)).reach(0.95) < 19.0
    assert Chance(np.arange(1.0, 5.0), np.ones(4)).reach(0.95) == float("inf")


def test_few_normal_placebos_hold_what_they_say_beyond_the_largest_of_them() -> None:
    drawn = np.abs(np.random.default_rng(1).normal(size=(4000, 10)))
    inside = [row[0] <= Chance(row[1:], np.ones(9)).reach(0.95) for row in drawn]
    assert np.mean(inside) == pytest.approx(0.95, abs=0.015)


def test_placebos_that_count_half_move_the_reach_half_as_far() -> None:
    sizes = np.array([1.0, 2.0, 3.0, 4.0])
    assert Chance(sizes, np.array([1.0, 1.0, 0.5, 0.5])).reach(0.5) == 2.0


def test_the_typical_effect_gives_no_weight_to_one_wild_unit() -> None:
    effects, scales = np.array([0.2, 0.21, 0.19, 0.2, 30.0]), np.array([0.1, 0.1, 0.1, 0.1, 0.1])
    assert typical(effects, scales) == pytest.approx(0.205, abs=0.01)
