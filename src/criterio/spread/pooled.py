# SPDX-License-Identifier: EUPL-1.2
"""Who of the rest takes a practice up within some periods, learnt from many practices that went before it.

A logit of the chance over the horizon, from how far and fast the practice has gone, how early each unit was with
others, and how near to those who have it each unit was so far. Practices differ by a draw of their own, so that
ranges of counts are as wide as past counts were.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from criterio.spread.adoptions import Adoptions
from criterio.spread.hazard import heard_by, most_likely
from criterio.spread.network import Flags, Indices, Values

BEGUN = (3, 5, 10, 15, 20)
"""Adopters at which past practices are looked at to learn from."""
FEWEST, MOST = 10, 600
"""Past moments to learn from."""
DRAWS = 2000


@dataclass(frozen=True)
class Coming:
    """``chances`` of the units ``at_risk`` (places); ``counts`` drawn: how many of them take it up."""

    at_risk: Indices
    chances: Values
    counts: Indices


def coming(seen: Adoptions, practice: int, horizon: int, seed: int = 1) -> Coming | None:
    """From ``seen``, which ends on the day of the forecast. None while too few practices went before."""
    return Library(seen).coming(practice, seen.last, horizon, seed)


class Library:
    """Practices to learn from. What is worked out is kept: each moment is seen only as far as was known then.

    ``linked[i, j]``: unit ``i`` listens to ``j``, where that is known.
    """

    def __init__(self, seen: Adoptions, linked: Flags | None = None) -> None:
        self._seen, self._linked, self._pace = seen, linked, _pace(seen)
        self.causes = cache(self._causes)
        self.learnt = cache(self._learnt)

    def coming(self, practice: int, when: int, horizon: int, seed: int = 1) -> Coming | None:
        """Who of those without it at the end of period ``when`` takes it up within ``horizon`` periods."""
        at_risk = np.flatnonzero(self._seen.times[:, practice] > when)
        learnt = self.learnt(when, horizon)
        if learnt is None or not len(at_risk):
            return None
        best, between = learnt
        logits = self.causes(practice, when)[at_risk] @ best
        rng = np.random.default_rng(seed)
        own = rng.normal(0, between, (DRAWS, 1))
        drawn = rng.random((DRAWS, len(at_risk))) < 1 / (1 + np.exp(-(logits + own)))
        return Coming(at_risk, drawn.mean(axis=0), drawn.sum(axis=1))

    def _learnt(self, when: int, horizon: int) -> tuple[Values, float] | None:
        """Weights of causes and how far practices differ, from moments whose horizon was over by ``when``."""
        past, times = [], self._seen.times
        for practice, then in self._moments(when - horizon):
            open_to = times[:, practice] > then
            took = times[open_to, practice] <= then + horizon
            past.append((self.causes(practice, then)[open_to], took))
        if len(past) < FEWEST:
            return None
        design, took = (np.concatenate(parts) for parts in zip(*past, strict=True))
        weight = np.concatenate([[0.01], np.full(design.shape[1] - 1, 5.0)])
        best, _ = most_likely(design, took, np.zeros(design.shape[1]), weight)
        return best, _between(past, best)

    def _moments(self, until: int) -> list[tuple[int, int]]:
        """Practices and periods to learn from, the newest up to ``until``; those too that went no further."""
        found = []
        for practice in range(len(self._seen.practices)):
            times = np.sort(self._seen.times[:, practice][np.isfinite(self._seen.times[:, practice])])
            found += [(practice, int(times[begun - 1])) for begun in BEGUN if len(times) >= begun]
        return sorted([one for one in found if one[1] <= until], key=lambda one: one[1])[-MOST:]

    def _causes(self, practice: int, when: int) -> Values:
        """One row a unit: constant, how far, how long, how fast; how early the unit is; how near the adopters.

        Where ties are known, also how many of those it listens to have it, and how many listen to it.
        """
        times = self._seen.times
        has = times[:, practice] <= when
        share, age = has.mean(), when - times[:, practice].min()
        speed = ((times[:, practice] > when - 3) & has).mean() / 3
        common = [1.0, np.log(share / (1.001 - share)), np.log1p(age), np.log(speed + 0.01)]
        left = self._beyond(when)
        others = (times.min(axis=0) <= when) & (np.arange(times.shape[1]) != practice)
        own, left = left[:, practice], left[:, others]
        early = left.sum(axis=1) / np.sqrt(1 + left.shape[1])
        of_units = [_standard(early), _near(left, own, has)]
        if self._linked is not None:
            infected = self._linked @ has / np.maximum(self._linked.sum(axis=1), 1)
            of_units += [_standard(infected), heard_by(self._linked)]
        return np.column_stack([np.tile(common, (len(has), 1)), *of_units])

    def _beyond(self, when: int) -> Values:
        """By unit and practice: whether it has it by then, less what was to be expected of it, around their mean."""
        times = self._seen.times
        expected = np.take_along_axis(self._pace, np.minimum(times, when).astype(np.int64), axis=0)
        left = (times <= when) - expected
        around: Values = left - left.mean(axis=0)
        return around


def _near(left: Values, own: Values, has: Flags) -> Values:
    """How near each unit is to those who have it, by what all did so far: three ways of telling, on average.

    Likeness to each adopter; practices like this one, and who took those up; what a normal law of all units expects.
    """
    length = np.sqrt((left**2).sum(axis=1)) + 0.1
    like = (left @ left[has].T / np.outer(length, length[has])).mean(axis=1)
    alike = own @ left / (np.sqrt((left**2).sum(axis=0)) + 0.3)
    weight = np.maximum(alike, 0) ** 2
    by_practice = left @ weight / (weight.sum() + 1e-9)
    common = left @ left.T
    doubt = 0.1 * np.trace(common) / len(common) + 1e-9
    by_law = common[:, has] @ np.linalg.solve(common[np.ix_(has, has)] + doubt * np.eye(has.sum()), own[has])
    return _standard(_standard(like) + _standard(by_practice) + _standard(by_law))


def _pace(seen: Adoptions) -> Values:
    """By period and practice: adoptions that a unit still without it was to expect so far (Nelson–Aalen)."""
    found = np.zeros((seen.last + 1, len(seen.practices)))
    for practice in range(len(seen.practices)):
        times = seen.times[:, practice]
        for when in np.unique(times[np.isfinite(times)])[1:]:
            found[int(when), practice] = (times == when).sum() / (times >= when).sum()
    return np.cumsum(found, axis=0)


def _between(past: list[tuple[Values, Flags]], best: Values) -> float:
    """Standard deviation of practices in logits: so that 80 % ranges of past counts held 80 % of them."""
    rng = np.random.default_rng(7)
    widths = np.linspace(0.2, 2.6, 9)
    held = []
    for width in widths:
        inside = []
        for causes, took in past[-100:]:
            logits = causes @ best
            chance = 1 / (1 + np.exp(-(logits + rng.normal(0, width, (200, 1)))))
            counts = (rng.random(chance.shape) < chance).sum(axis=1)
            low, high = np.quantile(counts, (0.1, 0.9))
            inside.append(low <= took.sum() <= high)
        held.append(np.mean(inside))
    return float(widths[int(np.argmin(np.abs(np.array(held) - 0.8)))])


def _standard(values: Values) -> Values:
    found: Values = (values - values.mean()) / (values.std() + 1e-9)
    return found
