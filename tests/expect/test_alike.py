# SPDX-License-Identifier: EUPL-1.2
import numpy as np

from criterio.domain.forecast import QUANTILES
from criterio.expect.alike import alike
from criterio.expect.levels import decayed_mean
from criterio.expect.moments import past_of


def _made(panel: np.ndarray, horizon: int) -> np.ndarray:
    past = past_of(panel, horizon, QUANTILES, 1)
    level = decayed_mean(panel, 8.0)[:, past.origins, None] * np.ones((1, 1, horizon))
    return alike(past, level)[:, -1]


def test_a_habit_that_no_level_shows_is_expected_again() -> None:
    rng = np.random.default_rng(5)
    size = rng.lognormal(3, 1, (40, 1))
    low_low_high = np.where((np.arange(90) + rng.integers(0, 3, (40, 1))) % 3 == 2, 9.0, 1.0)
    panel = size * low_low_high * rng.lognormal(0, 0.1, (40, 90))

    middle = _made(panel[:, :-3], 3)[..., 4]

    assert np.median(np.abs(np.log(middle / panel[:, -3:]))) < 0.2


def test_horizons_that_nothing_has_lived_yet_are_as_the_farthest_that_it_has() -> None:
    panel = np.random.default_rng(6).lognormal(3, 0.3, (12, 6))

    made = _made(panel, 9)

    assert np.isfinite(made).all()
    np.testing.assert_allclose(made[:, 6] / made[:, 5], 1.0)
