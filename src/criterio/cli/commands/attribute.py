# SPDX-License-Identifier: EUPL-1.2
"""``criterio attribute``: what was done and what it returned; whether the data can tell; or the effect in a file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from criterio.cli._command import ALL_GOOD, Command
from criterio.cli._desk import Desk
from criterio.cli._help import Option
from criterio.cli._output import Output
from criterio.domain.errors import BadInput, UnknownName
from criterio.domain.sentence import Sentence, listing, say, together

if TYPE_CHECKING:
    from criterio.attribute.effect import Effect
    from criterio.attribute.panel import Panel
    from criterio.attribute.run import Returned

EFFECTS, CAN_TELL, RETURNS, CHANNELS = "effects", "can-tell", "returns", "channels"


def _run(  # noqa: PLR0913, PLR0917 - one argument an option
    desk: Desk,
    output: Output,
    asked: str,
    treated: tuple[str, ...],
    start: str | None,
    randomised: bool,
    calendar: Path | None,
    indicator: str,
    units: int,
    weeks: int,
    hoped: float,
) -> int:
    if asked == CAN_TELL:
        return _can_tell(desk, output, indicator, units, weeks, hoped / 100)
    if asked == RETURNS:
        return _returns(desk, output)
    if asked == CHANNELS:
        return _channels(desk, output)
    if asked == EFFECTS:
        return _effects(output, desk.house.returns().effects)
    return _file(output, _panel(Path(asked)), treated, start, randomised, calendar)


def _effects(output: Output, found: "tuple[Returned, ...]") -> int:
    output.answer({"effects": found})
    output.table(
        say("Campaigns and their effects"),
        [say("Campaign"), say("Figure"), say("What it returned"), say("evidence")],
        [[one.campaign.name, output.figure(one.indicator), _answer(one), one.grade.value] for one in found],
    )
    if not found:
        output.tell(say("Nothing that was done has been recorded yet."))
    return ALL_GOOD


def _answer(one: "Returned") -> Sentence:
    return together([one.sentence, one.hope] if one.hope else [one.sentence])


def _can_tell(desk: Desk, output: Output, indicator: str, units: int, weeks: int, hoped: float) -> int:
    from criterio.attribute.planning import answer  # help does not wait for the room

    powers = desk.house.returns().powers
    if indicator not in powers:
        told = say("No figure is called {name}. There are: {known}.", name=indicator, known=listing(list(powers)))
        raise UnknownName(told)
    told_now = answer(powers[indicator], units, weeks, hoped)
    output.answer({"answer": told_now, "power": powers[indicator]})
    output.tell(told_now.sentence, "bold")
    return ALL_GOOD


def _returns(desk: Desk, output: Output) -> int:
    from criterio.report.subjects import called  # as above

    found = desk.house.returns().profiles
    output.answer({"profiles": found})
    output.table(
        say("Each profile"),
        [say("Who"), say("Figure"), say("For each hour"), say("For each euro"), say("evidence")],
        [
            [called(one.subject), output.figure(one.metric), one.per_hour, one.per_euro, one.grade.value]
            for one in found
        ],
    )
    return ALL_GOOD


def _channels(desk: Desk, output: Output) -> int:
    from criterio.attribute.channels import Comparison  # as above

    found = desk.house.returns().channels
    output.answer({"channels": found})
    if not isinstance(found, Comparison):
        output.tell(found or say("Nothing that was done has been recorded yet."))
        return ALL_GOOD
    output.tell(found.sentence, "bold")
    output.table(
        say("Answered, by network"),
        [say("network"), say("messages"), say("answered"), say("with the same questions")],
        [
            [one.network, one.questions, *map(output.reader.percent, (one.plain.middle, one.alike.middle))]
            for one in found.channels
        ],
    )
    return ALL_GOOD


def _panel(file: Path) -> "Panel":
    from criterio.attribute.panel import read_panel  # as above

    if not file.is_file():
        raise BadInput(say("There is no file {file}. Give a panel, or ask for effects.", file=str(file)))
    return read_panel(file)


def _file(
    output: Output, panel: "Panel", treated: tuple[str, ...], start: str | None, randomised: bool, calendar: Path | None
) -> int:
    from criterio.attribute.calendars import read_calendar  # as above
    from criterio.attribute.effect import Besides, effect

    others: list[int] = []
    if calendar:
        begun, others = read_calendar(calendar, panel)
    elif treated and start:
        begun = {panel.place(name): panel.row(start) for name in treated}
    else:
        raise BadInput(say("Say on which series it was done and since when: --treated library --start 2026-03-02"))
    besides = Besides(randomised or calendar is not None, tuple(others), season=7 if panel.daily else 1)
    made = effect(panel.values, list(begun), list(begun.values()), besides=besides)
    output.answer(made)
    _tell(output, made)
    return ALL_GOOD


def _tell(output: Output, made: "Effect") -> None:
    output.tell(made.sentence, "bold")
    output.tell(
        say(
            "Evidence: {grade}. Compared with {controls} others, {before} periods before and {after} after.",
            grade=str(made.grade),
            controls=made.controls,
            before=made.before,
            after=made.after,
        )
    )
    if made.lot:
        output.tell(made.lot.sentence)
    for finding in made.findings:
        output.tell(finding.sentence, "yellow" if finding.passed is False else "")


COMMAND = Command(
    "attribute",
    say("What did it return? The effect of what was done, or of a measure in a file; and whether the data can tell."),
    "criterio attribute visits.csv --treated library --start 2026-03-02",
    _run,
    [
        click.Argument(["asked"], default=EFFECTS, metavar="[effects|can-tell|returns|channels|FILE]"),
        Option("--treated", multiple=True, told=say("The series on which it was done; may be repeated.")),
        Option("--start", told=say("When it began, written as in the file.")),
        Option("--randomised", is_flag=True, told=say("Who was treated, or when, was drawn by lot.")),
        Option(
            "--calendar",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            told=say("Who began when, as it was drawn by lot: a file; without a day, who was drawn to wait."),
        ),
        Option("--indicator", default="interactions", told=say("can-tell: by what it would be seen.")),
        Option("--units", type=click.IntRange(1, 500), default=1, told=say("can-tell: on how many it would be done.")),
        Option("--weeks", type=click.IntRange(1, 104), default=13, told=say("can-tell: for how many weeks.")),
        Option("--hoped", type=click.FloatRange(1, 500), default=25.0, told=say("can-tell: per cent more hoped for.")),
    ],
)
