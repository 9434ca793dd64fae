# SPDX-License-Identifier: EUPL-1.2
"""The surprises of a week, or of days: a short list of which few are false alarms, however many series are watched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log

import numpy as np

from criterio.domain.forecast import QUANTILES, Forecast
from criterio.domain.sentence import Sentence, say

FALSE_ALARMS = 0.1
"""Of the surprises listed, the share that may be chance."""


@dataclass(frozen=True)
class Surprise:
    """A week or day that chance alone would hardly give. ``probability`` counts both sides."""

    forecast: Forecast
    outcome: float
    probability: float

    @property
    def is_pleasant(self) -> bool:
        return self.outcome > self.forecast.quantiles[len(QUANTILES) // 2]

    @property
    def usual(self) -> tuple[float, float]:
        """The range that holds nineteen times in twenty."""
        at = dict(zip(QUANTILES, self.forecast.quantiles, strict=True))
        return at[0.025], at[0.975]

    @property
    def beyond(self) -> float:
        """How far from that range, in the unit of the figure."""
        low, high = self.usual
        return max(self.outcome - high, low - self.outcome, 0.0)

    @property
    def sentence(self) -> Sentence:
        low, high = self.usual
        told = {
            "subject": self.forecast.subject,
            "metric": self.forecast.metric,
            "outcome": self.outcome,
            "low": low,
            "high": high,
            "week": self.forecast.week,
        }
        if self.forecast.days == 1 and self.is_pleasant:
            return say("{subject}, {metric}, {week}: {outcome}, above the usual {low} to {high}.", **told)
        if self.forecast.days == 1:
            return say("{subject}, {metric}, {week}: {outcome}, below the usual {low} to {high}.", **told)
        if self.is_pleasant:
            return say("{subject}, {metric}, week of {week}: {outcome}, above the usual {low} to {high}.", **told)
        return say("{subject}, {metric}, week of {week}: {outcome}, below the usual {low} to {high}.", **told)


def surprises(
    forecasts: Iterable[Forecast], outcomes: Mapping[tuple[str, str, date], float], rate: float = FALSE_ALARMS
) -> list[Surprise]:
    """Those that matter most first, of what is known already; Benjamini and Hochberg (1995) at ``rate``.

    ``outcomes`` by metric, subject and last day of the period.
    """
    every = list(forecasts)
    seen = [
        Surprise(one, outcome, two_sided(one.quantiles, outcome))
        for one in every
        if (outcome := came_in(one, outcomes)) is not None
    ]
    seen.sort(key=lambda one: one.probability)
    found = seen[: discoveries([one.probability for one in seen], rate)]
    usual = _usual(every)
    return sorted(found, key=lambda one: -one.beyond / usual[one.forecast.metric])


def _usual(forecasts: Iterable[Forecast]) -> dict[str, float]:
    """By metric, the middle of what is largest of it, which is the whole administration where it is forecast."""
    found: dict[str, float] = {}
    for one in forecasts:
        found[one.metric] = max(found.get(one.metric, 1e-9), one.quantiles[len(QUANTILES) // 2])
    return found


def came_in(forecast: Forecast, outcomes: Mapping[tuple[str, str, date], float]) -> float | None:
    """What came in the period of a forecast; None where that is not known."""
    return outcomes.get((forecast.metric, forecast.subject, forecast.due))


def discoveries(ascending: Sequence[float], rate: float) -> int:
    """How many of the smallest probabilities are not chance: Benjamini and Hochberg (1995) at ``rate``."""
    passed = [k for k, chance in enumerate(ascending, start=1) if chance <= rate * k / len(ascending)]
    return max(passed, default=0)


def two_sided(quantiles: tuple[float, ...], outcome: float) -> float:
    """How likely an outcome at least as far out is. Beyond the last quantiles: a power above, exponential below.

    A count is held against whole numbers: a quantile of a quarter of a post is none.
    """
    if float(outcome).is_integer():
        quantiles = tuple(float(round(value)) for value in quantiles)
    if outcome > quantiles[-1]:
        return 2 * (1 - QUANTILES[-1]) * _above(quantiles, outcome)
    if outcome < quantiles[0]:
        scale = max((quantiles[1] - quantiles[0]) / log(QUANTILES[1] / QUANTILES[0]), 1e-12)
        return 2 * QUANTILES[0] * exp(-(quantiles[0] - outcome) / scale)
    if outcome in quantiles:
        at = [level for level, value in zip(QUANTILES, quantiles, strict=True) if value == outcome]
        return min(1.0, 2 * at[-1], 2 * (1 - at[0]))
    below = float(np.interp(outcome, quantiles, QUANTILES))
    return 2 * min(below, 1 - below)


def _above(quantiles: tuple[float, ...], outcome: float) -> float:
    near, far = max(quantiles[-2], 1e-9), max(quantiles[-1], 1e-9)
    steepness = log((1 - QUANTILES[-2]) / (1 - QUANTILES[-1])) / max(log(far / near), 0.02)
    return float((outcome / far) ** -steepness)
