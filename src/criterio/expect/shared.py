# SPDX-License-Identifier: EUPL-1.2
"""How all series of a panel move together: one number a period, whoever comes, goes, is large or small."""

import numpy as np
from numpy.typing import NDArray

from criterio.expect._model import Array

ROUNDS = 6
FAR = 4.0  # times what is usual then: beyond, a series speaks of itself and not of all
LEAST = 0.02  # of a usual period: a period in which nothing came has no logarithm
SILENT = 14  # periods in a row in which nobody counted anything: the counting stopped, not the world
PLAIN = 0.05  # variance that every series is given at least, so that no single one speaks for all


def shared_index(panel: Array) -> Array:
    """Each period as a multiple of a usual one (periods,); NaN where no series is known.

    Rows times columns, fitted in turn, each series' misses cut at ``FAR`` times and weighed by how much it strays.
    """
    known = np.isfinite(panel) & ~_silent(panel)
    values = np.where(known, panel, 0.0)
    index, weight = np.ones(panel.shape[1]), np.ones(len(panel))
    for _ in range(ROUNDS):
        size = _ratio((values * known).sum(axis=1), (known * index).sum(axis=1))
        usual = size[:, None] * index
        kept = np.minimum(values, FAR * usual)
        size = _ratio(kept.sum(axis=1), (known * index).sum(axis=1))
        strays = _ratio(kept, size[:, None] * index) - 1
        weight = np.where(size > 0, 1 / (_ratio((known * strays**2).sum(axis=1), known.sum(axis=1)) + PLAIN), 0)
        each = _ratio(kept, np.maximum(size, 1e-300)[:, None])
        voices = weight @ known
        index = _ratio(weight @ (each * known), voices)
        index = np.where(voices > 0, index, 1.0)
    index = np.where(known.any(axis=0), index, np.nan)
    usual_period = float(index[known.any(axis=0)].mean()) if known.any() else 1.0
    result: Array = np.maximum(index / max(usual_period, 1e-300), LEAST)
    return result


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
