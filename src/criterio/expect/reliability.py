# SPDX-License-Identifier: EUPL-1.2
"""Whether what was put at a probability came as often: the curve of who expects well is the diagonal."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import bdtr, bdtrc, betaincinv

from criterio.domain.sentence import Sentence, say
from criterio.expect._model import Array
from criterio.expect.ledger import Score
from criterio.expect.score import is_disappointment, is_pleasant_surprise
from criterio.expect.surprises import FALSE_ALARMS, discoveries
from criterio.store.ledger import Expectation

RANGE = 0.9  # the range of an expectation: from its 5 % to its 95 % quantile
LEAST = 10
"""Ranges due and known, each as good as by itself, before anything is said of who wrote them."""


@dataclass(frozen=True)
class Calibration:
    """Of ``n`` ranges of 90 % by one author or of one unit, the share that held, and the 90 % range of that share.

    ``alike``: ranges of one day, or of one subject, hold and fail together: so many of them tell as much as one that
    stands by itself.
    """

    name: str
    n: int
    held: float
    low: float
    high: float
    is_honest: bool = True
    """Nothing shows that the ranges hold more or less often than they promise."""
    alike: float = 1.0

    @property
    def by_themselves(self) -> int:
        """How many ranges that share nothing with each other would tell as much."""
        return int(self.n / self.alike)


def calibration(scores: Iterable[Score], name_of: Callable[[Expectation], str]) -> list[Calibration]:
    """How often ranges held, by what ``name_of`` says (author, unit), with the 90 % range that so few of them leave."""
    scored: dict[str, list[Score]] = defaultdict(list)
    for one in scores:
        if one.pit is not None:
            scored[name_of(one.expectation)].append(one)
    made = [_calibration(name, each) for name, each in sorted(scored.items())]
    blamed = miscalibrated(made)
    return [replace(one, is_honest=one not in blamed) for one in made]


def miscalibrated(calibrations: Sequence[Calibration], rate: float = FALSE_ALARMS) -> list[Calibration]:
    """Those whose ranges hold too often or too seldom for chance, the surest first, however many are looked at.

    Twice the smaller tail of the binomial; of those named, a share of ``rate`` may be chance (Benjamini and Hochberg,
    1995).
    """
    n = np.array([one.by_themselves for one in calibrations])
    held = np.rint([one.held * one.by_themselves for one in calibrations])
    chances = np.minimum(1, 2 * np.minimum(bdtr(held, n, RANGE), bdtrc(held - 1, n, RANGE)))
    order = np.argsort(chances, kind="stable")
    return [calibrations[place] for place in order[: discoveries(chances[order], rate)]]


@dataclass(frozen=True)
class Point:
    """Of ``n`` outcomes, the share at or below what was put at ``level``, and the range of 90 % of that share."""

    level: float
    share: float
    low: float
    high: float
    n: int


def reliability(scores: Iterable[Score]) -> tuple[Point, ...]:
    """One point a level that somebody wrote; an outcome equal to a quantile counts half."""
    met: dict[float, list[float]] = {}
    for score in scores:
        if score.pit is not None:
            for level, quantile in zip(score.expectation.levels, score.expectation.quantiles, strict=True):
                below = 0.5 if score.outcome == quantile else float(score.outcome < quantile)
                met.setdefault(level, []).append(below)
    return tuple(_point(level, each) for level, each in sorted(met.items()))


def judged(one: Calibration) -> Sentence:
    """What a calibration says of who wrote the ranges."""
    told = {"held": round(one.held * one.n), "n": one.n, "due": round(RANGE * one.n)}
    if one.by_themselves < LEAST:
        return say("{held} of {n} held: too few to say anything yet.", **told)
    if one.is_honest:
        return say("{held} of {n} held, as nine in ten should: these ranges can be trusted.", **told)
    if one.held < RANGE:
        return say("{held} of {n} held; {due} should have: too sure. Write wider ranges.", **told)
    return say("{held} of {n} held; {due} should have: too cautious. Narrower ranges would say more.", **told)


def _calibration(name: str, scores: Sequence[Score]) -> Calibration:
    held = np.array(
        [not (is_disappointment(one.pit) or is_pleasant_surprise(one.pit)) for one in scores if one.pit is not None]
    )
    alike = _alike(held, [one.expectation.due for one in scores], [one.expectation.subject for one in scores])
    share, n = float(held.mean()), len(held) / alike
    low, high = (float(value) for value in betaincinv(1 + n * share, 1 + n * (1 - share), [0.05, 0.95]))
    return Calibration(name, len(held), share, low, high, alike=alike)


def _alike(held: Array, days: Sequence[Hashable], subjects: Sequence[Hashable]) -> float:
    """By how much the variance of the share is larger than of ranges that share nothing.

    What strays together in a day or in a subject is counted as it strays (Cameron, Gelbach and Miller 2011). All of one
    day are one experience.
    """
    stray = held - held.mean()
    alone = float((stray**2).sum())
    if len(set(days)) == 1:
        return float(len(held))
    if not alone:
        return 1.0
    together = _strays_by(days, stray, alone) + _strays_by(subjects, stray, alone) - alone
    return max(1.0, together / alone)


def _strays_by(groups: Sequence[Hashable], stray: Array, alone: float) -> float:
    """The squares of what strays in each group; each by itself where there is one group, which tells nothing of it."""
    sums: dict[Hashable, float] = defaultdict(float)
    for group, one in zip(groups, stray, strict=True):
        sums[group] += float(one)
    many = len(sums)
    return sum(one**2 for one in sums.values()) * many / (many - 1) if many > 1 else alone


def _point(level: float, met: list[float]) -> Point:
    below, n = sum(met), len(met)
    low, high = (float(value) for value in betaincinv(1 + below, 1 + n - below, [0.05, 0.95]))
    return Point(level, below / n, low, high, n)
