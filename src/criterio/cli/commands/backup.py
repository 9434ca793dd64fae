# SPDX-License-Identifier: EUPL-1.2
"""``criterio backup``: everything of the workspace in one file, while people go on working."""

from datetime import UTC, datetime
from pathlib import Path

import click

from criterio.cli._command import ALL_GOOD, Command
from criterio.cli._desk import COMMAND_LINE, Desk
from criterio.cli._output import Output
from criterio.domain.sentence import say, say_many


def _run(desk: Desk, output: Output, target: Path) -> int:
    from criterio.store.audit import append
    from criterio.store.backup import backup  # help does not wait for the records

    store, now = desk.house.store, datetime.now(UTC)
    made = backup(store, target, now)
    append(store, COMMAND_LINE, "people.back_up", made.file.name, {"bytes": made.bytes}, now)
    output.answer(made)
    kept = say_many("{n} file", "{n} files", made.files)
    output.tell(say("{kept} and all records are in {file}.", kept=kept, file=str(made.file)))
    output.tell(say("It holds the keys of the workspace: keep it where only those who may read everything can."))
    return ALL_GOOD


COMMAND = Command(
    "backup",
    say("Keep everything of the workspace in one file, while people go on working."),
    "criterio backup /srv/backups",
    _run,
    [click.Argument(["target"], type=click.Path(path_type=Path))],
)
