# SPDX-License-Identifier: EUPL-1.2
"""Week by week or day by day: what differs between the two ways of looking ahead."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from criterio.expect.days import daily
from criterio.expect.panel import LATELY, Panel, monday, weekly
from criterio.store.facts import Facts


@dataclass(frozen=True)
class Pace:
    """Periods of ``length`` days, of which ``season`` make a cycle.

    After ``dormant`` periods without anything known there is no forecast: what comes is a decision, not a habit. Who
    belongs to a sum is told by the last ``lately`` ones, and models see the last ``memory``.
    """

    name: str
    length: int
    season: int
    dormant: int
    lately: int
    memory: int
    opening: Callable[[date], date]
    reading: Callable[[Facts, str, date], Panel]

    def first(self, on: date) -> date:
        """The day that opens the period in which ``on`` falls: the first that is not over."""
        return self.opening(on)

    def read(self, facts: Facts, metric: str, on: date) -> Panel:
        """Every period that was over on that day."""
        return self.reading(facts, metric, on)

    def opens(self, first: date, count: int) -> list[date]:
        """The days that open ``count`` periods."""
        return [first + timedelta(days=self.length * t) for t in range(count)]


WEEKS = Pace("week", 7, 52, 26, LATELY, 10_000, monday, weekly)
DAYS = Pace("day", 1, 7, 182, 7 * LATELY, 400, lambda on: on, daily)
PACES = {pace.name: pace for pace in (WEEKS, DAYS)}
