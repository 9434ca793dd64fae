# SPDX-License-Identifier: EUPL-1.2
"""Several ways at once to say what each unit would have done: mixtures of others, with weights over the past.

All are synthetic differences in differences. They differ in how far the mixture may leave equal shares, from everybody
alike to those who moved most like the unit, and in which past is compared with: the one that best tells the others'
present, simply the latest, which is firmer where counts are small or levels break, the very last time alone, which is
nearer where series wander, or what the others' present follows from, which knows of courses that go on and of levels
that come back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from criterio.attribute._design import Array
from criterio.attribute.simplex import convex_rows, noise

NEAR_EQUAL, NEAREST = 1, 2
"""Among the kinds of :func:`_others`: hardly more than everybody alike, and the mixture that went nearest."""


@dataclass(frozen=True)
class Mixture:
    """Weights of each unit: ``past`` (units, times) or (1, times), and ``others`` (units, units), adding up to one."""

    past: Array
    others: Array

    def gap(self, before: Array, after: Array) -> Array:
        """For each unit, how far ``after`` (units) is from what the mixture makes of it."""
        change = np.broadcast_to(after - self.past @ before, self.others.shape)  # of each column, by each row's past
        return np.asarray(np.diag(change) - (self.others * change).sum(axis=1))

    def apart(self, panel: Array, start: int) -> Array:
        """The gap of every unit at each time of ``panel``, before the start too: (times, units)."""
        apart = panel - panel @ self.others.T
        return np.asarray(apart - (self.past * apart[:start].T).sum(axis=1))

    def course(self, panel: Array, start: int, unit: int) -> Array:
        """The gap of one unit at each time of ``panel``, before the start too."""
        apart = panel[:, unit] - panel @ self.others[unit]
        return np.asarray(apart - self.past[min(unit, len(self.past) - 1)] @ apart[:start])


def mixtures(panel: Array, start: int, end: int, barred: NDArray[np.bool_]) -> list[Mixture]:
    """Every kind of mixture for every unit, from ``start`` to ``end``.

    Nobody is compared with itself nor with the ``barred``; nothing after ``start`` chooses who is mixed.
    """
    before, after = panel[:start], panel[start:end].mean(axis=0)
    excluded = np.eye(panel.shape[1], dtype=bool) | barred[None, :]
    lately = _lately(start, max(end - start, 2))
    kinds = _others(before, end - start, excluded)
    nearest = kinds[NEAREST]
    followed = _within_reach(_followed(before, after, barred, lately), before, lately, nearest, barred)
    return [
        *(
            Mixture(past, others)
            for past in (_past_weights(before, after, barred), lately[None, :], np.eye(1, start, start - 1))
            for others in kinds
        ),
        Mixture(followed, nearest),
    ]


def gaps(panel: Array, start: int, end: int, barred: NDArray[np.bool_]) -> Array:
    """For each kind of mixture and each unit, the mean gap to its mixture from ``start`` to ``end``: (kinds, units)."""
    return gaps_to(mixtures(panel, start, end, barred), panel, start, end)


def gaps_to(known: Sequence[Mixture], panel: Array, start: int, end: int) -> Array:
    """The same, of mixtures that are at hand."""
    before, after = panel[:start], panel[start:end].mean(axis=0)
    return np.stack([mixture.gap(before, after) for mixture in known])


def firm(panel: Array, start: int, end: int) -> Mixture:
    """One mixture in which nothing after ``start`` has any say, neither of others nor of the past."""
    near_equal = _others(panel[:start], end - start, np.eye(panel.shape[1], dtype=bool))[NEAR_EQUAL]
    return Mixture(_lately(start, max(end - start, 2))[None, :], near_equal)


def _past_weights(before: Array, after: Array, barred: NDArray[np.bool_]) -> Array:
    """For each unit, the weights over the past from which the others' present is best told."""
    controls = np.where(barred, 0.0, 1.0)
    count = max(controls.sum(), 1.0)
    centre = (before @ controls / count)[:, None]
    told = (before - centre) * controls
    aims = (after - after @ controls / count) * controls
    gram, cross = told @ told.T, told @ aims
    gram += 1e-3 * np.trace(gram) / len(gram) * np.eye(len(gram))
    apart = np.sqrt(count / max(count - 1, 1.0))  # the centre holds the unit's own too: out it goes with it
    own, own_aims = apart * told.T, apart * aims
    return convex_rows(gram, cross[None, :] - own * own_aims[:, None], rounds=100, without=own)


