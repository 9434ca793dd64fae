# SPDX-License-Identifier: EUPL-1.2
"""``criterio practices``: the library of good practices, with source, grade and cost."""

from typing import TYPE_CHECKING

import click

from criterio.cli._command import ALL_GOOD, Command
from criterio.cli._desk import Desk
from criterio.cli._help import Option
from criterio.cli._output import Output
from criterio.domain.names import Grade
from criterio.domain.sentence import say

if TYPE_CHECKING:
    from criterio.evidence.practice import Practice


def _run(desk: Desk, output: Output, name: str, function: str, grade: str | None, network: str) -> int:
    from criterio.evidence.knowledge import function_named  # help does not wait for the library
    from criterio.evidence.networks import network_named
    from criterio.evidence.practice import chosen, practice

    if name:
        one = practice(name)
        output.answer(one)
        _card(output, one)
        return ALL_GOOD
    wanted = function_named(function).name if function else ""
    found = chosen(wanted, grade or "", network_named(network) if network else "")
    output.answer(found)
    output.table(
        say("Good practices"),
        [say("name"), say("practice"), say("grade"), say("hours to start"), say("hours a week"), say("euros a year")],
        [[one.name, one.title, one.grade.value, one.hours_to_start, one.hours_per_week, one.euros] for one in found],
    )
    if not found:
        output.tell(say("No practice is like that: ask with fewer conditions."))
    return ALL_GOOD


def _card(output: Output, one: "Practice") -> None:
    output.tell(one.title, "bold")
    for told in (one.what, one.why, *one.how):
        output.tell(told)
    output.tell(say("Conditions: {text}", text=one.conditions))
    output.tell(say("Not for: {text}", text=one.not_for))
    output.tell(say("Indicator: {text}", text=one.indicator))
    output.tell(say("How to check it: {text}", text=one.check))
    for source in one.sources:
        output.tell(
            say(
                "{author} ({year}): {title}. {url}",
                author=source.author,
                year=str(source.year),
                title=source.title,
                url=source.url,
            )
        )


COMMAND = Command(
    "practices",
    say("What do others do well? Small practices with their source, grade of evidence and cost."),
    "criterio practices --function citizen_service",
    _run,
    [
        click.Argument(["name"], default=""),
        Option("--function", default="", told=say("Only those that serve this function.")),
        Option(
            "--grade",
            type=click.Choice([grade.value for grade in Grade]),
            told=say("Only those with this grade of evidence."),
        ),
        Option("--network", default="", told=say("Only those that apply on this network.")),
    ],
)
