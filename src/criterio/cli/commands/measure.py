# SPDX-License-Identifier: EUPL-1.2
"""``criterio measure``: every metric that the data allow, with range, unit, window, source and grade."""

from datetime import datetime

import click

from criterio.cli._command import ALL_GOOD, Command, on_option
from criterio.cli._desk import Desk
from criterio.cli._help import Option
from criterio.cli._output import Output
from criterio.domain.estimate import Figure
from criterio.domain.sentence import say


def _run(
    desk: Desk, output: Output, by: str, metric: tuple[str, ...], profile: str, days: int, on: datetime | None
) -> int:
    window = desk.house.window(on.date() if on else None, days)
    figures = desk.house.measure(window, by, list(metric) or None)  # type: ignore[arg-type]  # click checked it
    figures = [figure for figure in figures if profile in (figure.subject, "")]
    output.answer(figures)
    output.table(
        say("From {start} to {end}", start=window.start, end=window.end),
        [say("subject"), say("metric"), say("value"), say("range"), say("n"), say("grade"), say("source")],
        [_row(output, figure) for figure in figures],
    )
    return ALL_GOOD


def _row(output: Output, figure: Figure) -> list[object]:
    from criterio.measure.all import all_metrics  # help does not wait for the metrics
    from criterio.report.subjects import called

    reader, who = output.reader, called(figure.subject)
    title, source = all_metrics()[figure.metric].title, figure.source.split("). ")[0] + ")"
    if figure.value is None:
        return [who, title, figure.absent, None, figure.n, None, source]
    value, spread = reader.figure(figure.value, figure.unit), reader.range(figure.low, figure.high, figure.unit)
    return [who, title, value, spread, figure.n, figure.grade.value, source]


COMMAND = Command(
    "measure",
    say("How are we? Every metric that the data allow, each with its range, unit, window, source and grade."),
    "criterio measure --by network --metric engagement_e",
    _run,
    [
        Option(
            "--by",
            type=click.Choice(["profile", "unit", "network", "all"]),
            default="profile",
            told=say("What each line speaks of."),
        ),
        Option("--metric", multiple=True, told=say("Only this metric. It can be given several times.")),
        Option("--profile", default="", told=say("Only this profile: network:name.")),
        Option("--days", type=click.IntRange(1), default=91, told=say("How many days to look back.")),
        on_option(),
    ],
)
