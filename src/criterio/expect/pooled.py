# SPDX-License-Identifier: EUPL-1.2
"""What days on a calendar do to all series together, and how sure that is.

The shared index of a day has for mean the exponential of a sum: what its weekday brings, what each column does, and a
level that wanders for weeks. All of these are normal beforehand, so that what was never seen stays at zero with the
doubt that it had. Fitted by penalised quasi-likelihood (Breslow and Clayton 1993): the logarithm of the index itself
would lie low on days with few posts, which are the very days in question. Each step is generalised least squares with a
prior (Rasmussen and Williams 2006, section 2.7) on the index made linear around the last fit. A level that forgets
where it was depends on its neighbours only, so that the work grows with the days and not with their cube (Rue and Held
2005, section 2.4).
"""

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve, solveh_banded
from scipy.ndimage import uniform_filter1d

from criterio.expect._model import Array

DAYS_OF_WEEK = 7
WANDERS = 28.0  # days in which the level forgets about two thirds of where it was
WEEKDAYS = 1.0  # standard deviation of what a weekday may bring, in logs
UNKNOWN_LEVEL = 5.0  # and of the level itself
MEMORY = 3 * 365  # newest days that are learnt from
STEPS = 5
LEAST = 0.02  # of a usual day: where the first fit starts from, on days that brought nothing
FARTHEST = 6.0  # from a usual day, in logs: no fit goes beyond
OUTLYING = 4.0  # deviations at which a day's miss is cut (Huber 1981)
LEAST_NOISE = 1e-4


def pooled(index: Array, doses: Array, prior: Array, weekday: int) -> tuple[Array, Array, Array]:
    """Mean (K,) and covariance (K, K) of what the columns do, in logs, and each weekday's share of a week (7,).

    ``index`` is the shared index (days,), NaN where not known; ``doses`` (days, K); ``prior`` (K,) the standard
    deviation of what a column may do; ``weekday`` that of the first day, Monday 0.
    """
    at = np.flatnonzero(np.isfinite(index))
    x, brought = doses[at], index[at] / index[at].mean()
    week = np.eye(DAYS_OF_WEEK)[(weekday + at) % DAYS_OF_WEEK]
    plain, doubt = np.hstack([week, x]), np.concatenate([np.full(DAYS_OF_WEEK, WEEKDAYS), prior])
    signal, wandering = _first_fit(brought, plain, doubt)
    fixed, unsure = np.hstack([plain, np.ones((len(at), 1))]), np.append(doubt, UNKNOWN_LEVEL)
    chain = _chain(at, wandering)
    for _ in range(STEPS):
        likely = np.exp(np.clip(signal, -FARTHEST, FARTHEST))
        miss = brought / likely - 1
        noise = _noise(miss, likely)
        working = signal + np.clip(miss, -OUTLYING * np.sqrt(noise), OUTLYING * np.sqrt(noise))
        signal, found, doubts = _fitted(working, noise, chain, fixed, unsure)
    of_week, columns = np.exp(found[:DAYS_OF_WEEK]), slice(DAYS_OF_WEEK, -1)
    return found[columns], doubts[columns, columns], of_week / of_week.sum()


def _chain(at: NDArray[np.intp], variance: float) -> Array:
    """The inverse covariance of the level on days ``at``, which is banded: above the diagonal, and on it (2, days)."""
    kept = np.exp(-np.diff(at) / WANDERS)
    new = variance * (1 - kept**2)
    diagonal = 1 / np.append(variance, new)
    diagonal[:-1] += kept**2 / new
    return np.stack([np.append(0.0, -kept / new), diagonal])


def _fitted(working: Array, noise: Array, chain: Array, fixed: Array, doubt: Array) -> tuple[Array, Array, Array]:
    """The signal without its noise (days,), what is learnt of each column of ``fixed``, and its covariance."""
    scaled = np.column_stack([working, fixed]) / noise[:, None]
    weighed = scaled - solveh_banded(chain + np.stack([np.zeros_like(noise), 1 / noise]), scaled) / noise[:, None]
    covariance = cho_solve(cho_factor(np.diag(1 / doubt**2) + fixed.T @ weighed[:, 1:]), np.eye(len(doubt)))
    found = covariance @ (fixed.T @ weighed[:, 0])
    return working - noise * (weighed[:, 0] - weighed[:, 1:] @ found), found, covariance


def _noise(miss: Array, likely: Array) -> Array:
    """Variance of each day's miss, as a share: one part is of every day, and one grows as less is likely."""
    from scipy.optimize import nnls  # it takes half a second to wake: not while a server starts

    parts = np.stack([np.ones(len(miss)), 1 / likely], axis=1)
    square = np.minimum(miss**2, OUTLYING**2 * np.median(miss**2) / 0.455)  # 0.455: the median of a squared normal
    found, _ = nnls(parts * likely[:, None], square * likely)
    return np.asarray(np.maximum(parts @ found, LEAST_NOISE))


def _first_fit(brought: Array, plain: Array, doubt: Array) -> tuple[Array, float]:
    """Where to begin (days,), and the variance of the level that wanders."""
    y = np.log(np.maximum(brought, LEAST))
    ridge = np.vstack([plain, np.diag(0.5 / doubt)])
    fitted = plain @ np.linalg.lstsq(ridge, np.concatenate([y, np.zeros(len(doubt))]), rcond=None)[0]
    slow = uniform_filter1d(y - fitted, int(WANDERS), mode="nearest")
    return fitted + slow, max(float(np.var(slow)), 1e-3)
