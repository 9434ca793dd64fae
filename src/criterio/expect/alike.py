# SPDX-License-Identifier: EUPL-1.2
"""What came after the moments of the whole panel that were most like this one: nearest neighbours.

No form is assumed, so it errs where regressions do not (Kang, Spiliotis and others, 2021: forecasting with similarity).
"""

import numpy as np
from numpy.typing import NDArray

from criterio.expect._model import Array
from criterio.expect.levels import decayed_mean, floor_of, last_known
from criterio.expect.moments import Past
from criterio.expect.ratios import farther_as_near, row_quantiles

LAGS, FADE = 8, 0.8  # newest periods that are compared, and how much less each one before counts
STRAYED, SIZE = 2.0, 0.3  # how much the straying and the size count beside the newest period
ROWS = 3000  # past moments that are looked among
NEAREST = 150


def alike(past: Past, level: Array) -> Array:
    """Quantiles of what came over ``level`` after the likest moments, times the level: as of ``candidates``."""
    looks = _looks(past)
    ratio = past.truth / level
    made = np.ones((len(level), len(past.at), past.horizon, len(past.levels)))
    rows = np.argwhere(np.isfinite(ratio[..., 0]))
    if len(rows) > ROWS:
        rows = rows[np.random.default_rng(1).permutation(len(rows))[:ROWS]]
    for lesson, moment in enumerate(past.lessons):
        seen = rows[past.origins[rows[:, 1]] < moment]
        mine = np.flatnonzero(past.taught_by == lesson)
        if len(seen) and len(mine):
            series, origin = seen.T
            come = past.origins[origin, None] + np.arange(1, past.horizon + 1) <= moment
            after = np.where(come, ratio[series, origin], np.nan)
            near = _nearest(looks[:, past.at[mine]], looks[series, origin], min(NEAREST, len(seen)))
            told = row_quantiles(np.moveaxis(after[near], 2, -1), past.levels)
            made[:, mine] = farther_as_near(told)
    whole: Array = level[:, past.at, :, None] * made
    return whole


def _looks(past: Past) -> NDArray[np.float32]:
    """What a series looks like at each origin: its newest periods over its level, its straying, size and trend."""
    panel, at = past.calm, past.origins
    floor = floor_of(panel)
    newest = np.log(np.maximum(last_known(panel), floor))
    usual, of_old = (np.log(np.maximum(decayed_mean(panel, length), floor)) for length in (8.0, 64.0))
    lags = [
        FADE**lag * (np.pad(newest, ((0, 0), (lag, 0)), mode="edge")[:, : newest.shape[1]] - usual)[:, at]
        for lag in range(LAGS)
    ]
    clues, size = past.standing
    looks = [*lags, STRAYED * clues[..., 1], SIZE * np.log(size), (usual - of_old)[:, at]]
    together: NDArray[np.float32] = np.nan_to_num(np.stack(looks, axis=-1)).astype(np.float32)
    return together


def _nearest(asked: NDArray[np.float32], seen: NDArray[np.float32], many: int) -> NDArray[np.intp]:
    """The places among ``seen`` (rows, features) of the ``many`` nearest to each asked (series, moments, features)."""
    flat = asked.reshape(-1, asked.shape[-1])
    apart = (seen**2).sum(axis=1) - 2 * (flat @ seen.T)
    near: NDArray[np.intp] = np.argpartition(apart, many - 1, axis=1)[:, :many]
    return near.reshape(*asked.shape[:-1], many)
