# SPDX-License-Identifier: EUPL-1.2
"""What days on a calendar do to all series together, and how sure that is.

The logarithm of the shared index is the sum of what each weekday brings, of what each column does, of a level that
wanders for weeks, and of noise. All are normal, so what is learnt and its doubt have one formula: generalised least
squares with a prior (Rasmussen and Williams 2006, section 2.7). Days far out of line weigh less. What was never seen
stays at zero, with the doubt that it had.
"""

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.ndimage import uniform_filter1d

from criterio.expect._model import Array

DAYS_OF_WEEK = 7
WANDERS = 28.0  # days in which the level forgets about two thirds of where it was
WEEKDAYS = 1.0  # standard deviation of what a weekday may bring, in logs
UNKNOWN_LEVEL = 5.0  # and of the level itself
FIRST_FIT = 0.5  # deviation from day to day that is supposed before the noise is known
MEMORY = 3 * 365  # newest days that are learnt from
OUTLYING = 2.5  # deviations from which a day weighs less (Huber 1981)


def pooled(index: Array, doses: Array, prior: Array, weekday: int) -> tuple[Array, Array, Array]:
    """Mean (K,) and covariance (K, K) of what the columns do, in logs, and each weekday's share of a week (7,).

    ``index`` is the logarithm of the shared index (days,), NaN where not known; ``doses`` (days, K); ``prior`` (K,) the
    standard deviation of what a column may do; ``weekday`` that of the first day, Monday 0.
    """
    at = np.flatnonzero(np.isfinite(index))
    y, x = index[at], doses[at]
    week = np.eye(DAYS_OF_WEEK)[(weekday + at) % DAYS_OF_WEEK]
    wandering, noise = _scales(y, np.hstack([week, x]), np.concatenate([np.full(DAYS_OF_WEEK, WEEKDAYS), prior]))
    level = UNKNOWN_LEVEL**2 + wandering * np.exp(-np.abs(at[:, None] - at) / WANDERS)
    shared = level + WEEKDAYS**2 * week @ week.T + (x * prior**2) @ x.T
    weigh = np.ones(len(at))
    for _ in range(2):
        strain = cho_solve(cho_factor(shared + np.diag(noise * weigh)), y)
        weigh = np.maximum(1.0, np.abs(noise * weigh * strain) / (OUTLYING * np.sqrt(noise)))
    solver = cho_factor(shared + np.diag(noise * weigh))
    gain = (prior**2)[:, None] * x.T
    doubts = np.diag(prior**2) - gain @ cho_solve(solver, gain.T)
    of_week = np.exp(WEEKDAYS**2 * week.T @ cho_solve(solver, y))
    return gain @ cho_solve(solver, y), doubts, of_week / of_week.sum()


def _scales(y: Array, plain: Array, prior: Array) -> tuple[float, float]:
    """Variances of the level that wanders and of the noise from day to day, about a first fit of everything else."""
    ridge = np.vstack([plain, np.diag(FIRST_FIT / prior)])
    fitted = plain @ np.linalg.lstsq(ridge, np.concatenate([y, np.zeros(len(prior))]), rcond=None)[0]
    rest = y - fitted
    slow = uniform_filter1d(rest, int(WANDERS), mode="nearest")
    noise = float((1.4826 * np.median(np.abs(rest - slow))) ** 2)
    return max(float(np.var(slow)), 1e-3), max(noise, 1e-4)