def _followed(before: Array, after: Array, barred: NDArray[np.bool_], usual: Array) -> Array:
    """For each unit, how the others' present follows from their past: weights of either sign, drawn towards ``usual``.

    A ridge regression over the others (Athey et al. 2021 call it horizontal), each unit's own case left out exactly.
    Where levels come back to what is common, the weights do not add up to one.
    """
    controls = ~barred
    known = before[:, controls] - before[:, controls].mean(axis=1, keepdims=True)
    aims = after[controls] - after[controls].mean() - usual @ known
    gram = known @ known.T
    gram += (0.3 * np.trace(gram) / len(gram) + 1e-12) * np.eye(len(gram))
    pulls = np.linalg.solve(gram, known)
    leaning = pulls @ aims
    leverage = (known * pulls).sum(axis=0) + 1 / max(controls.sum(), 1)
    weights = np.tile(usual + leaning, (before.shape[1], 1))
    weights[controls] -= (pulls * ((aims - leaning @ known) / np.maximum(1 - leverage, 1e-9))).T
    return weights


def _within_reach(followed: Array, before: Array, usual: Array, others: Array, barred: NDArray[np.bool_]) -> Array:
    """The same, where a level far from the mixture's brings no more back than the farthest of the others is."""
    level = usual @ before
    far = np.abs(level - others @ level)
    known = np.sort(np.where(barred, 0, far))
    farthest = np.where(~barred & (far >= known[-1]), known[-2], known[-1])
    excess = 1 - np.minimum(farthest / np.maximum(far, 1e-300), 1)
    return np.asarray(followed - (excess * (followed.sum(axis=1) - 1))[:, None] * usual)


def _lately(times: int, half_life: float) -> Array:
    """Weights over the past that halve every ``half_life`` times back."""
    weights = 0.5 ** (np.arange(times)[::-1] / half_life)
    return np.asarray(weights / weights.sum())


def _others(before: Array, horizon: int, excluded: NDArray[np.bool_]) -> list[Array]:
    units, times = before.shape[1], before.shape[0]
    equal = (~excluded) / np.maximum((~excluded).sum(axis=1, keepdims=True), 1)
    usual = horizon**0.5 * noise(before) ** 2 * times  # the ridge of synthetic difference in differences, squared
    moves = np.diff(before, axis=0)
    like, like_lately = _gram(before, np.full(times, 1 / times)), _gram(before, _lately(times, max(2 * horizon, 4)))
    together = moves.T @ moves
    identity = np.eye(units)
    near_equal = _solve(like + 5 * usual * identity, like, excluded, equal)
    nearest = _solve(like + usual * identity, like, excluded, near_equal)
    recent = _solve(like_lately + 5 * usual * identity, like_lately, excluded, near_equal)
    moving = _solve(together + 0.3 * np.trace(together) / units * identity, together, excluded, equal)
    return [equal, near_equal, nearest, recent, moving]


def _solve(gram: Array, cross: Array, excluded: NDArray[np.bool_], first: Array) -> Array:
    return convex_rows(gram, np.where(excluded, -np.inf, cross), rounds=40, first=first)


def _gram(before: Array, weights: Array) -> Array:
    apart = (before - weights @ before) * np.sqrt(weights * len(before))[:, None]
    return np.asarray(apart.T @ apart)
