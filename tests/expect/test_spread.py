# SPDX-License-Identifier: EUPL-1.2
import numpy as np

from criterio.domain.forecast import QUANTILES
from criterio.expect.levels import decayed_mean
from criterio.expect.moments import Past, past_of
from criterio.expect.spread import following


def _past(panel: np.ndarray, horizon: int = 2) -> tuple[Past, np.ndarray]:
    past = past_of(panel, horizon, QUANTILES, 1)
    level = decayed_mean(panel, 16.0)[:, past.origins, None] * np.ones((1, 1, horizon))
    return past, level


def test_restless_series_are_followed_by_a_wider_range_than_calm_ones_of_the_same_panel() -> None:
    rng = np.random.default_rng(3)
    spread = np.repeat([0.1, 0.6], 30)[:, None]
    past, level = _past(100 * np.exp(rng.normal(0, 1, (60, 80)) * spread))

    width = np.ptp(following(past, level)[:, -1, 0][:, [1, -2]], axis=1)

    for mine, sd in ((slice(0, 30), 0.1), (slice(30, 60), 0.6)):
        truth = np.exp(1.96 * sd) - np.exp(-1.96 * sd)
        assert 0.75 * truth < np.median(width[mine]) < 1.35 * truth


def test_what_follows_is_told_from_what_had_come_by_then() -> None:
    rng = np.random.default_rng(4)
    panel = rng.lognormal(4, 0.4, (30, 60))
    later = panel.copy()
    later[:, 54:] *= 50
    made = []
    for known in (panel, later):
        past, level = _past(known)
        made.append(following(past, level)[:, past.asof < 54])

    assert made[0].shape[1] > 0
    assert 0.95 < np.median(made[1] / made[0]) < 1.05
    assert np.max(made[1] / made[0]) < 2


def test_a_panel_too_short_to_have_lived_anything_is_followed_by_its_level() -> None:
    past, level = _past(np.full((1, 2), 5.0), horizon=4)

    assert np.isfinite(following(past, level)).all()
