# SPDX-License-Identifier: EUPL-1.2
"""What is likely, as quantiles: never a bare point."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from criterio.domain.sentence import Sentence, say

QUANTILES = (0.005, 0.025, 0.165, 0.25, 0.5, 0.75, 0.835, 0.975, 0.995)
"""Levels of every forecast: the nine of the M5 uncertainty track. They give the 50, 67, 95 and 99 % ranges."""

WIDE = 1.959964
"""Standard deviations on each side of a range that holds 19 times in 20."""


@dataclass(frozen=True, slots=True)
class Factor:
    """Something known beforehand that multiplied a forecast: by ``value``, from ``low`` to ``high`` 19 times in 20.

    ``seen``: on how many days of the past it was; 0: nothing is known of it, so that it is one, give or take.
    """

    name: str
    what: Sentence
    value: float
    low: float
    high: float
    seen: int
    source: Sentence

    @property
    def sentence(self) -> Sentence:
        """What it does to the range, in words."""
        told = {"what": self.what, "low": _percent(self.low), "high": _percent(self.high)}
        if not self.seen:
            return say("{what}: the past has nothing like it, so the range is wider and not moved.", **told)
        if self.low <= 1 <= self.high:
            return say(
                "{what}: the past does not show whether it takes away or adds (from {low} to {high} %), "
                "so the range is wider.",
                **told,
            )
        if self.value < 1:
            return say(
                "{what}: about {share} % less (between {high} and {low} %), so the range was lowered.",
                share=-_percent(self.value),
                what=self.what,
                low=-_percent(self.low),
                high=-_percent(self.high),
            )
        return say(
            "{what}: about {share} % more (between {low} and {high} %), so the range was raised.",
            share=_percent(self.value),
            **told,
        )


def _percent(factor: float) -> int:
    return round(100 * (factor - 1))


@dataclass(frozen=True, slots=True)
class Forecast:
    """Quantiles of one indicator in one coming week or day. ``quantiles[i]`` belongs to ``QUANTILES[i]``, ascending.

    ``subject`` as in Figure; ``week`` is the day that opens the period of ``days`` days, a Monday where it is a week.
    ``basis`` says what it stands on: ``own`` history, or ``peers`` where the own history is too short; ``notes`` are
    the warnings a reader needs; ``factors`` is what was known of the period beforehand, and is counted in the quantiles
    already.
    """

    metric: str
    subject: str
    week: date
    horizon: int
    quantiles: tuple[float, ...]
    basis: str = "own"
    weeks_of_history: int = 0
    notes: tuple[Sentence, ...] = ()
    factors: tuple[Factor, ...] = ()
    days: int = 7

    @property
    def due(self) -> date:
        """The last day of its period."""
        return self.week + timedelta(days=self.days - 1)


def by_figure(forecasts: Iterable[Forecast]) -> dict[tuple[str, str], tuple[Forecast, ...]]:
    """By metric and subject, the nearest first."""
    found: dict[tuple[str, str], list[Forecast]] = defaultdict(list)
    for one in forecasts:
        found[one.metric, one.subject].append(one)
    return {key: tuple(sorted(each, key=lambda one: one.week)) for key, each in found.items()}
