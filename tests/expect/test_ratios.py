# SPDX-License-Identifier: EUPL-1.2
"""What came is looked at period by period, or as the mean of all until then; losses are seen as gains are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from criterio.expect.ratios import coming, gained, logs, power, standing, until


def test_what_came_after_an_origin_is_not_known_beyond_the_panel() -> None:
    panel, origins = np.array([[1.0, 2.0, 6.0, 10.0]]), np.array([0, 2])
    assert np.array_equal(coming(panel, origins, 2)[0], [[2, 6], [10, np.nan]], equal_nan=True)


def test_what_a_total_gained_is_counted_from_the_last_one_known() -> None:
    totals = np.array([[10.0, np.nan, 16.0, 17.0, np.nan]])
    last, since = standing(totals)
    assert (last[0].tolist(), since[0].tolist()) == ([10, 10, 16, 17, 17], [0, 1, 0, 0, 1])
    assert np.array_equal(gained(totals, np.array([0, 1]), 2)[0], [[np.nan, 3], [3, 7 / 3]], equal_nan=True)


def test_a_mean_until_a_period_is_not_known_from_the_first_that_is_not() -> None:
    assert np.array_equal(until(np.array([3.0, 5.0, np.nan, 7.0])), [3, 4, np.nan, np.nan], equal_nan=True)


@given(st.floats(0, 1e9), st.floats(1e-3, 1e3))
def test_losses_mirror_gains_and_powers_are_undone(size: float, offset: float) -> None:
    value = np.array(size)
    assert logs(-value, offset) == -logs(value, offset)
    assert power(power(-value, 0.5), 2.0) == pytest.approx(-size)
