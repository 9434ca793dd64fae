# SPDX-License-Identifier: EUPL-1.2
"""What a reader is told of weeks, days and months: the same pages, in other words."""

from dataclasses import dataclass

from criterio.domain.sentence import Sentence, say
from criterio.expect.pace import DAYS, MONTHS, PACES, WEEKS
from criterio.report.charts import Past
from criterio.wiring.reading import Coming, Reading


@dataclass(frozen=True)
class Period:
    """``name`` is that of its pace, in addresses too. ``opens`` heads the column of its first day, or of its name.

    ``lately``: of how many of the last ones somebody who writes is reminded.
    """

    name: str
    choice: Sentence
    opens: Sentence
    lead: Sentence
    drawing: Sentence
    last: Sentence
    known: Sentence
    one_by_one: Sentence
    which: Sentence
    hint: Sentence | str
    lately: int


PERIODS = {
    period.name: period
    for period in (
        Period(
            WEEKS.name,
            say("week by week"),
            say("Week of"),
            say(
                "If we go on as until now. Two weeks in three should fall in the narrow range, and nineteen in twenty "
                "in the wide one. A week outside the wide range is a true surprise: look for its cause."
            ),
            say("The line before the bands is what came, week by week; the bands are what is likely."),
            say("The last weeks"),
            say("What is known of the coming weeks"),
            say("The first week that is told, one by one"),
            say("In which week"),
            "",
            4,
        ),
        Period(
            MONTHS.name,
            say("month by month"),
            say("Month"),
            say(
                "If we go on as until now. Two months in three should fall in the narrow range, and nineteen in twenty "
                "in the wide one. The month in course has what came of it already; its days that are not known yet "
                "count as what is likely, never as zero."
            ),
            say("The line before the bands is what came, month by month; the bands are what is likely."),
            say("The last months"),
            say("What is known of the coming months"),
            say("The first month that is told, one by one"),
            say("In which month"),
            "",
            3,
        ),
        Period(
            DAYS.name,
            say("day by day"),
            say("Day"),
            say(
                "If we go on as until now. Two days in three should fall in the narrow range, and nineteen in twenty "
                "in the wide one. Days vary far more than weeks: decide by weeks, and use days to plan the next ones."
            ),
            say("The line before the bands is what came, day by day; the bands are what is likely."),
            say("The last days"),
            say("What is known of the coming days"),
            say("The coming day, one by one"),
            say("On which day"),
            say(
                "Days vary far more than weeks, and are known two weeks ahead: write of a later one when it is nearer."
            ),
            7,
        ),
    )
}
CHOICES = [(period.name, period.choice) for period in PERIODS.values()]


def asked_for(name: str | None) -> Period:
    """Weeks, unless something else is said."""
    return PERIODS.get(name or "", PERIODS[WEEKS.name])


def coming(reading: Reading | None, period: Period) -> Coming:
    """What is likely in the coming ones; nothing before anything was worked out."""
    return reading.coming(PACES[period.name]) if reading else {}


def came(reading: Reading, period: Period, metric: str, subject: str) -> Past:
    """The last ones, each by the day that opens it; None: not known."""
    expected = reading.expected
    if period.name == WEEKS.name:
        return expected.past(metric, subject)
    past = expected.past_days if period.name == DAYS.name else expected.past_months
    return past(metric, subject, reading.on)
