# SPDX-License-Identifier: EUPL-1.2
"""Totals, such as followers, stay where they are but for what they gain: they are forecast by their gains.

A level that falls back to what is usual says nothing of a total, and ratios of totals are all near one. What a total
gains, or loses, is a series like any other, and of two totals with one history of gains neither is likelier to stray.
"""

import numpy as np
from numpy.typing import NDArray

from criterio.expect._model import Array
from criterio.expect.levels import decayed_mean, last_known
from criterio.expect.ratios import standing

NEARER = 0.6
"""A total misses what came by less than this share of what a mean of late misses. A walk with no direction is at 0.54,
values that come and go around a level are above one."""

FAR = 0.9  # share from which a series is surely none
MOST = 0.5  # of the series that can be judged: where more are totals, so are those that could be
ENOUGH = 4  # misses by which a series can be judged
LATELY = 16.0  # half-life of the mean gain
LEVEL = 4.0  # and of the level that it is compared with


def are_totals(panel: Array) -> NDArray[np.bool_]:
    """Which series (series, periods) are totals: none, or most of the panel. One metric counts in one way."""
    newest = last_known(panel)
    gain = np.diff(newest, axis=1)
    from_last = np.abs(gain[:, 1:] - decayed_mean(gain, LATELY)[:, :-1])
    from_level = np.abs(newest[:, 2:] - decayed_mean(newest, LEVEL)[:, 1:-1])
    known = np.isfinite(from_last)
    near, far = (np.where(known, miss, 0.0).sum(axis=1) for miss in (from_last, from_level))
    judged = known.sum(axis=1) >= ENOUGH
    if not judged.any() or (near < NEARER * far)[judged].mean() <= MOST:
        return np.zeros(len(panel), dtype=bool)
    return np.asarray(~judged | (near < FAR * far))


def gains_of(panel: Array) -> Array:
    """What each series gained in each period after the first (series, periods - 1), once its total was known again.

    What was gained over periods not known is told with the next total, as so much a period: none of it was known
    before. A series of which one total is known has gained, in the last period, what its peers gain for their size.
    """
    before, since = standing(panel)
    gains = (panel[:, 1:] - before[:, :-1]) / (1.0 + since[:, :-1])
    new, last = ~np.isfinite(gains).any(axis=1), before[:, -1]
    if new.any():
        share = decayed_mean(gains[~new], LATELY)[:, -1] / np.maximum(last[~new], 1.0)
        gains[new, -1] = np.median(share) * last[new]
    return gains


def added(panel: Array, gains: Array) -> Array:
    """Totals (series, horizon, levels): the last known one, and the mean gain until then for each period since."""
    last, since = (now[:, -1, None, None] for now in standing(panel))
    total: Array = last + gains * (np.arange(1, gains.shape[1] + 1)[:, None] + since)
    return np.maximum(total, 0.0)
