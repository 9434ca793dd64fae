# SPDX-License-Identifier: EUPL-1.2
"""What is not known is not an effect, and nothing is drowned by what is added to zeros."""

import numpy as np
import pytest

from criterio.attribute._design import Array
from criterio.attribute.effect import effect
from criterio.attribute.scale import scale_of

START = 30


def doubled(seed: int = 0) -> Array:
    """Twelve series of some two hundred a time; the first is twice as much from ``START`` on."""
    rng = np.random.default_rng(seed)
    panel = rng.normal(0, 0.05, (40, 12)) + np.cumsum(rng.normal(0, 0.02, (40, 1)), axis=0) + np.log(200)
    panel[START:, 0] += np.log(2)
    return np.exp(panel)


def test_one_zero_among_rates_does_not_drown_an_effect() -> None:
    panel = doubled() / 10_000  # shares of about two hundredths
    panel[3, 4] = 0
    assert effect(panel, [0], START).low > 0.5


@pytest.mark.parametrize(
    ("values", "added"), [([0, 1, 7], 0.5), ([0, 40, 300], 0.5), ([0.0, 0.02, 0.02], 0.01), ([0, 0], 0.5), ([1, 2], 0)]
)
def test_half_a_unit_is_added_to_counts_and_less_to_what_is_smaller(values: list[float], added: float) -> None:
    assert scale_of(np.array([values], dtype=float)).zero == pytest.approx(added)


def test_infinite_values_are_not_known() -> None:
    panel = doubled()
    panel[5, 3], panel[6, 4] = np.inf, -np.inf
    made = effect(panel, [0], START)
    assert made.ratio
    assert made.point == pytest.approx(1, abs=0.15)
