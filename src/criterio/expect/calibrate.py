# SPDX-License-Identifier: EUPL-1.2
"""Widens or narrows ranges until they cover what they promise, judged on past forecasts of the same panel."""

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from criterio.expect._model import Array
from criterio.expect.ratios import Bins

PRIOR_MISSES = 4.0
"""How many misses in the past it takes to trust the observed coverage as much as the promised one."""

UNSEEN = 0.5
"""Misses that the past did not show, beside those that it did: what happens to all series at once happens seldom."""

STEP = 0.5
"""How far, per unit of relative surprise, the width follows the newest forecasts (Gibbs and Candès, 2021)."""

LEAST = 0.9
"""Ranges are never narrowed more than this: past calm is weaker evidence than past misses."""

CAUTION = 1.03
"""What the outer ends are moved out by besides: what to mix is chosen on the same past that ranges are judged by, and
what that misses is what has not come yet."""

FEW = 1.5
"""Past forecasts, independent of each other, of which there have to be many more: an outer end that rests on ``n`` is
moved out by a share of ``FEW / n``, as Student's range of few values is wider than that of many."""

OUTER = 0.95  # level from which that is done
SURELY = 8.0  # past forecasts that are counted as such even where their periods overlap
AGAIN = 2.0  # times that where they overlap: what all gain wanders, too, from one stretch of the past to the next
INNER = 0.4  # of that, what is done to the other ends where moments overlap


def stretches(
    past: Array, truth: Array, bins: Bins, count: int, levels: Sequence[float], overlap: Array | None = None
) -> Array:
    """The factor on the distance from the median that makes past forecasts cover: (horizon, bins, levels).

    ``past`` is (series, moments, horizon, levels), oldest moment first; ``truth`` (series, moments, horizon), ``bins``
    (series, moments). Split-conformal on the distance in units of the forecast's own half-range, with as much weight
    as the moments that it rests on are independent; then one step a moment, by how it turned out. Neighbouring
    horizons, of which each rests on little, are averaged. ``overlap`` (horizon,) is how many moments in a row are one.
    """
    middle = len(levels) // 2
    logs = np.zeros((truth.shape[2], count, len(levels)))
    overlap = np.ones(truth.shape[2]) if overlap is None else overlap
    for h in range(truth.shape[2]):
        for i, level in enumerate(levels):
            if i != middle:
                score = _scores(past[:, :, h, i], past[:, :, h, middle], truth[:, :, h])
                together = _together(score)
                for at in range(count):
                    mine = np.where(bins == at, score, np.nan)
                    logs[h, at, i] = _stretch(mine, max(level, 1 - level), together, overlap[h])
    beside = np.pad(logs, ((1, 1), (0, 0), (0, 0)), mode="edge")
    factors: Array = np.exp((beside[:-2] + 2 * logs + beside[2:]) / 4)
    return factors


def stretched(quantiles: Array, factors: Array, least: Array | float = 0.0) -> Array:
    """Quantiles moved away from their median by ``factors``, then put in order and kept from going below zero."""
    middle = quantiles.shape[-1] // 2
    centre = quantiles[..., middle : middle + 1]
    return np.maximum(np.sort(centre + factors * (quantiles - centre), axis=-1), least)


def _scores(end: Array, median: Array, truth: Array) -> Array:
    """How far the truth fell on this side of the median, 1 being the end of the range; NaN where not known."""
    half = end - median
    usable = np.isfinite(truth) & (np.abs(half) > 1e-12)
    return np.where(usable, (truth - median) / np.where(usable, half, 1.0), np.nan)


def _together(score: Array) -> float:
    """How alike the series of one moment fared, 0 to 1: the correlation within moments (one-way analysis of variance).

    A hundred series struck by one holiday are one experience, not a hundred.
    """
    known = np.isfinite(score)
    size = known.sum(axis=0)
    known, score, size = known[:, size > 1], np.clip(score[:, size > 1], -1.0, 2.0), size[size > 1]
    total, moments = size.sum(), len(size)
    if moments < 2:
        return 0.0
    mean = np.where(known, score, 0).sum(axis=0) / size
    grand = (size * mean).sum() / total
    between = (size * (mean - grand) ** 2).sum() / (moments - 1)
    within = np.where(known, (score - mean) ** 2, 0).sum() / max(total - moments, 1)
    usual = (total - (size**2).sum() / total) / (moments - 1)
    return float(np.clip((between - within) / max(between + (usual - 1) * within, 1e-12), 0.0, 1.0))


def _stretch(score: Array, inside: float, together: float, overlap: float) -> float:
    """The log of the factor that makes past ranges hold a share ``inside``."""
    finite = np.isfinite(score)
    counts = finite.sum(axis=0)
    many = int(counts.sum())
    if not many:
        return 0.0
    outside = 1 - inside
    crowd = many / int(np.count_nonzero(counts))
    independent = many / (1 + (crowd - 1) * together)
    independent = max(independent / overlap, min(independent, SURELY))
    misses = outside * independent
    wanted = outside * misses / (misses + UNSEEN) if inside > OUTER else outside
    conformal = _quantile(np.sort(score[finite]), min(1.0, (1 - wanted) * (1 + 1 / many)))
    log_factor = float(misses / (misses + PRIOR_MISSES) * np.log(min(max(conformal, 0.2), 5.0)))
    caution = float(np.log1p(FEW * (AGAIN if overlap > 1 else 1.0) / independent))
    caution = caution + float(np.log(CAUTION)) if inside > OUTER else INNER * caution if overlap > 1 else 0.0
    drift = _drift(np.sort(score, axis=0).T.tolist(), counts.tolist(), float(np.exp(log_factor)), inside)
    return max(float(np.log(LEAST)), log_factor + drift) + caution


def _quantile(ordered: Array, share: float) -> float:
    """What NumPy gives, whose way there takes longer than all the rest of a stretch."""
    place = share * (len(ordered) - 1)
    low = int(place)
    one, other, beyond = float(ordered[low]), float(ordered[min(low + 1, len(ordered) - 1)]), place - low
    return other - (other - one) * (1 - beyond) if beyond >= 0.5 else one + (other - one) * beyond


def _drift(moments: list[list[float]], counts: list[int], factor: float, inside: float) -> float:
    """How much wider (in logs) the newest moments ask, each weighed by how many series it rests on.

    ``moments``: each in order, of which so many are known; what is not stands behind them.
    """
    drift, outer = 0.0, 1 - inside
    for column, known in zip(moments, counts, strict=True):
        if known:
            beyond = known - bisect_right(column, factor * float(np.exp(drift)), 0, known)
            trust = known * outer / (known * outer + PRIOR_MISSES)
            drift = 0.8 * drift + 0.1 * STEP * trust * (beyond / known - outer) / outer
    return min(max(drift, -0.5), 0.5)
