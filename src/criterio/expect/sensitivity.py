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
ANOTHER_WEEK = 0.3  # standard deviation of what a weekday brings to one series over what it brings to all
LEAST_SPREAD = 1.0  # variance over mean of a count that nothing but chance moves
MOVED = 0.02


def moved_by(factor: Array) -> NDArray[np.bool_]:
    """Whether a day, by the pooled log factor of each, is another than usual."""
    return np.asarray(np.abs(factor) > MOVED)


def sensitivity(panel: Array, factor: Array, weeks: Array, weekday: int) -> tuple[Array, Array]:
    """Mean and standard deviation (series,), from days (series, days) and the pooled log factor of each (days,).

    Quasi-Poisson likelihood on the days that are moved, over what is usual on such a weekday around them, on a grid.
    """
    moved = moved_by(factor)
    usual = _usual(panel, moved, weeks, weekday)
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


def own_week(panel: Array, moved: NDArray[np.bool_], week: Array, weekday: int) -> Array:
    """What each weekday brings to each series, over a usual day (series, 7): its own days drawn to the week of all.

    Gamma–Poisson: a series of few or wild counts has the week of all, one of many steady counts its own.
    """
    shared = np.tile(7 * week, (len(panel), 1))
    usual = _usual(panel, moved, shared, weekday)
    calm = np.isfinite(panel) & ~moved & (usual > 0)
    days = (weekday + np.arange(panel.shape[1])) % 7
    came, likely = (np.where(calm, one, 0.0) @ np.eye(7)[days] for one in (panel, usual))
    alone = np.divide(came, likely, out=np.ones(came.shape), where=likely > 0)
    spread = _spread(panel, usual * alone[:, days], calm)[:, None]
    own = shared * (came / spread + 1 / ANOTHER_WEEK**2) / (likely / spread + 1 / ANOTHER_WEEK**2)
    return np.asarray(own / np.maximum(own.mean(axis=1, keepdims=True), 1e-300))


def _usual(panel: Array, moved: NDArray[np.bool_], weeks: Array, weekday: int) -> Array:
    """What each day brings when nothing moves it: the level around it times what its weekday brings to the series."""
    calm = np.isfinite(panel) & ~moved
    brings = weeks[:, (weekday + np.arange(panel.shape[1])) % 7]
    above = uniform_filter1d(np.where(calm, panel, 0.0), AROUND, axis=1, mode="constant")
    below = uniform_filter1d(np.where(calm, brings, 0.0), AROUND, axis=1, mode="constant")
    level: Array = np.divide(above, below, out=np.zeros(panel.shape), where=below > 1e-12)
    usual: Array = brings * level
    return usual


def _spread(panel: Array, usual: Array, ordinary: NDArray[np.bool_]) -> Array:
    """Variance over mean on ordinary days."""
    misses = np.where(ordinary, (panel - usual) ** 2, 0.0).sum(axis=1)
    brought = np.maximum(np.where(ordinary, usual, 0.0).sum(axis=1), 1e-300)
    return np.asarray(np.maximum(misses / brought, LEAST_SPREAD))
