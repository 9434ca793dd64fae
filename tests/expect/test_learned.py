# SPDX-License-Identifier: EUPL-1.2
"""The level that a panel teaches, on panels made by a known rule."""

import numpy as np
import pytest

from criterio.expect._model import Array
from criterio.expect.learned import clues_of, learned_levels


def _levels(panel: Array, horizon: int) -> Array:
    """As of the last known period: (series, horizon)."""
    origins = np.arange(panel.shape[1])
    clues = clues_of(panel, origins, horizon, None, 1)
    ahead = origins[:, None] + np.arange(1, horizon + 1)
    truth = np.pad(panel, ((0, 0), (0, horizon)), constant_values=np.nan)[:, ahead]
    return learned_levels(clues, truth, origins, (panel.shape[1] - 1,))[0][:, -1]


def test_a_surge_that_always_fades_by_half_is_expected_to_fade_by_half() -> None:
    rng = np.random.default_rng(4)
    logs = np.zeros((80, 70))
    for week in range(1, 70):
        logs[:, week] = 0.5 * logs[:, week - 1] + rng.normal(0, 0.4, 80)
    panel = 200 * np.exp(logs)
    expected = np.log(_levels(panel, 2) / 200)
    for ahead, kept in ((0, 0.5), (1, 0.25)):
        slope = np.polyfit(logs[:, -1], expected[:, ahead], 1)[0]
        assert slope == pytest.approx(kept, abs=0.12)


def test_a_panel_that_teaches_nothing_yet_keeps_the_usual_level() -> None:
    panel = np.full((3, 9), 50.0)
    assert _levels(panel, 2) == pytest.approx(50.0)


def test_what_came_after_a_moment_teaches_it_nothing() -> None:
    rng = np.random.default_rng(8)
    panel = rng.lognormal(4, 0.5, (40, 40))
    later = panel.copy()
    later[:, 30:] *= 100
    origins, horizon = np.arange(40), 2
    made = []
    for known in (panel, later):
        truth = np.pad(known, ((0, 0), (0, horizon)), constant_values=np.nan)[:, origins[:, None] + [1, 2]]
        made.append(learned_levels(clues_of(known, origins, horizon, None, 1), truth, origins, (25,))[0][:, 25])
    assert made[0] == pytest.approx(made[1], rel=1e-3)
