# SPDX-License-Identifier: EUPL-1.2
"""The chance that a unit takes a practice up in a period, from who did before it: a discrete-time hazard.

Logit of the chance, with normal priors that keep few adoptions from saying much (Allison 1982; Strang & Tuma 1993).
Only linked units *with good results* infect; two or more of them count apart (complex contagion, Centola 2018).
"""

from dataclasses import dataclass, replace

import numpy as np

from criterio.spread.adoptions import Adoptions
from criterio.spread.network import Flags, Indices, Values

CAUSES = ("infected", "two_or_more", "heard", "champion", "capacity_gap", "inauguration", "shock")
"""What moves the chance; the first two are contagion. Who is heard by many hears of things sooner (Coleman 1957)."""
_MIDDLE = np.array([-4.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])
_REACH = np.array([1.5, 2.5, 0.7, 0.7, 0.7, 0.7, 0.7, 1.0])
"""Priors: middle and standard deviation of the constant and of each cause. A month without any: some 2 in 100."""
BETWEEN_PRACTICES = 0.7
"""Standard deviation of practices around what is common to them: what pools them partially."""
INAUGURATION_FADES, SHOCK_FADES = 12.0, 3.0
"""Months in which what an inauguration, or a shock, moves falls to a third."""
DRAWS = 500
DRIFTS, STEPS = (0.1, 0.25, 0.5), 40
"""How far the constant may drift in a period, as a standard deviation in logits, and in how many of the last ones.

Each is weighed by how well it explains what was seen. With them, 80 % ranges of 707 forecasts of state policies, each
from its own past, held 77 to 81 %; with one constant for all times that drifts by .25 from now on, 61 %.
"""


@dataclass(frozen=True)
class Circumstances:
    """What is known of units beside ties. ``linked[i, j]``: ``i`` listens to ``j``.

    ``heard``: how many listen to a unit, as a logarithm, in standard deviations around the mean of units.
    ``good``: 1 where a unit's results are good, 0 where they are not; nothing is known: what the others are on
    average. ``champion``: somebody trained; ``gap``: from 0 to 1, how far its hours lie below the middle.
    ``inaugurated`` and ``shocked``: by period, how strongly one is felt, from 0 to 1; the last value goes on.
    """

    linked: Flags
    heard: Values
    good: Values
    champion: Values
    gap: Values
    inaugurated: Values
    shocked: Values

    @classmethod
    def only(cls, linked: Flags) -> "Circumstances":
        """Where nothing but ties is known: every adopter infects."""
        none = np.zeros(len(linked))
        return cls(linked, heard_by(linked), none + 1, none, none, np.zeros(1), np.zeros(1))

    def without_contagion(self) -> "Circumstances":
        """The same units where nobody infects: all to stand on when contagion is not identified."""
        return replace(self, linked=np.zeros_like(self.linked))

    def causes(self, has: Flags, period: int) -> Values:
        """By cause, the last axis, of every unit when ``has`` have the practice: (units) or (draws, units)."""
        infecting = (has * self.good) @ self.linked.T
        share = infecting / np.maximum(self.linked.sum(axis=1), 1)
        at = [values[min(period, len(values) - 1)] for values in (self.inaugurated, self.shocked)]
        steady = [np.broadcast_to(values, share.shape) for values in (self.heard, self.champion, self.gap, *at)]
        return np.stack([share, infecting >= 2, *steady], axis=-1).astype(np.float64)


def heard_by(linked: Flags) -> Values:
    """How many listen to each unit, as ``Circumstances.heard`` tells it; 0 where all are alike."""
    many = np.log1p(linked.sum(axis=0))
    found: Values = (many - many.mean()) / (many.std() + 1e-9)
    return found


