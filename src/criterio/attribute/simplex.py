# SPDX-License-Identifier: EUPL-1.2
"""Convex weights: shares that are never negative, add up to one, and make some series look like another."""

import numpy as np

from criterio.attribute._design import Array


def published(series: Array, target: Array, zeta: float, tolerance: float, intercept: bool = True) -> Array:
    """Weights of the columns of ``series`` that come near ``target``, by the very steps of the published figures.

    Frank–Wolfe as in the reference software of Arkhangelsky et al. (2021): a hundred steps, columns below a quarter of
    the heaviest are dropped, and steps again until a step gains less than ``tolerance`` squared. It stops short of the
    exact optimum (−19.51 instead of −19.62 for Proposition 99), and other people's numbers were made so.
    """
    if intercept:
        series, target = series - series.mean(axis=0), target - target.mean()
    weights = np.full(series.shape[1], 1 / series.shape[1])
    weights = _descend(series, target, zeta, tolerance, weights, 100)
    weights = np.where(weights <= weights.max() / 4, 0, weights)
    return _descend(series, target, zeta, tolerance, weights / weights.sum(), 10_000)


def noise(before: Array) -> float:
    """How much the series usually move from one time to the next."""
    return float(np.diff(before, axis=0).std(ddof=1)) if before.size > before.shape[1] + 1 else 0.0


def _descend(series: Array, target: Array, zeta: float, tolerance: float, weights: Array, rounds: int) -> Array:
    ridge, loss = len(series) * zeta**2, np.inf
    for turn in range(rounds):
        error = series @ weights - target
        slope = error @ series + ridge * weights
        best = int(slope.argmin())
        towards = -weights
        towards[best] += 1
        reach = series @ towards
        bend = reach @ reach + ridge * (towards @ towards)
        if bend <= 0:
            break
        weights = weights + np.clip(-(slope @ towards) / bend, 0, 1) * towards
        now = zeta**2 * weights @ weights + np.square(series @ weights - target).sum() / len(series)
        if turn > 0 and loss - now <= tolerance**2:
            break
        loss = now
    return weights


def convex_rows(
    gram: Array, cross: Array, rounds: int = 60, first: Array | None = None, without: Array | None = None
) -> Array:
    """Many such problems at once: row ``i`` minimises ``w gram w - 2 cross[i] w``; -inf in ``cross`` bars a column.

    ``without[i]`` is a case that row ``i`` may not learn from: its square is taken out of ``gram``. Accelerated
    projected gradient, stopped early: of many weights that fit alike, those nearest to where it began.
    """
    barred = np.isneginf(cross)
    aims = np.where(barred, 0, cross)
    weights = project(np.where(barred, -np.inf, 0.0 if first is None else first))
    ahead, pace = weights, 1.0
    step = 1 / max(_largest(gram), 1e-300)
    for _ in range(rounds):
        slope = ahead @ gram - aims
        if without is not None:
            slope -= (ahead * without).sum(axis=1, keepdims=True) * without
        moved = project(np.where(barred, -np.inf, ahead - step * slope))
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = moved + (pace - 1) / faster * (moved - weights)
        weights, pace = moved, faster
    return weights


def project(points: Array) -> Array:
    """The nearest rows of convex weights (Held, Wolfe & Crowder 1974); -inf stays at zero."""
    order = -np.sort(-points, axis=1)
    known = np.isfinite(order)
    sums = np.cumsum(np.where(known, order, 0), axis=1) - 1
    place = np.arange(1, points.shape[1] + 1)
    kept = (known & (np.where(known, order, 0) * place > sums)).sum(axis=1)
    threshold = sums[np.arange(len(points)), kept - 1] / np.maximum(kept, 1)  # nobody is left: all stay at zero
    return np.maximum(np.where(np.isfinite(points), points - threshold[:, None], 0), 0)


def _largest(gram: Array) -> float:
    """The largest eigenvalue, by a few turns of the power method, rounded up."""
    vector = np.abs(gram).sum(axis=1) + 1e-12
    for _ in range(8):
        vector = gram @ (vector / max(float(np.linalg.norm(vector)), 1e-300))
    return 1.1 * float(np.linalg.norm(vector))
