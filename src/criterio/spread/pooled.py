# SPDX-License-Identifier: EUPL-1.2
"""Who of the rest takes a practice up within some periods, learnt from many practices that went before it.

A logit of the chance over the horizon, from how far and fast the practice has gone, how early each unit was with
others, and how like those who have it each unit was so far. Practices differ by a draw of their own, so that ranges of
counts are as wide as past counts were.
"""

from dataclasses import dataclass

import numpy as np

from criterio.spread.adoptions import Adoptions
from criterio.spread.hazard import most_likely
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
    pace = _pace(seen)
    learnt = [
        (
            _causes(seen.times, pace, other, when),
            seen.times[:, other] > when,
            seen.times[:, other] <= when + horizon,
        )
        for other, when in _moments(seen, practice, horizon)
    ]
    at_risk = np.flatnonzero(seen.times[:, practice] > seen.last)
    if len(learnt) < FEWEST or not len(at_risk):
        return None
    design = np.concatenate([causes[open_to] for causes, open_to, _ in learnt])
    took = np.concatenate([took[open_to] for _, open_to, took in learnt])
    weight = np.concatenate([[0.01], np.full(design.shape[1] - 1, 5.0)])
    best, _ = most_likely(design, took, np.zeros(design.shape[1]), weight)
    logits = _causes(seen.times, pace, practice, seen.last)[at_risk] @ best
    rng = np.random.default_rng(seed)
    own = rng.normal(0, _between(learnt, best), (DRAWS, 1))
    drawn = rng.random((DRAWS, len(at_risk))) < 1 / (1 + np.exp(-(logits + own)))
    return Coming(at_risk, drawn.mean(axis=0), drawn.sum(axis=1))


def _moments(seen: Adoptions, practice: int, horizon: int) -> list[tuple[int, int]]:
    """Practices and periods to learn from, the newest whose horizon is over; those too that went no further."""
    found = []
    for other in range(len(seen.practices)):
        times = np.sort(seen.times[:, other][np.isfinite(seen.times[:, other])])
        whens = [int(times[begun - 1]) for begun in BEGUN if other != practice and len(times) > begun]
        found += [(other, when) for when in whens if when + horizon <= seen.last]
    return sorted(found, key=lambda one: one[1])[-MOST:]


def _causes(times: Values, pace: Values, practice: int, when: int) -> Values:
    """One row a unit: constant, how far, how long, how fast; how early the unit is; how like the adopters."""
    has = times[:, practice] <= when
    share, age = has.mean(), when - times[:, practice].min()
    speed = ((times[:, practice] > when - 3) & has).mean() / 3
    common = [1.0, np.log(share / (1.001 - share)), np.log1p(age), np.log(speed + 0.01)]
    others = (times.min(axis=0) <= when) & (np.arange(times.shape[1]) != practice)
    past = times[:, others]
    left = (past <= when) - np.take_along_axis(pace[:, others], np.minimum(past, when).astype(np.int64), axis=0)
    left -= left.mean(axis=0)
    early = left.sum(axis=1) / np.sqrt(1 + left.shape[1])
    length = np.sqrt((left**2).sum(axis=1)) + 0.1
    like = (left @ left[has].T / np.outer(length, length[has])).mean(axis=1)
    return np.column_stack([np.tile(common, (len(has), 1)), _standard(early), _standard(like)])


def _pace(seen: Adoptions) -> Values:
    """By period and practice: adoptions that a unit still without it was to expect so far (Nelson–Aalen)."""
    found = np.zeros((seen.last + 1, len(seen.practices)))
    for practice in range(len(seen.practices)):
        times = seen.times[:, practice]
        for when in np.unique(times[np.isfinite(times)])[1:]:
            found[int(when), practice] = (times == when).sum() / (times >= when).sum()
    return np.cumsum(found, axis=0)


def _between(learnt: list[tuple[Values, Flags, Flags]], best: Values) -> float:
    """Standard deviation of practices in logits: so that 80 % ranges of past counts held 80 % of them."""
    rng = np.random.default_rng(7)
    widths = np.linspace(0.2, 2.6, 9)
    held = []
    for width in widths:
        inside = []
        for causes, open_to, took in learnt[-100:]:
            logits = causes[open_to] @ best
            chance = 1 / (1 + np.exp(-(logits + rng.normal(0, width, (200, 1)))))
            counts = (rng.random(chance.shape) < chance).sum(axis=1)
            low, high = np.quantile(counts, (0.1, 0.9))
            inside.append(low <= took[open_to].sum() <= high)
        held.append(np.mean(inside))
    return float(widths[int(np.argmin(np.abs(np.array(held) - 0.8)))])


def _standard(values: Values) -> Values:
    found: Values = (values - values.mean()) / (values.std() + 1e-9)
    return found
