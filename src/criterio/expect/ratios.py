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
