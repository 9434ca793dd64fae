# SPDX-License-Identifier: EUPL-1.2
"""How all series of a panel move together: one number a period, whoever comes, goes, is large or small."""

import numpy as np
from numpy.typing import NDArray

from criterio.expect._model import Array

ROUNDS = 6
HIGH = 0.98  # of a series' periods with something: what is above speaks of the series and not of all
SILENT = 14  # periods in a row in which nobody counted anything: the counting stopped, not the world
PLAIN = 0.05  # variance that every series is given at least, so that no single one speaks for all


def shared_index(panel: Array) -> Array:
    """Each period as a multiple of a usual one (periods,); NaN where no series is known.

    Rows times columns, fitted in turn, each series cut at its own high and weighed by how much it strays.
    """
    known = np.isfinite(panel) & ~_silent(panel)
    if not known.any():
        return np.full(panel.shape[1], np.nan)
    values = np.minimum(np.where(known, panel, 0.0), _highs(np.where(known, panel, np.nan))[:, None])
    index = np.ones(panel.shape[1])
    for _ in range(ROUNDS):
        size = _ratio(values.sum(axis=1), (known * index).sum(axis=1))
        strays = np.where(known, values - size[:, None] * index, 0.0)
        spread = _ratio((strays**2).sum(axis=1), size**2 * known.sum(axis=1))
        weight = np.where(size > 0, 1 / (spread + PLAIN), 0)
        voices = weight @ known
        index = _ratio(_ratio(weight, size) @ values, voices)
        index = np.where(voices > 0, index, 1.0)
    index = np.where(known.any(axis=0), index, np.nan)
    usual: Array = index / max(float(np.nanmean(index)), 1e-300)
    return usual


def _highs(panel: Array) -> Array:
    """What few periods of each series are above (series,)."""
    ordered = np.sort(np.where(panel > 0, panel, np.nan), axis=1)  # NaN goes last
    count = np.isfinite(ordered).sum(axis=1)
    place = np.maximum(np.ceil(HIGH * count).astype(int) - 1, 0)
    highs = np.take_along_axis(ordered, place[:, None], axis=1)[:, 0]
    return np.where(count > 0, highs, 0.0)


def _silent(panel: Array) -> NDArray[np.bool_]:
    """Periods within a long stretch in which no series of several was ever above zero."""
    nothing = ~(panel > 0).any(axis=0)
    ends = np.flatnonzero(np.diff(np.concatenate(([0], nothing.astype(int), [0]))))
    silent = np.zeros(panel.shape[1], dtype=bool)
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        silent[start:end] = end - start >= SILENT
    return silent


def _ratio(above: Array, below: Array) -> Array:
    return np.divide(above, below, out=np.zeros(np.broadcast(above, below).shape), where=np.asarray(below) > 0)
