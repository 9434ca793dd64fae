# SPDX-License-Identifier: EUPL-1.2
"""Where each series stands at each past moment: candidate levels, dispersion and season, from the past only.

Column ``t`` of every result uses periods up to ``t`` and none after it, so that a past forecast can be judged fairly.
"""

import numpy as np

from criterio.expect._model import Array

FLOOR = 0.05  # of the mean of all that a series has been: no level is lower
AGAINST = 0.5  # of what gains and losses have cancelled out


def decayed_mean(panel: Array, half_life: float) -> Array:
    """Exponentially weighted mean of the known periods; NaN before the first one. Unknown periods weigh nothing."""
    from scipy.signal import lfilter  # slow to load, and a server that starts forecasts nothing

    fading = [1.0, -(0.5 ** (1 / half_life))]
    known = np.isfinite(panel)
    total, weight = lfilter([1.0], fading, np.stack([np.where(known, panel, 0.0), known]), axis=2)
    return np.asarray(np.divide(total, weight, out=np.full(panel.shape, np.nan), where=weight > 0))


def floor_of(panel: Array) -> Array:
    """The least that a level may be: a share of the series' mean so far, to which one small value is added.

    Zeros are followed by something, and a series that was never above zero still has a scale: the panel's small values.
    """
    known = np.isfinite(panel)
    size = np.abs(np.where(known, panel, 0.0))
    above = size[size > 0]
    small = max(float(np.quantile(above, 0.05)), 1e-9) if len(above) else 1.0
    total, count = np.cumsum(size, axis=1), np.cumsum(known, axis=1) + 1
    back = total - np.abs(np.cumsum(np.where(known, panel, 0.0), axis=1))
    floor: Array = (FLOOR * (total + small) + AGAINST * back) / count
    return floor


def last_known(panel: Array) -> Array:
    """The newest known value; NaN before the first one."""
    columns = np.where(np.isfinite(panel), np.arange(panel.shape[1]), -1)
    newest = np.maximum.accumulate(columns, axis=1)
    return np.where(newest >= 0, np.take_along_axis(panel, np.maximum(newest, 0), axis=1), np.nan)


def running_median(panel: Array, window: int) -> Array:
    """Median of the known values among the last ``window`` periods; the newest one said before where none is known."""
    padded = np.pad(panel, ((0, 0), (window - 1, 0)), constant_values=np.nan)
    ordered = np.sort(np.lib.stride_tricks.sliding_window_view(padded, window, axis=1), axis=2)
    known = np.isfinite(ordered).sum(axis=2)
    low = np.take_along_axis(ordered, np.maximum((known - 1) // 2, 0)[..., None], axis=2)[..., 0]
    high = np.take_along_axis(ordered, np.minimum(known // 2, window - 1)[..., None], axis=2)[..., 0]
    return last_known(np.where(known > 0, (low + high) / 2, np.nan))


def dispersion(panel: Array, half_life: float = 8.0) -> Array:
    """How far each period fell from the level before it, as a share of it, on average; shrunk to the panel's."""
    level = decayed_mean(panel, 4.0)
    floor = 0.1 * decayed_mean(np.abs(panel), 1e6) + 1e-9
    before = np.pad(np.maximum(level, floor), ((0, 0), (1, 0)), constant_values=np.nan)[:, :-1]
    miss = np.abs(panel - before) / before
    known = np.isfinite(miss)
    usual = float(np.median(miss[known])) if known.any() else 1.0
    keep = 0.5 ** (1 / half_life)
    total, weight = np.full(len(panel), 2.0 * usual), np.full(len(panel), 2.0)
    result = np.empty(panel.shape)
    for t in range(panel.shape[1]):
        total = np.where(known[:, t], keep * total + np.minimum(np.where(known[:, t], miss[:, t], 0), 10.0), total)
        weight = np.where(known[:, t], keep * weight + 1.0, weight)
        result[:, t] = total / weight
    return result


def seasonal_index(panel: Array, season: int, shrink: float = 2.0) -> Array:
    """What each phase of the season multiplies the level by, as known at each period: (series, periods, season).

    A value enters when the season around it is complete. Each series' own index is shrunk to the panel's.
    """
    n, periods = panel.shape
    half = season // 2
    own_total, own_count = np.zeros((n, season)), np.zeros((n, season))
    result = np.ones((n, periods, season))
    fade = 0.5 ** (1 / 8.0)
    for t in range(2 * half, periods):
        around = panel[:, t - 2 * half : t + 1]
        known = np.isfinite(around)
        middle = np.where(known, around, 0).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
        usable = known[:, half] & (middle > 0) & (known.sum(axis=1) > half)
        ratio = np.where(usable, np.clip(np.where(usable, around[:, half], 0) / np.where(usable, middle, 1), 0, 5), 0)
        phase = (t - half) % season
        own_total[:, phase] = np.where(usable, fade * own_total[:, phase] + ratio, own_total[:, phase])
        own_count[:, phase] = np.where(usable, fade * own_count[:, phase] + 1, own_count[:, phase])
        shared = (own_total.sum(axis=0) + 5.0) / (own_count.sum(axis=0) + 5.0)
        index = (own_total + shrink * shared) / (own_count + shrink)
        result[:, t] = index / index.mean(axis=1, keepdims=True)
    return np.maximum(result, 0.02)
