# SPDX-License-Identifier: EUPL-1.2
"""What coming periods were, as multiples of the level before them, over all series of a panel at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from criterio.expect._model import Array

Bins = NDArray[np.intp]


def bins_of(values: Array, usable: NDArray[np.bool_], most: int, per_bin: int) -> tuple[Bins, int]:
    """Cuts values into equally filled bins, as many as hold ``per_bin`` usable values each, up to ``most``."""
    count = int(np.clip(usable.sum() // per_bin, 1, most))
    edges = np.quantile(values[usable], np.arange(1, count) / count) if count > 1 else np.empty(0)
    return np.searchsorted(edges, values), count


def quantile_table(
    ratios: Array,
    weights: Array,
    bins: Bins,
    count: int,
    asof: Sequence[int] | Bins,
    ends: Bins,
    levels: Sequence[float],
) -> Array:
    """Weighted empirical quantiles (moments, bins, levels) of the ratios whose period ended by each moment of ``asof``.

    All inputs but ``asof`` and ``levels`` are flat and equally long. A bin without ratios at a moment gives NaN.
    """
    table = np.full((len(asof), count, len(levels)), np.nan)
    order = np.argsort(ratios)
    for at in range(count):
        mine = order[bins[order] == at]
        value, weight, end = ratios[mine], weights[mine], ends[mine]
        for moment, limit in enumerate(asof):
            table[moment, at] = weighted_quantiles(value, np.where(end <= limit, weight, 0.0), levels)
    return table


def weighted_quantiles(ascending: Array, weights: Array, levels: Sequence[float]) -> Array:
    """Quantiles of values already in ascending order, each standing in the middle of its weight."""
    heavy = weights > 0
    if not heavy.any():
        return np.full(len(levels), np.nan)
    value, weight = ascending[heavy], weights[heavy]
    reach = np.cumsum(weight)
    quantiles: Array = np.interp(np.asarray(levels) * reach[-1], reach - weight / 2, value)
    return quantiles


def row_quantiles(values: Array, levels: Sequence[float]) -> Array:
    """Quantiles (…, levels) of the known values along the last axis; NaN where none is known."""
    ordered = np.sort(values, axis=-1)
    known = np.isfinite(ordered).sum(axis=-1, keepdims=True)
    place = np.clip(np.asarray(levels) * known - 0.5, 0, np.maximum(known - 1, 0))
    low = np.take_along_axis(ordered, place.astype(int), axis=-1)
    high = np.take_along_axis(ordered, np.ceil(place).astype(int), axis=-1)
    quantiles: Array = low + (place % 1) * (high - low)
    return quantiles


def farther_as_near(made: Array) -> Array:
    """Horizons (…, horizon, levels) that nothing has lived yet take the farthest one that something has."""
    for h in range(1, made.shape[-2]):
        made[..., h, :] = np.where(np.isnan(made[..., h, :]), made[..., h - 1, :], made[..., h, :])
    return made


def coming(panel: Array, origins: NDArray[np.intp], horizon: int) -> Array:
    """What came after each origin (series, origins, horizon), NaN where not known."""
    padded = np.pad(panel, ((0, 0), (0, horizon)), constant_values=np.nan)
    came: Array = padded[:, origins[:, None] + np.arange(1, horizon + 1)]
    return came


def standing(totals: Array) -> tuple[Array, Array]:
    """The last known total at each period, NaN before the first; and how many periods before that was."""
    places = np.arange(totals.shape[1])
    newest = np.maximum.accumulate(np.where(np.isfinite(totals), places, -1), axis=1)
    last = np.take_along_axis(totals, np.maximum(newest, 0), axis=1)
    return last, np.where(newest >= 0, places - newest, 0.0)


def gained(totals: Array, origins: NDArray[np.intp], horizon: int) -> Array:
    """As ``coming``, of totals: what a period brought, on average, since the last one known at the origin."""
    last, since = (now[:, origins, None] for now in standing(totals))
    mean: Array = (coming(totals, origins, horizon) - last) / (np.arange(1, horizon + 1) + since)
    return mean


def until(values: Array) -> Array:
    """The mean of all up to each place of the last axis; not known from the first that is not."""
    mean: Array = np.cumsum(values, axis=-1) / np.arange(1, values.shape[-1] + 1)
    return mean


def power(values: Array, exponent: float) -> Array:
    """Of the size, with the sign that it had."""
    raised: Array = np.sign(values) * np.abs(values) ** exponent
    return raised


def logs(values: Array, offset: Array | float) -> Array:
    """Logs of one and the size over ``offset``, with the sign that it had: losses are seen as gains are."""
    logged: Array = np.copysign(np.log1p(np.abs(values) / offset), values)
    return logged
