# SPDX-License-Identifier: EUPL-1.2
"""How large an effect is by chance, counted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from criterio.attribute.chance import Chance

SIZES = st.lists(st.floats(0, 10, allow_subnormal=False), min_size=1, max_size=60)


@given(SIZES, st.data(), st.sampled_from([0.8, 0.9, 0.95]), st.floats(0, 12))
def test_a_range_leaves_nothing_out_exactly_when_chance_does_as_much_too_seldom(
    sizes: list[float], data: st.DataObject, level: float, seen: float
) -> None:
    weights = data.draw(st.lists(st.sampled_from([0.1, 0.5, 1.0]), min_size=len(sizes), max_size=len(sizes)))
    known = Chance(np.array(sizes), np.array(weights))
    if seen > known.reach(level) + 1e-9:
        assert known.of(seen) <= 1 - level + 1e-6
    if seen < known.reach(level) - 1e-9:
        assert known.of(seen) >= 1 - level - 1e-6


def test_where_nothing_ever_moves_nothing_is_surprising() -> None:
    assert Chance(np.zeros(30), np.ones(30)).of(0.0) == 1.0


def test_ranges_hold_exactly_as_often_as_they_say_where_all_are_alike() -> None:
    drawn = np.abs(np.random.default_rng(0).normal(size=(4000, 40)))
    inside = [row[0] <= Chance(row[1:], np.ones(39)).reach(0.9) for row in drawn]
    assert np.mean(inside) == pytest.approx(0.9, abs=3 * (0.9 * 0.1 / 4000) ** 0.5)  # three standard errors
