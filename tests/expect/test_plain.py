# SPDX-License-Identifier: EUPL-1.2
import numpy as np
import pytest

from criterio.domain.forecast import QUANTILES
from criterio.expect.moments import past_of
from criterio.expect.plain import steadied


def _steadied(panel: np.ndarray, value: float) -> np.ndarray:
    past = past_of(panel, 2, QUANTILES, 1)
    return steadied(np.full((len(panel), 2, len(QUANTILES)), value), past)


@pytest.mark.parametrize("periods", [5, 6])
def test_a_wild_forecast_of_a_short_panel_is_drawn_to_what_each_series_has_been(periods: int) -> None:
    panel = np.random.default_rng(2).lognormal(3, 0.2, (20, periods))

    middle = _steadied(panel, 2000.0)[:, 0, 4]

    assert (middle < 200).all()
    assert (middle > np.median(panel, axis=1)).all()


def test_it_is_drawn_the_less_the_longer_the_panel_is_and_from_ten_periods_on_not_at_all() -> None:
    panel = np.random.default_rng(2).lognormal(3, 0.2, (20, 12))

    made = [np.median(_steadied(panel[:, :periods], 2000.0)) for periods in (6, 7, 8, 9, 10)]

    assert made == sorted(made)
    assert made[-1] == 2000.0