@dataclass(frozen=True)
class Hazard:
    """``draws`` of the constant and of each cause from what the data leave possible; ``own`` of each practice.

    ``own`` is that of the last period seen; from there the constant goes on drifting, by ``drift`` in each draw.
    """

    draws: Values
    own: Values
    drift: Values

    def chances(self, causes: Values, practice: int, moved: Values | float = 0.0) -> Values:
        """Of each unit in one period, by draw; ``causes`` as (units, causes), or one of them a draw.

        ``moved``: how far the constant has drifted in each draw, in logits.
        """
        weights = self.draws
        constant = weights[:, :1] + (self.own[:, practice] + moved)[:, None]
        shifts = np.einsum("duc,dc->du" if causes.ndim == 3 else "uc,dc->du", causes, weights[..., 1:])
        found: Values = 1 / (1 + np.exp(-(constant + shifts)))
        return found


def rows(seen: Adoptions, around: Circumstances) -> tuple[Values, Flags, Indices, Indices]:
    """One row a unit, practice and period at risk: its causes, whether it took it up; the practice, the period."""
    causes, took, whose, when = [], [], [], []
    for practice in range(len(seen.practices)):
        times = seen.times[:, practice]
        first = int(times.min()) if np.isfinite(times.min()) else seen.last
        for period in range(first + 1, seen.last + 1):
            at_risk = (times >= period) & (seen.entered < period)
            causes.append(around.causes(times < period, period)[at_risk])
            took.append(times[at_risk] == period)
            whose.append(np.full(int(at_risk.sum()), practice))
            when.append(np.full(int(at_risk.sum()), period))
    if not causes:
        none = np.zeros(0, dtype=np.int64)
        return np.zeros((0, len(CAUSES))), np.zeros(0, dtype=bool), none, none
    return np.concatenate(causes), np.concatenate(took), np.concatenate(whose), np.concatenate(when)


def fitted(seen: Adoptions, around: Circumstances, seed: int = 1) -> Hazard:
    """What is possible after seeing the adoptions: normals around the most likely (Laplace), one for each drift."""
    causes, took, whose, when = rows(seen, around)
    many, later = len(seen.practices), np.unique(when)[1:][-STEPS:]
    own = whose[:, None] == np.arange(many)
    design = np.column_stack([np.ones(len(took)), causes, own, when[:, None] >= later])
    middle = np.concatenate([_MIDDLE, np.zeros(many + len(later))])
    fits = []
    for drift in DRIFTS:
        reach = np.concatenate([_REACH, np.full(many, BETWEEN_PRACTICES), np.full(len(later), drift)])
        best, spread = most_likely(design, took, middle, 1 / reach**2)
        fits.append((best, spread, _evidence(design @ best, took, (best - middle) / reach, spread, reach)))
    told = np.exp([evidence - max(one[2] for one in fits) for _, _, evidence in fits])
    rng = np.random.default_rng(seed)
    counts = rng.multinomial(DRAWS, told / told.sum())
    drawn = np.concatenate(
        [rng.multivariate_normal(best, spread, count) for (best, spread, _), count in zip(fits, counts, strict=True)]
    )
    fixed, own_now = np.split(drawn, [len(_MIDDLE)], axis=1)
    now = own_now[:, :many] + own_now[:, many:].sum(axis=1, keepdims=True)
    return Hazard(fixed, now, np.repeat(DRIFTS, counts))


def _evidence(logits: Values, took: Flags, strayed: Values, spread: Values, reach: Values) -> float:
    """How likely the adoptions are under a prior, as a logarithm, whatever the weights are (Laplace)."""
    seen = np.sum(took * logits - np.logaddexp(0, logits))
    kept = np.linalg.slogdet(spread)[1] / 2 - np.log(reach).sum()
    return float(seen - strayed @ strayed / 2 + kept)


def most_likely(design: Values, took: Flags, middle: Values, weight: Values) -> tuple[Values, Values]:
    """Of a logit with normal priors (1 / variance): where it is highest, and the covariance there. Newton's steps."""
    at = middle.copy()
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(design @ at, -30, 30)))
        slope = design.T @ (took - chance) - weight * (at - middle)
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + np.diag(weight)
        step = np.linalg.solve(curve, slope)
        at = at + step * min(1.0, 3.0 / max(float(np.abs(step).max()), 1e-12))
        if np.abs(step).max() < 1e-8:
            break
    spread = np.asarray(np.linalg.inv(curve), dtype=np.float64)
    return at, spread
