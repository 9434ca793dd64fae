# SPDX-License-Identifier: EUPL-1.2
"""``criterio plan``: all of it at once, as documents."""

from datetime import datetime
from pathlib import Path

import click

from criterio.cli._command import ALL_GOOD, Command, on_option
from criterio.cli._desk import Desk
from criterio.cli._help import Option
from criterio.cli._output import Output
from criterio.domain.sentence import say


def _run(desk: Desk, output: Output, out: Path | None, on: datetime | None) -> int:
    house = desk.house
    plan = house.plan(on.date() if on else None)
    written = house.write(plan, out or desk.root / "plan")
    if output.as_json:
        output.answer({"documents": written} | vars(house.course(plan)))
    for path in written:
        output.tell(say("Written: {file}", file=str(path)))
    return ALL_GOOD


COMMAND = Command(
    "plan",
    say("Everything at once: register, diagnosis, expectations, verdicts and bets, as documents and as data."),
    "criterio plan --out plan-2026",
    _run,
    [
        Option(
            "--out",
            type=click.Path(path_type=Path, file_okay=False),
            told=say("The folder to write in. By default, «plan» inside the workspace."),
        ),
        on_option(),
    ],
)
