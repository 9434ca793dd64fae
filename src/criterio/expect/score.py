# SPDX-License-Identifier: EUPL-1.2
"""How good a forecast was once the truth is known. Unknown truths (NaN) have unknown scores."""

from collections.abc import Sequence

import numpy as np

from criterio.expect._model import Array


def pinball(quantiles: Array, truth: Array, levels: Sequence[float]) -> Array:
    """Pinball loss by level: ``quantiles`` (…, levels) against ``truth`` (…). Koenker and Bassett, 1978."""
    miss = truth[..., None] - quantiles
    return np.maximum(np.asarray(levels) * miss, (np.asarray(levels) - 1) * miss)


def scaled_pinball(quantiles: Array, truth: Array, levels: Sequence[float], past: Array) -> Array:
    """Pinball loss averaged over levels and divided by the series' own mean step in ``past`` (M5 uncertainty track).

    ``past`` is (series, periods), the first axis of ``truth``. Comparable between series of any size.
    """
    scale = mean_step(past).reshape(-1, *[1] * (truth.ndim - 1))
    loss: Array = pinball(quantiles, truth, levels).mean(axis=-1) / scale
    return loss


def mean_step(past: Array) -> Array:
    """Mean absolute change between known neighbours, from the first value above zero on; NaN when it never moved."""
    started = np.maximum.accumulate(np.where(np.isfinite(past), past, 0) > 0, axis=1)
    steps = np.abs(np.diff(np.where(started, past, np.nan), axis=1))
    known = np.isfinite(steps)
    count = known.sum(axis=1)
    mean = np.where(known, steps, 0).sum(axis=1) / np.maximum(count, 1)
    return np.where((count > 0) & (mean > 0), mean, np.nan)


def coverage(quantiles: Array, truth: Array, levels: Sequence[float], probability: float) -> float:
    """Share of known truths inside the central range of that probability. Raises ValueError when no level bounds it."""
    low, high = _bounds(levels, probability)
    known = np.isfinite(truth) & np.isfinite(quantiles).all(axis=-1)
    inside = (truth >= quantiles[..., low]) & (truth <= quantiles[..., high])
    return float(inside[known].mean()) if known.any() else float("nan")


def shared_coverage(quantiles: Array, truth: Array, levels: Sequence[float], probability: float) -> float:
    """As ``coverage``, a truth equal to quantiles being inside by the share of the probability that they give it.

    A count falls upon the ends of a range of counts, which therefore holds more than its probability however right it
    is. What it is judged by is where in the forecast the truth fell, a heap being spread evenly over its probability
    (the non-randomised PIT of Czado, Gneiting and Held, 2009). Where nothing is equal, the same as ``coverage``.
    """
    tail = (1 - probability) / 2
    _bounds(levels, probability)
    known = np.isfinite(truth) & np.isfinite(quantiles).all(axis=-1)
    if not known.any():
        return float("nan")
    ends = np.array([0.0, *levels, 1.0])
    middles = (ends[1:] + ends[:-1]) / 2
    below = (quantiles[known] < truth[known][:, None]).sum(axis=-1)
    upto = (quantiles[known] <= truth[known][:, None]).sum(axis=-1)
    low = np.where(upto > below, middles[below], ends[below])
    high = np.where(upto > below, middles[upto], ends[below + 1])
    inside = np.clip(np.minimum(high, 1 - tail) - np.maximum(low, tail), 0.0, None)
    return float((inside / (high - low)).mean())


def interval_score(quantiles: Array, truth: Array, levels: Sequence[float], probability: float) -> Array:
    """Width plus a fine for each miss (Gneiting and Raftery, 2007): smaller is better."""
    low, high = (quantiles[..., i] for i in _bounds(levels, probability))
    fine = 2 / (1 - probability)
    score: Array = (high - low) + fine * (np.maximum(low - truth, 0) + np.maximum(truth - high, 0))
    return score


def pit(quantiles: Sequence[float], truth: float, levels: Sequence[float]) -> float:
    """The probability that the forecast gave to at most ``truth``, read between its quantiles; 0 below, 1 above all.

    Where several quantiles equal the truth (a forecast that expects zeros), the middle of their levels.
    """
    if truth < quantiles[0]:
        return 0.0
    if truth > quantiles[-1]:
        return 1.0
    at = [level for level, quantile in zip(levels, quantiles, strict=True) if quantile == truth]
    return (at[0] + at[-1]) / 2 if at else float(np.interp(truth, quantiles, levels))


def is_disappointment(probability: float) -> bool:
    """Lower than nineteen in twenty would have been."""
    return probability < 0.05


def is_pleasant_surprise(probability: float) -> bool:
    """Higher than nineteen in twenty would have been."""
    return probability > 0.95


def _bounds(levels: Sequence[float], probability: float) -> tuple[int, int]:
    tail = (1 - probability) / 2
    near = [i for i, level in enumerate(levels) if np.isclose(level, tail)]
    far = [i for i, level in enumerate(levels) if np.isclose(level, 1 - tail)]
    if not (near and far):
        raise ValueError(f"no levels bound a range of {probability}")
    return near[0], far[0]
