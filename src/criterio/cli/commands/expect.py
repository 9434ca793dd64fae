# SPDX-License-Identifier: EUPL-1.2
"""``criterio expect``: the coming weeks, days or months as ranges, and how what was expected turned out."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from criterio.cli._command import ALL_GOOD, Command, on_option
from criterio.cli._desk import Desk
from criterio.cli._help import Option
from criterio.cli._output import Output
from criterio.domain.administration import MOST_POSTS
from criterio.domain.errors import BadInput
from criterio.domain.forecast import QUANTILES, Forecast
from criterio.domain.sentence import listing, say

if TYPE_CHECKING:
    from criterio.expect.ledger import Score
    from criterio.expect.run import Notice
    from criterio.wiring.expected import Expected

SURPRISES, BREAKS, LEDGER, SCORES, CALIBRATION = "surprises", "breaks", "ledger", "scores", "calibration"
WEEK, DAY, MONTH = "week", "day", "month"
_HEADS = {
    WEEK: (say("week"), say("2 of 3 weeks")),
    DAY: (say("day"), say("2 of 3 days")),
    MONTH: (say("month"), say("2 of 3 months")),
}


def _run(
    desk: Desk, output: Output, asked: str | None, weeks: int, by: str, days: int, posts: tuple[str, ...],
    on: datetime | None,
) -> int:  # fmt: skip
    day = on.date() if on else None
    if not asked:
        return _forecasts(output, _coming(desk, day, weeks, by, days, posts), by)
    if asked == LEDGER:
        return _ledger(desk, output)
    expected = desk.house.look_back(day)
    if asked == SURPRISES:
        _surprises(output, expected, by)
    elif asked == BREAKS:
        _breaks(output, expected.breaks)
    elif asked == SCORES:
        _scores(output, expected.of_people)
    else:
        _calibrations(output, expected.scores)
    return ALL_GOOD


def _coming(desk: Desk, on: date | None, weeks: int, by: str, days: int, posts: tuple[str, ...]) -> list[Forecast]:
    from criterio.expect.pace import PACES  # help does not wait for the room
    from criterio.expect.run import MONTHS_AHEAD

    periods = {WEEK: weeks, DAY: days, MONTH: MONTHS_AHEAD}[by]
    return desk.house.expect(on, periods, PACES[by], dict(map(_planned, posts)))


def _surprises(output: Output, expected: "Expected", by: str) -> None:
    from criterio.report.surprises import surprise  # as above

    watched, found = (
        (expected.days_watched, expected.surprises_by_day) if by == DAY else (expected.watched, expected.surprises)
    )
    output.answer({"week": expected.week, "watched": watched, "surprises": found})
    told = [surprise(one, output.reader) for one in found]
    for sentence in told or [say("Nothing surprising: every figure came within what was likely.")]:
        output.tell(sentence)


def _scores(output: Output, of_people: "tuple[Score, ...]") -> None:
    from criterio.report.subjects import called  # as above
    from criterio.report.surprises import when

    output.answer({"scores": [*of_people]})
    output.table(
        say("How what was expected turned out"),
        [say("author"), say("subject"), say("metric"), say("due"), say("What came")],
        [
            [score.expectation.author, called(score.expectation.subject), output.figure(score.expectation.metric),
             when(score.expectation, output.reader), score.sentence]
            for score in of_people
        ],
    )  # fmt: skip


def _planned(text: str) -> tuple[str, float]:
    """``network:handle=N``. Raises BadInput."""
    profile, _, count = text.rpartition("=")
    try:
        planned = float(count.replace(",", "."))
    except ValueError:
        planned = -1.0
    if not profile or not 0 <= planned <= MOST_POSTS:
        raise BadInput(
            say(
                "Write --posts as network:handle=posts a week from 0 to {most}, such as x:ayto=5. It was: {text}",
                most=MOST_POSTS,
                text=text,
            )
        )
    return profile, planned


def _forecasts(output: Output, forecasts: list[Forecast], by: str) -> int:
    output.answer({"levels": QUANTILES, "forecasts": forecasts})
    if not forecasts:
        output.tell(say("There are too few weeks to say what to expect: it takes three. Import older files, or wait."))
    period, narrow = _HEADS[by]
    output.table(
        say("What to expect"),
        [say("subject"), say("metric"), period, say("middle"), narrow, say("19 of 20"), say("notes")],
        [_row(output, forecast, by) for forecast in forecasts],
    )
    return ALL_GOOD


def _row(output: Output, forecast: Forecast, by: str) -> list[object]:
    from criterio.report.subjects import called  # as above

    at = dict(zip(QUANTILES, forecast.quantiles, strict=True))
    reader = output.reader
    likely, nearly_sure = reader.range(at[0.165], at[0.835]), reader.range(at[0.025], at[0.975])
    told = [*forecast.notes, *(factor.sentence for factor in forecast.factors)]
    notes = listing(told) if told else ""
    opens = reader.month(forecast.week) if by == MONTH else forecast.week
    return [
        called(forecast.subject),
        output.figure(forecast.metric),
        opens,
        reader.number(at[0.5]),
        likely,
        nearly_sure,
        notes,
    ]


def _breaks(output: Output, breaks: "tuple[Notice, ...]") -> None:
    from criterio.report.subjects import called  # as above

    output.answer({"breaks": breaks})
    output.table(
        say("What changed, by figure"),
        [say("subject"), say("metric"), say("What changed")],
        [[called(one.subject), output.figure(one.metric), one.sentence] for one in breaks],
    )


def _ledger(desk: Desk, output: Output) -> int:
    from criterio.report.subjects import called  # as above
    from criterio.report.surprises import expectation, when
    from criterio.store import ledger

    written = ledger.written_by_people(desk.house.store)
    output.answer({"expectations": written})
    output.table(
        say("What was written down"),
        [say("author"), say("subject"), say("metric"), say("due"), say("expected")],
        [
            [
                one.author,
                called(one.subject),
                output.figure(one.metric),
                when(one, output.reader),
                expectation(one, output.reader),
            ]
            for one in written
        ],
    )
    return ALL_GOOD


def _calibrations(output: Output, scores: "tuple[Score, ...]") -> None:
    from criterio.expect.reliability import calibration, judged  # as above

    found = calibration(scores, lambda one: one.author)
    output.answer({"authors": found})
    output.table(
        say("Who expects well"),
        [say("author"), say("ranges due"), say("held"), say("What it says")],
        [[one.name, one.n, output.reader.percent(one.held), judged(one)] for one in found],
    )


COMMAND = Command(
    "expect",
    say("What to expect? The coming weeks as ranges; the week's surprises; and how what was expected turned out."),
    "criterio expect surprises",
    _run,
    [
        click.Argument(["asked"], type=click.Choice([SURPRISES, BREAKS, LEDGER, SCORES, CALIBRATION]), required=False),
        Option("--weeks", type=click.IntRange(1, 26), default=8, told=say("How many weeks ahead.")),
        Option(
            "--daily",
            "by",
            flag_value=DAY,
            default=WEEK,
            told=say("Day by day in place of week by week; surprises too."),
        ),
        Option("--days", type=click.IntRange(1, 60), default=14, told=say("How many days ahead, with --daily.")),
        Option("--monthly", "by", flag_value=MONTH, told=say("The month in course and the next one.")),
        Option("--posts", multiple=True, told=say("Posts a week that a profile plans: network:handle=N.")),
        on_option(),
    ],
)
