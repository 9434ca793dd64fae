# SPDX-License-Identifier: EUPL-1.2
"""The house at a glance: what is likely next week, whether we can tell, what is sure, and where to begin."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from criterio.domain.forecast import Forecast
from criterio.domain.sentence import Sentence, say, say_many
from criterio.expect.panel import monday
from criterio.plan.board import STANDINGS, board, by_standing
from criterio.report.page import figure_name
from criterio.report.surprises import surprise
from criterio.web.visit import Visit, url
from criterio.wiring.reading import Reading

FEW = 3
"""Of surprises, and of units to begin with, named on the first page; the others are one click away."""


@dataclass(frozen=True)
class Answer:
    """One question of the office, answered: ``first`` in one sentence, then ``more``; ``links``: text and address."""

    question: Sentence
    first: Sentence
    more: tuple[Sentence, ...]
    links: tuple[tuple[Sentence, str], ...]


def glance(visit: Visit) -> list[Answer]:
    """The four answers that an office values most; one of which nothing is known yet is left out."""
    if visit.reading is None:
        return []
    return [one for answer in (_likely, _told, _bets, _beginning) for one in answer(visit, visit.reading)]


def _likely(visit: Visit, reading: Reading) -> Iterator[Answer]:
    found = [surprise(one, visit.reader) for one in reading.expected.surprises]
    surprising = [_of_week(visit, reading, bool(found)), *found[:FEW]]
    coming = next_week(visit, reading)
    if coming:
        yield Answer(
            which_week(visit, reading),
            coming,
            (*next_month(visit, reading), *surprising),
            (
                (say("The normal range of each profile"), url("expect.outlook")),
                (say("The normal month"), f"{url('expect.outlook')}?by=month"),
                (say("Was yesterday normal?"), f"{url('expect.surprises')}?by=day"),
            ),
        )


def _of_week(visit: Visit, reading: Reading, any_surprise: bool) -> Sentence:
    week = reading.expected.week
    if week == monday(visit.today) - timedelta(weeks=1):
        return say("Surprises of last week:") if any_surprise else say("Last week brought no surprise.")
    if any_surprise:
        return say("Surprises of the week that began on {day}:", day=week)
    return say("The week that began on {day} brought no surprise.", day=week)


def which_week(visit: Visit, reading: Reading) -> Sentence:
    """What is asked of the week after the newest data: with old files it is not the next one."""
    coming = _coming(reading)
    if coming is None or coming.week > monday(visit.today):
        return say("What is normal next week?")
    if coming.week == monday(visit.today):
        return say("What is normal this week?")
    return say("What is normal in the week after the newest data?")


def _coming(reading: Reading) -> Forecast | None:
    weeks = reading.forecasts.get(("interactions", "all"), ())
    return next((one for one in weeks if one.week > reading.on), None)


def next_week(visit: Visit, reading: Reading) -> Sentence | None:
    """What is likely of the whole in the week after the newest data; None where nothing can be expected of it."""
    coming = _coming(reading)
    if coming is None:
        return None
    return say(
        "In all, {range} {what} of {week}, nineteen times in twenty; most likely {middle}.",
        range=visit.reader.range(coming.quantiles[1], coming.quantiles[-2]),
        what=figure_name("interactions", visit.reader),
        week=coming.week,
        middle=coming.quantiles[len(coming.quantiles) // 2],
    )


def next_month(visit: Visit, reading: Reading) -> Iterator[Sentence]:
    """What is likely of the whole in the last month that is told."""
    months = reading.expected.months.get(("interactions", "all"), ())
    for one in months[-1:]:
        span = visit.reader.range(one.quantiles[1], one.quantiles[-2])
        yield say("In {month}, {range}, nineteen times in twenty.", month=visit.reader.month(one.week), range=span)


def _told(visit: Visit, reading: Reading) -> Iterator[Answer]:
    effects = reading.returns.effects
    known = [one.effect for one in effects if one.effect is not None]
    seen = sum(one.seen for one in known)
    if effects:
        yield Answer(
            say("Can we tell whether it worked?"),
            say("Of what was done: yes for {yes}, no evidence for {no}.", yes=seen, no=len(known) - seen),
            (*_untold(len(effects) - len(known)), *_smallest(visit, reading)),
            (
                (say("What each one returned"), url("attribute.effects")),
                (say("Ask before you begin"), url("attribute.can_tell")),
            ),
        )


def _untold(count: int) -> Iterator[Sentence]:
    if count:
        yield say_many("Of one more the data cannot tell.", "Of {n} more the data cannot tell.", count)


def _smallest(visit: Visit, reading: Reading) -> Iterator[Sentence]:
    """What would be seen of the widest indicator over the shortest time, by few and by many."""
    for indicator, power in list(reading.returns.powers.items())[:1]:
        weeks, row = next(iter(power.smallest.items()))
        for count in sorted({min(row), max(row)}) if row else ():
            yield say_many(
                "In one profile alone, {weeks} weeks tell only a rise of {share} or more from chance ({what}).",
                "In {n} profiles at once, {weeks} weeks tell a rise of {share} or more from chance ({what}).",
                count,
                weeks=weeks,
                share=visit.reader.percent(row[count]),
                what=figure_name(indicator, visit.reader),
            )


def _bets(visit: Visit, reading: Reading) -> Iterator[Answer]:
    counted = by_standing(board(reading.plan))
    if counted:
        yes, open_, no = (counted[standing] for standing in STANDINGS)
        yield Answer(
            say("Where to bet?"),
            say("{yes} sure yes, {no} sure no, {open} to be talked over.", yes=yes, no=no, open=open_),
            (),
            (
                (say("All of them, and why"), url("decide.board")),
                (say("What would settle the open ones"), url("decide.borderline")),
            ),
        )


def _beginning(visit: Visit, reading: Reading) -> Iterator[Answer]:
    for one in [one for one in reading.contagions if one.beginning][:1]:
        units = [start.unit for start in one.beginning][:FEW]
        following = [each.unit for each in one.order if each.unit not in (*one.since, *units)][:FEW]
        yield Answer(
            say("Where to begin?"),
            say("“{practice}”: begin in {units}.", practice=one.title, units=units),
            (say("The likeliest to follow by themselves: {units}.", units=following),) if following else (),
            ((say("The reasons, and how far it would go"), url("spread.begin")),),
        )
