# SPDX-License-Identifier: EUPL-1.2
"""How much of what moves all series moves each of them: a desk that closes, and a tap that leaks on holidays too.

The pooled log factor is multiplied by each series' sensitivity, one unless its own days say otherwise.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from criterio.expect._model import Array

GRID = np.linspace(0.0, 2.0, 21)
UNLIKE = 0.4  # standard deviation of sensitivities around one, before anything is learnt
AROUND = 57  # days of the level around each day
PER_WEEKDAY = 4.0  # of the pooled week's days, that are added to a series' own: a short one has the week of all
LEAST_SPREAD = 1.0  # variance over mean of a count that nothing but chance moves
MOVED = 0.02


def sensitivity(panel: Array, factor: Array, week: Array, weekday: int) -> tuple[Array, Array]:
    """Mean and standard deviation (series,), from days (series, days) and the pooled log factor of each (days,).

    Quasi-Poisson likelihood on the days that are moved, over what is usual on such a weekday around them, on a grid.
    """
    moved = np.abs(factor) > MOVED
    usual = _usual(panel, moved, week, weekday)
    judged = np.isfinite(panel) & (usual > 0)
    spread = _spread(panel, usual, judged & ~moved)
    value, base = np.where(judged, panel, 0.0)[:, moved], np.where(judged, usual, 0.0)[:, moved]
    fits = np.empty((len(GRID), len(panel)))
    for place, one in enumerate(GRID):
        likely = (value * one * factor[moved] - base * np.exp(one * factor[moved])).sum(axis=1)
        fits[place] = likely / spread - (one - 1) ** 2 / (2 * UNLIKE**2)
    weights = np.exp(fits - fits.max(axis=0))
    weights /= weights.sum(axis=0)
    mean = GRID @ weights
    return mean, np.sqrt(np.maximum(GRID**2 @ weights - mean**2, 0))


def _usual(panel: Array, moved: NDArray[np.bool_], week: Array, weekday: int) -> Array:
    """What each day brings when nothing moves it: the level around it times what its weekday brings to the series."""
    calm = np.isfinite(panel) & ~moved
    values, days = np.where(calm, panel, 0.0), (weekday + np.arange(panel.shape[1])) % 7
    at = np.eye(7)[days]
    own = values.sum(axis=1, keepdims=True) / np.maximum(calm.sum(axis=1, keepdims=True), 1)
    shape = (values @ at + PER_WEEKDAY * own * 7 * week) / (calm @ at + PER_WEEKDAY)
    shape /= np.maximum(shape.mean(axis=1, keepdims=True), 1e-300)
    brings = shape[:, days]
    above = uniform_filter1d(values, AROUND, axis=1, mode="constant")
    below = uniform_filter1d(np.where(calm, brings, 0.0), AROUND, axis=1, mode="constant")
    level: Array = np.divide(above, below, out=np.zeros(panel.shape), where=below > 1e-12)
    usual: Array = brings * level
    return usual


def _spread(panel: Array, usual: Array, ordinary: NDArray[np.bool_]) -> Array:
    """Variance over mean on ordinary days."""
    misses = np.where(ordinary, (panel - usual) ** 2, 0.0).sum(axis=1)
    brought = np.maximum(np.where(ordinary, usual, 0.0).sum(axis=1), 1e-300)
    return np.asarray(np.maximum(misses / brought, LEAST_SPREAD))
