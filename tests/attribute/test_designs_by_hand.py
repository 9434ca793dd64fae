# SPDX-License-Identifier: EUPL-1.2
"""What each design says of four times and three units, worked out by hand."""

import numpy as np
import pytest

from criterio.attribute._design import NEVER, Array, all_designs, starting
from criterio.attribute.joined import typical
from criterio.domain.errors import NotIdentified

PANEL = np.array([[1.0, 2.0, 6.0], [3.0, 4.0, 8.0], [9.0, 5.0, 9.0], [11.0, 9.0, 13.0]])
STARTS = starting(3, 0, 2)
BY_HAND = {
    "did": (10 - 2) - ((7 - 3) + (11 - 7)) / 2,
    "before_after": (10 - 2) - ((7 - 3) + (11 - 7)) / 2,
    "imputation": 8 - 4,
    "interrupted_series": ((9 - (3 + 2 * 0.9)) + (11 - (3 + 2 * 0.9 + 2 * 0.81))) / 2,
    "synthetic_control": 10 - 7,  # the nearest before is the second unit alone
}


@pytest.mark.parametrize("name", BY_HAND)
def test_a_design_is_what_its_formula_says(name: str) -> None:
    assert all_designs()[name].estimate(PANEL, STARTS) == pytest.approx(BY_HAND[name], abs=1e-3)


def test_before_and_after_looks_back_as_far_as_it_looks_ahead() -> None:
    longer = np.vstack([[[100.0, 50.0, 70.0]], PANEL])
    designs, starts = all_designs(), starting(3, 0, 3)
    assert designs["before_after"].estimate(longer, starts) == pytest.approx(BY_HAND["before_after"])
    assert designs["did"].estimate(longer, starts) != pytest.approx(BY_HAND["did"])


def test_imputation_takes_each_unit_from_its_own_start() -> None:
    times, units = np.array([0.0, 1.0, 5.0, 2.0]), np.array([10.0, 20.0, 30.0])
    panel, starts = np.add.outer(times, units), np.array([2, 3, NEVER])
    panel[2:, 0] += 4
    panel[3:, 1] += 1
    assert all_designs()["imputation"].estimate(panel, starts) == pytest.approx((4 + 4 + 1) / 3)


@pytest.mark.parametrize("starts", [starting(3, [0, 1, 2], 2), np.full(3, NEVER), starting(3, 0, 0)])
def test_a_design_that_compares_refuses_where_there_is_nothing_to_compare(starts: Array) -> None:
    for name in ("did", "before_after", "synthetic_control", "sdid"):
        with pytest.raises(NotIdentified):
            all_designs()[name].estimate(PANEL, starts)


def test_the_typical_effect_is_the_median_of_the_means_of_pairs() -> None:
    effects = np.array([1.0, 2.0, 9.0])  # means of pairs: 1, 1.5, 5, 2, 5.5, 9; those of one with itself count half
    assert typical(effects, np.ones(3)) == pytest.approx(5.0)
    assert typical(effects, np.array([1.0, 1.0, 1e6])) == pytest.approx(1.5)
