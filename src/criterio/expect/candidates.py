# SPDX-License-Identifier: EUPL-1.2
"""Ways to forecast a panel from its past moments, each judged later by how it would have done.

Every one gives quantiles (series, moments, horizon, levels) at the moments of ``Past.at``, from what was known then.
"""

from collections.abc import Iterator

import numpy as np

from criterio.expect._model import Array
from criterio.expect.alike import alike
from criterio.expect.levels import decayed_mean, floor_of, last_known, running_median
from criterio.expect.moments import Past
from criterio.expect.ratios import coming, farther_as_near, power, row_quantiles, until
from criterio.expect.spread import following

HALF_LIVES = (2.0, 4.0, 8.0, 16.0, 64.0)
WINDOWS = (5, 13)
TREND = 0.7  # of a past trend, what is carried on
DRIFTS = (16.0, 64.0)  # half-lives of the mean step that a total is carried on by
OWN_WINDOWS = (13, 26, 52, 10_000)  # periods of its own that a series is compared with directly; the last is all
LIFE = 26.0  # half-life, in origins, of the misses that tell how far a series strays
LEAST = 0.001  # of where a series stands: no straying is less
LENT = 4.0  # misses of its own after which a series' straying counts as much as the panel's


def multiples(past: Past) -> Iterator[Array]:
    """Each level times what followed such levels in series of like dispersion."""
    flat = np.ones((1, 1, past.horizon))
    for level in _levels(past.panel):
        yield multiple(past, level[:, past.origins, None] * flat)
    yield multiple(past, _trended(past))
    if past.factor is not None:
        for level in _levels(past.calm):
            yield multiple(past, level[:, past.origins, None] * past.factor)


def steps(past: Past) -> Iterator[Array]:
    """Each level give or take how far this series has strayed from it: for steady series and for totals."""
    newest = last_known(past.panel)
    yield step(past, newest[:, past.origins, None] * np.ones((1, 1, past.horizon)), 1.0)
    ahead = np.arange(1, past.horizon + 1)
    for half_life in DRIFTS:
        drift = np.nan_to_num(decayed_mean(np.diff(newest, axis=1, prepend=np.nan), half_life))
        yield step(past, newest[:, past.origins, None] + drift[:, past.origins, None] * ahead, 1.0)
    factor = np.ones((1, 1, past.horizon)) if past.factor is None else past.factor
    floor = floor_of(past.calm)
    for half_life in (4.0, 16.0):
        level = decayed_mean(past.calm, half_life)
        level = np.where(past.least[:, None] < 0, level, np.maximum(level, floor))
        yield step(past, level[:, past.origins, None] * factor, 0.5)


def taught(past: Past) -> Iterator[Array]:
    """The level that the panel teaches: its multiples, and how far each series strays from it."""
    lessons = past.taught
    yield np.concatenate([multiple(some, level) for some, level in lessons], axis=1)
    for exponent in (1.0, 0.5):
        yield np.concatenate([step(some, level, exponent) for some, level in lessons], axis=1)


def resembling(past: Past) -> Iterator[Array]:
    """What came after the moments most like this one, as a share of the level that the panel teaches."""
    yield np.concatenate([alike(some, level) for some, level in past.taught], axis=1)


def own(past: Past) -> Iterator[Array]:
    """As it has been: the series' own values of late, season put back where there is one."""
    for window in OWN_WINDOWS:
        yield _quantiles_of(past, past.panel, window)
    if past.factor is not None:
        factor = past.factor[:, past.at, :, None]
        for window in OWN_WINDOWS:
            yield _quantiles_of(past, past.calm, window) * factor


def multiple(past: Past, level: Array) -> Array:
    """Quantiles of what came over the level (series, origins, horizon), times the level."""
    made: Array = level[:, past.at, :, None] * following(past, level)
    return made


def step(past: Past, level: Array, exponent: float) -> Array:
    """Quantiles of what came less the level, in units of each series' own misses of late; in powers of the values.

    With the power of a half, wider above than below, as counts are; nothing explodes when it is put back.
    """
    least = past.least[:, None, None]
    truth, level = power(past.truth, exponent), power(np.nan_to_num(np.maximum(level, least)), exponent)
    stands = np.maximum(np.abs(level), floor_of(past.panel)[:, past.origins, None] ** exponent)
    miss = truth - level
    total, count = _lately(np.abs(miss))
    usual = total.sum(axis=0) / np.maximum((count * stands).sum(axis=0), 1e-12)
    usual = np.where(count.sum(axis=0) > 0, usual, 0.5)
    scale = np.maximum((total + LENT * usual * stands) / (count + LENT), np.maximum(LEAST * stands, 1e-9))
    made = level[:, past.at, :, None] + scale[:, past.at, :, None] * past.tables(miss / scale, 0.0)
    whole: Array = np.maximum(power(np.sort(made, axis=-1), 1 / exponent), least[..., None])
    return whole


def _lately(miss: Array) -> tuple[Array, Array]:
    """Decayed sums of the misses known at each origin, by horizon, and how many they are."""
    known = np.isfinite(miss)
    value, keep = np.where(known, miss, 0.0), 0.5 ** (1 / LIFE)
    total, count = np.zeros(miss.shape), np.zeros(miss.shape)
    for t in range(1, miss.shape[1]):
        come = np.arange(min(t, miss.shape[2]))
        total[:, t], count[:, t] = keep * total[:, t - 1], keep * count[:, t - 1]
        total[:, t, come] += value[:, t - 1 - come, come]
        count[:, t, come] += known[:, t - 1 - come, come]
    return total, count


def _levels(panel: Array) -> Iterator[Array]:
    floor = floor_of(panel)
    for half_life in HALF_LIVES:
        yield np.maximum(decayed_mean(panel, half_life), floor)
    for window in WINDOWS:
        yield np.maximum(running_median(panel, window), floor)
    yield np.maximum(last_known(panel), floor)


def _trended(past: Past) -> Array:
    """The last known value carried along part of its trend: for totals that grow, such as followers."""
    floor = floor_of(past.panel)
    newest = np.maximum(last_known(past.panel), floor)
    slope = decayed_mean(np.diff(np.log(newest), axis=1, prepend=np.nan), 6.0)
    slope = np.clip(np.nan_to_num(slope), -0.05, 0.05)[:, past.origins, None]
    grown = newest[:, past.origins, None] * np.exp(TREND * slope * np.arange(1, past.horizon + 1))
    trended: Array = np.maximum(grown, floor[:, past.origins, None])
    return trended


def _quantiles_of(past: Past, panel: Array, window: int) -> Array:
    """Quantiles of the series' own newest values; of gains, of the means of as many in a row as are looked ahead."""
    told = [
        [row_quantiles(mean[:, max(0, now + 1 - window) : now + 1], past.levels) for now in past.asof]
        for mean in (_means_of(panel, past.horizon) if past.gains else [panel])
    ]
    made = np.nan_to_num(farther_as_near(np.moveaxis(np.stack(told), 2, 0).swapaxes(1, 2)))
    return np.repeat(made, past.horizon // len(told), axis=2)


def _means_of(panel: Array, horizon: int) -> Iterator[Array]:
    """For one to so many in a row, the mean of those that end with each period (series, periods)."""
    padded = np.pad(panel, ((0, 0), (horizon, 0)), constant_values=np.nan)
    means = until(coming(padded, np.arange(padded.shape[1]), horizon))
    for many in range(1, horizon + 1):
        yield means[:, horizon - many :, many - 1][:, : panel.shape[1]]
