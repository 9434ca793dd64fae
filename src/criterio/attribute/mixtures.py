# SPDX-License-Identifier: EUPL-1.2
"""Several ways at once to say what each unit would have done: mixtures of others, with weights over the past.

All are synthetic differences in differences: they differ in how far the mixture may leave equal shares, from nobody at
all, through everybody alike, to those who moved most like the unit.
"""

import numpy as np
from numpy.typing import NDArray

from criterio.attribute._design import Array
from criterio.attribute.simplex import convex_rows, noise

KINDS = 6


def gaps(panel: Array, start: int, end: int, barred: NDArray[np.bool_]) -> Array:
    """For each kind of mixture and each unit, the mean gap to its mixture from ``start`` to ``end``: (kinds, units).

    Nobody is compared with itself nor with the ``barred``; nothing after ``start`` chooses who is mixed.
    """
    before, after = panel[:start], panel[start:end].mean(axis=0)
    own = np.eye(panel.shape[1], dtype=bool)
    excluded = own | barred[None, :]
    past = _past_weights(before, after, barred)
    change = after[None, :] - past @ before  # of each column, by the past weights of each row
    of_own = np.diag(change)
    return np.stack([of_own - (weights * change).sum(axis=1) for weights in _mixtures(before, end - start, excluded)])


def _past_weights(before: Array, after: Array, barred: NDArray[np.bool_]) -> Array:
    """For each unit, the weights over the past from which the others' present is best told."""
    controls = np.where(barred, 0.0, 1.0)
    count = max(controls.sum(), 1.0)
    centre = (before @ controls / count)[:, None]
    told = (before - centre) * controls
    aims = (after - after @ controls / count) * controls
    gram, cross = told @ told.T, told @ aims
    gram += 1e-3 * np.trace(gram) / len(gram) * np.eye(len(gram))
    own_cross = cross[None, :] - told.T * aims[:, None]
    return convex_rows(gram, own_cross, rounds=100, without=told.T)


def _mixtures(before: Array, horizon: int, excluded: NDArray[np.bool_]) -> list[Array]:
    units, times = before.shape[1], before.shape[0]
    equal = (~excluded) / np.maximum((~excluded).sum(axis=1, keepdims=True), 1)
    usual = horizon**0.5 * noise(before) ** 2 * times  # the ridge of synthetic difference in differences, squared
    lately = 0.5 ** (np.arange(times)[::-1] / max(2 * horizon, 4))
    moves = np.diff(before, axis=0)
    like, like_lately = _gram(before, np.full(times, 1 / times)), _gram(before, lately / lately.sum())
    together = moves.T @ moves
    identity = np.eye(units)
    near_equal = _solve(like + 5 * usual * identity, like, excluded, equal)
    nearest = _solve(like + usual * identity, like, excluded, near_equal)
    recent = _solve(like_lately + 5 * usual * identity, like_lately, excluded, near_equal)
    moving = _solve(together + 0.3 * np.trace(together) / units * identity, together, excluded, equal)
    return [np.zeros_like(equal), equal, near_equal, nearest, recent, moving]


def _solve(gram: Array, cross: Array, excluded: NDArray[np.bool_], first: Array) -> Array:
    return convex_rows(gram, np.where(excluded, -np.inf, cross), rounds=40, first=first)


def _gram(before: Array, weights: Array) -> Array:
    apart = (before - weights @ before) * np.sqrt(weights * len(before))[:, None]
    return np.asarray(apart.T @ apart)
