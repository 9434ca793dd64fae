# SPDX-License-Identifier: EUPL-1.2
"""``criterio restore``: a workspace out of a backup."""

from pathlib import Path

import click

from criterio.cli._command import ALL_GOOD, Command
from criterio.cli._desk import Desk
from criterio.cli._output import Output
from criterio.domain.sentence import say


def _run(desk: Desk, output: Output, file: Path, folder: Path) -> int:
    from criterio.settings.machine import machine
    from criterio.store.restore import restore  # help does not wait for the records

    root = (desk.root / folder).resolve()
    made_at = restore(file, root, machine().database_url)
    output.answer({"workspace": root, "made_at": made_at})
    output.tell(say("{folder} is as it was on {moment}.", folder=str(root), moment=made_at.astimezone()))
    output.tell(say("What the pages show is worked out again when it is opened: criterio serve"))
    return ALL_GOOD


COMMAND = Command(
    "restore",
    say("Make a workspace out of a backup."),
    "criterio restore villaclara-2026-11-02-030000.zip villaclara",
    _run,
    [
        click.Argument(["file"], type=click.Path(path_type=Path, exists=True, dir_okay=False)),
        click.Argument(["folder"], type=click.Path(path_type=Path, file_okay=False)),
    ],
)
