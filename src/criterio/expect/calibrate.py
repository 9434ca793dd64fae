# SPDX-License-Identifier: EUPL-1.2
"""Widens or narrows ranges until they cover what they promise, judged on past forecasts of the same panel."""

from collections.abc import Sequence

import numpy as np

from criterio.expect._model import Array
from criterio.expect.ratios import Bins

PRIOR_MISSES = 4.0
"""How many misses in the past it takes to trust the observed coverage as much as the promised one."""

STEP = 0.5
"""How far, per unit of relative surprise, the width follows the newest forecasts (Gibbs and Candès, 2021)."""

LEAST = 0.9
"""Ranges are never narrowed more than this: past calm is weaker evidence than past misses."""

CAUTION = 1.08
"""What the upper ends are raised by besides: what to mix is chosen on the same past that ranges are judged by, and
what that misses is the surge that has not come yet. Lower ends need none: zero bounds them."""

OUTER = 0.95  # level from which that is done


def stretches(past: Array, truth: Array, bins: Bins, count: int, levels: Sequence[float]) -> Array:
    """By bin and level: the factor on the distance from the median that makes past forecasts cover (bins, levels).

    ``past`` is (series, moments, levels), oldest moment first; ``truth`` and ``bins`` (series, moments).
    Split-conformal on the distance in units of the forecast's own half-range; then one step a moment, by how it
    turned out.
    """
    factors = np.ones((count, len(levels)))
    middle = len(levels) // 2
    for at in range(count):
        for i, level in enumerate(levels):
            if i == middle:
                continue
            half = past[..., i] - past[..., middle]
            usable = (bins == at) & np.isfinite(truth) & (np.abs(half) > 1e-12)
            score = np.where(usable, (truth - past[..., middle]) / np.where(usable, half, 1.0), np.nan)
            factors[at, i] = _stretch(score, max(level, 1 - level)) * (CAUTION if level > OUTER else 1.0)
    return factors


def stretched(quantiles: Array, factors: Array) -> Array:
    """Quantiles moved away from their median by ``factors``, then put in order and kept from going below zero."""
    middle = quantiles.shape[-1] // 2
    centre = quantiles[..., middle : middle + 1]
    return np.maximum(np.sort(centre + factors * (quantiles - centre), axis=-1), 0.0)


def _stretch(score: Array, inside: float) -> float:
    known = score[np.isfinite(score)]
    if not len(known):
        return 1.0
    expected = len(known) * (1 - inside)
    conformal = float(np.quantile(known, min(1.0, inside * (1 + 1 / len(known)))))
    log_factor = expected / (expected + PRIOR_MISSES) * np.log(np.clip(conformal, 0.2, 5.0))
    return max(LEAST, float(np.exp(log_factor + _drift(score, np.exp(log_factor), inside))))


def _drift(score: Array, factor: float, inside: float) -> float:
    """How much wider (in logs) the newest moments ask, each weighed by how many series it rests on."""
    drift = 0.0
    for column in score.T:
        known = column[np.isfinite(column)]
        if len(known):
            outside = float(np.mean(known > factor * np.exp(drift)))
            trust = len(known) * (1 - inside) / (len(known) * (1 - inside) + PRIOR_MISSES)
            drift = 0.8 * drift + 0.1 * STEP * trust * (outside - (1 - inside)) / (1 - inside)
    return float(np.clip(drift, -0.5, 0.5))
