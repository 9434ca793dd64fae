# SPDX-License-Identifier: EUPL-1.2
"""Week by week, day by day or month by month: what differs between the ways of looking ahead."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from criterio.expect.days import daily
from criterio.expect.months import first_of_month, monthly
from criterio.expect.panel import LATELY, Panel, monday, weekly
from criterio.store.facts import Facts


class Span(NamedTuple):
    """A period: the day that opens it, and how many days it has."""

    opens: date
    days: int

    @property
    def last(self) -> date:
        return self.opens + timedelta(days=self.days - 1)


@dataclass(frozen=True)
class Pace:
    """Periods of ``length`` days (of a month, its longest), of which ``season`` make a cycle.

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

    def span(self, on: date) -> Span:
        """The period in which ``on`` falls."""
        opens = self.opening(on)
        return Span(opens, (self.opening(opens + timedelta(days=self.length)) - opens).days)

    def spans(self, first: date, count: int) -> tuple[Span, ...]:
        """The period that ``first`` opens, and those after it."""
        found: list[Span] = []
        for _ in range(count):
            found.append(self.span(found[-1].last + timedelta(days=1) if found else first))
        return tuple(found)

    def before(self, on: date, count: int) -> tuple[Span, ...]:
        """So many periods before the one in which ``on`` falls, the oldest first."""
        found = [self.span(on)]
        for _ in range(count):
            found.append(self.span(found[-1].opens - timedelta(days=1)))
        return tuple(reversed(found[1:]))

    def opens(self, first: date, count: int) -> list[date]:
        """The days that open ``count`` periods."""
        return [span.opens for span in self.spans(first, count)]


WEEKS = Pace("week", 7, 52, 26, LATELY, 10_000, monday, weekly)
DAYS = Pace("day", 1, 7, 182, 7 * LATELY, 400, lambda on: on, daily)
MONTHS = Pace("month", 31, 12, 6, LATELY // 4, 10_000, first_of_month, monthly)
PACES = {pace.name: pace for pace in (WEEKS, DAYS, MONTHS)}


def pace_of(days: int) -> Pace:
    """That of periods of so many days; a month has 28 at the least."""
    return next((pace for pace in (DAYS, WEEKS) if pace.length == days), MONTHS)
