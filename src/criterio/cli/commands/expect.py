# SPDX-License-Identifier: EUPL-1.2
"""``criterio expect``: the coming weeks as ranges."""

from datetime import datetime

import click

from criterio.cli._command import ALL_GOOD, Command, Desk, Option, on_option
from criterio.cli._output import Output
from criterio.domain.forecast import QUANTILES, Forecast
from criterio.domain.sentence import listing, say


def _run(desk: Desk, output: Output, weeks: int, on: datetime | None) -> int:
    forecasts = desk.house.expect(on.date() if on else None, weeks)
    output.answer({"levels": QUANTILES, "forecasts": forecasts})
    output.table(
        say("What to expect"),
        [say("subject"), say("metric"), say("week"), say("middle"), say("2 of 3 weeks"), say("19 of 20"), say("notes")],
        [_row(output, forecast) for forecast in forecasts],
    )
    return ALL_GOOD


def _row(output: Output, forecast: Forecast) -> list[object]:
    at = dict(zip(QUANTILES, forecast.quantiles, strict=True))
    reader = output.reader
    likely, nearly_sure = reader.range(at[0.165], at[0.835]), reader.range(at[0.025], at[0.975])
    notes = listing(list(forecast.notes)) if forecast.notes else ""
    return [forecast.subject, forecast.metric, forecast.week, reader.number(at[0.5]), likely, nearly_sure, notes]


COMMAND = Command(
    "expect",
    say("What to expect? The coming weeks of each profile, unit and the whole, as ranges."),
    "criterio expect --weeks 4",
    _run,
    [Option("--weeks", type=click.IntRange(1, 26), default=8, told=say("How many weeks ahead.")), on_option()],
)
