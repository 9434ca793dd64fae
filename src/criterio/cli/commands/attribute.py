# SPDX-License-Identifier: EUPL-1.2
"""``criterio attribute``: what a measure returned, as a range, with how firmly to believe it."""

from pathlib import Path

import click

from criterio.attribute.effect import effect
from criterio.attribute.panel import read_panel
from criterio.cli._command import ALL_GOOD, Command, Desk, Option
from criterio.cli._output import Output
from criterio.domain.sentence import say


def _run(desk: Desk, output: Output, file: Path, treated: tuple[str, ...], start: str, randomised: bool) -> int:
    panel = read_panel(file)
    places = [panel.place(name) for name in treated]
    made = effect(panel.values, places, panel.row(start), randomised=randomised, season=7 if panel.daily else 1)
    output.answer(made)
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
    for finding in made.findings:
        output.tell(finding.sentence, "yellow" if finding.passed is False else "")
    return ALL_GOOD


COMMAND = Command(
    "attribute",
    say("What did a measure return? The effect as a range, from a file of dates by series."),
    "criterio attribute visits.csv --treated library --start 2026-03-02",
    _run,
    [
        click.Argument(["file"], type=click.Path(exists=True, dir_okay=False, path_type=Path)),
        Option(
            "--treated", multiple=True, required=True, told=say("The series on which it was done; may be repeated.")
        ),
        Option("--start", required=True, told=say("When it began, written as in the file.")),
        Option("--randomised", is_flag=True, told=say("Who was treated, or when, was drawn by lot.")),
    ],
)
