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

    assert (middle < 400).all()
    assert (middle > np.median(panel, axis=1)).all()


def test_it_is_drawn_the_less_the_more_is_known_and_with_sixteen_periods_not_at_all() -> None:
    panel = np.random.default_rng(2).lognormal(3, 0.2, (20, 16))

    made = [np.median(_steadied(panel[:, :periods], 2000.0)) for periods in (8, 10, 12, 14, 16)]

    assert made == sorted(made)
    assert made[-1] == 2000.0


def test_a_newcomer_among_long_series_is_drawn_and_they_are_not() -> None:
    panel = np.random.default_rng(2).lognormal(3, 0.2, (20, 40))
    panel[0, :-1] = np.nan

    made = _steadied(panel, 2000.0)[:, 0, 4]

    assert made[0] == pytest.approx(panel[0, -1], rel=0.5)
    assert made[1:] == pytest.approx(2000.0)
