# SPDX-License-Identifier: EUPL-1.2
"""``criterio spread``: where to begin, who is next, and how far a practice will go."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from criterio.cli._command import ALL_GOOD, NOTHING_USABLE, Command, on_option
from criterio.cli._desk import Desk
from criterio.cli._help import Option
from criterio.cli._output import Output
from criterio.domain.sentence import Sentence, say

if TYPE_CHECKING:
    from criterio.spread.costs import Cost
    from criterio.spread.run import Contagion


def _run(desk: Desk, output: Output, practice: str, pilots: int, on: datetime | None) -> int:
    found = desk.house.spread(on.date() if on else None, pilots)
    found = [one for one in found if practice in ("", one.practice)]
    output.answer(found)
    if not found:
        output.tell(
            say("No practice is followed yet. Import a file with month, unit, practice and 0 or 1: who has it when.")
        )
        return NOTHING_USABLE
    for one in found:
        _tell(output, one)
    return ALL_GOOD


def _tell(output: Output, one: "Contagion") -> None:
    output.tell(say("Practice: {name}", name=one.practice), "bold")
    output.tell(one.sentence)
    for reason in one.refused:
        output.tell(reason, "yellow")
    for start in one.beginning:
        output.tell(say("Begin with {unit}.", unit=start.unit), "bold")
        for reason in start.because:
            output.tell(reason)
        output.tell(_cost(start.cost))
        if start.reach:
            low, _, high = start.reach
            output.tell(
                say(
                    "A year later it makes {low} to {high} units more, itself included (8 times in 10).",
                    low=low,
                    high=high,
                )
            )
    output.table(
        say("Who is next"),
        [say("unit"), say("in 100, within a year")],
        [[unit.unit, round(100 * unit.chance)] for unit in one.order],
    )
    last = one.months[-1]
    if last.wide:
        output.tell(
            say(
                "On {day}, between {low} and {high} of {units} units will have it, nine times in ten.",
                day=last.day,
                low=last.wide[0],
                high=last.wide[1],
                units=len(one.units),
            )
        )


def _cost(cost: "Cost") -> Sentence:
    if cost.hours_per_week is None:
        return say("What it takes is not known: declare it as an initiative of that name, with its hours and euros.")
    low, high = cost.hours_per_week
    if cost.euros_per_year is None:
        return say("It takes {low} to {high} hours a week.", low=low, high=high)
    return say(
        "It takes {low} to {high} hours a week; with them, {least} to {most} euros a year.",
        low=low,
        high=high,
        least=round(cost.euros_per_year[0]),
        most=round(cost.euros_per_year[1]),
    )


COMMAND = Command(
    "spread",
    say("Where to begin? The units from which a practice spreads, who is next, and how far it will go."),
    "criterio spread --pilots 3",
    _run,
    [
        Option("--practice", default="", told=say("Only this practice, written as in the file.")),
        Option("--pilots", type=click.IntRange(1, 50), default=3, told=say("How many units begin.")),
        on_option(),
    ],
)
