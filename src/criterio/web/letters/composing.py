# SPDX-License-Identifier: EUPL-1.2
"""What stands in a letter, in the sentences of the pages: what surprised, what is likely, which days come."""

from collections.abc import Iterator
from datetime import timedelta

from criterio.domain.sentence import Sentence, say, say_many
from criterio.expect.panel import monday
from criterio.report.surprises import expectation, surprise, when
from criterio.store.ledger import BASELINE
from criterio.web.letters.letter import Letter, Line, Part
from criterio.web.pages._glance import next_month, next_week, which_week
from criterio.web.pages._today import matters
from criterio.web.pages.plan.calendar import address_of, seen
from criterio.web.visit import Visit, url
from criterio.wiring.reading import Reading

MOST = 8
"""Surprises, and days, that are named; the others are one click away."""

AHEAD = timedelta(days=14)
"""How far ahead days are told."""

_WEEK = timedelta(days=7)


def compose(visit: Visit) -> Letter:
    """As the person of the visit would see it now."""
    reading = visit.reading
    worked_out = [_surprises(visit, reading), _week(visit, reading)] if reading else [_nothing()]
    parts = (*worked_out, _days(visit), _waiting(visit))
    title = say("The week of {name} on social networks, {day}", name=visit.house.declared.name, day=visit.today)
    return Letter(title, tuple(part for part in parts if part.lines))


def _nothing() -> Part:
    told = say("There is nothing to show yet: it is worked out once there are data.")
    return Part(say("What is known"), (Line(told, url("home")),))


def _surprises(visit: Visit, reading: Reading) -> Part:
    found, page = reading.expected.surprises, url("expect.surprises")
    told = [Line(surprise(one, visit.reader), page) for one in found[:MOST]] or [
        Line(say("That week brought no surprise."), page)
    ]
    more = len(found) - MOST
    if more > 0:
        told.append(Line(say_many("And one more.", "And {n} more.", more), page))
    title = say("What surprised in the week that began on {day}", day=reading.expected.week)
    return Part(title, (*_stale(visit, reading), *told))


def _stale(visit: Visit, reading: Reading) -> Iterator[Line]:
    """Where the last whole week that the data know is not the one that has just ended."""
    ended = monday(visit.today) - _WEEK
    if reading.expected.week < ended:
        told = say(
            "The newest data are of {day}: of last week nothing is known until newer files are given.", day=reading.on
        )
        yield Line(told, url("collect.files"))


def _week(visit: Visit, reading: Reading) -> Part:
    """What is normal next, for the whole; and what came of what was expected last."""
    coming, outlook = next_week(visit, reading), url("expect.outlook")
    lines = [Line(coming, outlook), *(Line(each, outlook) for each in next_month(visit, reading))] if coming else []
    return Part(which_week(visit, reading), (*lines, *_came(visit, reading)))


def _came(visit: Visit, reading: Reading) -> Iterator[Line]:
    for score in reading.expected.scores:
        written = score.expectation
        if (written.author, written.metric, written.subject, written.days) == (BASELINE, "interactions", "all", 7):
            told = say(
                "Of {when}, this was expected: {range}. {came}",
                when=when(written, visit.reader),
                range=expectation(written, visit.reader),
                came=score.sentence,
            )
            yield Line(told, url("expect.calibration"))
            return


def _days(visit: Visit) -> Part:
    coming = [due for due in seen(visit) if due.day <= visit.today + AHEAD]
    told = [Line(_day(visit, due.day < visit.today, due.told, due.day), address_of(due)) for due in coming[:MOST]]
    if len(coming) > MOST:
        told.append(Line(say_many("And one more.", "And {n} more.", len(coming) - MOST), url("plan.calendar")))
    return Part(say("Days of decision"), tuple(told))


def _day(visit: Visit, is_late: bool, told: Sentence, day: object) -> Sentence:
    if is_late:
        return say("{day}, which has passed: {what}", day=day, what=told)
    return say("{day}: {what}", day=day, what=told)


def _waiting(visit: Visit) -> Part:
    found = tuple(Line(one.told, one.url) for one in matters(visit))
    return Part(say("What needs you"), found or (Line(say("Nothing waits for you."), url("home")),))
