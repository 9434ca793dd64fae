# SPDX-License-Identifier: EUPL-1.2
"""Whether what was put at a probability came as often: the curve of who expects well is the diagonal."""

from collections.abc import Iterable
from dataclasses import dataclass

from scipy.special import betaincinv

from criterio.domain.sentence import Sentence, say
from criterio.expect.ledger import RANGE, Calibration, Score

LEAST = 10
"""Ranges due and known before anything is said of who wrote them."""


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
    if one.n < LEAST:
        return say("{held} of {n} held: too few to say anything yet.", **told)
    if one.is_honest:
        return say("{held} of {n} held, as nine in ten should: these ranges can be trusted.", **told)
    if one.held < RANGE:
        return say("{held} of {n} held; {due} should have: too sure. Write wider ranges.", **told)
    return say("{held} of {n} held; {due} should have: too cautious. Narrower ranges would say more.", **told)


def _point(level: float, met: list[float]) -> Point:
    below, n = sum(met), len(met)
    low, high = (float(value) for value in betaincinv(1 + below, 1 + n - below, [0.05, 0.95]))
    return Point(level, below / n, low, high, n)
