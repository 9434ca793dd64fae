# SPDX-License-Identifier: EUPL-1.2
"""Draws of all series together, so that a unit's forecast is the sum of its profiles' in every draw."""

from collections.abc import Sequence

import numpy as np

from criterio.expect._model import Array
from criterio.expect.levels import decayed_mean

DRAWS = 500
SEED = 1


def joint_draws(panel: Array, quantiles: Array, levels: Sequence[float], draws: int = DRAWS, seed: int = SEED) -> Array:
    """Possible futures (series, horizon, draws). Draw ``d`` is one world: sum over series within it and nowhere else.

    Each series keeps its own forecast; which of its values meet in one draw follows how the series rose and fell
    together at the same past moments (Schaake shuffle: Clark and others, 2004).
    """
    rng = np.random.default_rng(seed)
    result = np.empty((*quantiles.shape[:2], draws))
    grid = (np.arange(draws) + 0.5) / draws
    moments = _moments(panel, quantiles.shape[1], draws, rng)
    for h in range(quantiles.shape[1]):
        rank = np.argsort(np.argsort(_surprises(panel, h + 1, moments, rng), axis=1), axis=1)
        marginal = np.stack([np.interp(grid, levels, one) for one in quantiles[:, h]])
        result[:, h] = np.take_along_axis(marginal, rank, axis=1)
    return result


def at_ranks(draws: Array, whole_of: Array, part: Array) -> Array:
    """The parts (series, draws) in the order of ``draws``: of the third lowest whole with the third lowest draw."""
    found = np.empty_like(part)
    order, of_whole = (np.argsort(each, axis=1, kind="stable") for each in (draws, whole_of))
    np.put_along_axis(found, order, np.take_along_axis(part, of_whole, axis=1), axis=1)
    return found


def _moments(panel: Array, horizon: int, draws: int, rng: np.random.Generator) -> Array:
    """The past moments that the draws relive, every one about equally often."""
    lived = np.arange(max(0, panel.shape[1] - 1 - 3 * 52), max(1, panel.shape[1] - 1))
    return rng.permutation(np.resize(lived, draws))


def _surprises(panel: Array, h: int, moments: Array, rng: np.random.Generator) -> Array:
    """What came ``h`` periods after each moment over the level then (series, draws); where not known, one at random."""
    level = np.maximum(decayed_mean(panel, 4.0), 1e-9)
    padded = np.pad(panel, ((0, 0), (0, h)), constant_values=np.nan)
    ratio = padded[:, moments + h] / level[:, moments]
    others = np.take_along_axis(ratio, rng.integers(0, ratio.shape[1], ratio.shape), axis=1)
    others = np.where(np.isfinite(others), others, rng.lognormal(0, 0.5, ratio.shape))
    return np.where(np.isfinite(ratio), ratio, others) * rng.lognormal(0, 1e-3, ratio.shape)
