# SPDX-License-Identifier: EUPL-1.2
"""``criterio move``: the records from the file of the workspace to PostgreSQL, or back."""

from dataclasses import replace
from pathlib import Path

import click

from criterio.cli._command import ALL_GOOD, Command
from criterio.cli._desk import Desk
from criterio.cli._output import Output
from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say, say_many

POSTGRESQL, FOLDER = "postgresql", "folder"
_THEN = {
    POSTGRESQL: say(
        "From now on every command needs CRITERIO_DATABASE_URL. The old records stay in criterio.sqlite3.before: "
        "delete them when all is well."
    ),
    FOLDER: say(
        "From now on no command may have CRITERIO_DATABASE_URL. The old records stay in PostgreSQL: delete them when "
        "all is well."
    ),
}


def _run(desk: Desk, output: Output, where: str) -> int:
    from criterio.settings.machine import machine
    from criterio.web.configure import configure, migrate  # Django wakes only for the commands that need it

    here = machine()
    if not here.database_url.startswith("postgres"):
        raise SettingsError(say("Say which PostgreSQL is meant in CRITERIO_DATABASE_URL."))
    try:
        configure(desk.root, replace(here, database_url="") if where == POSTGRESQL else here)
    except SettingsError:
        _hold(desk.root, where)
        raise
    migrate()
    from criterio.store.relocate import to_own_file, to_postgresql

    move = to_postgresql if where == POSTGRESQL else to_own_file
    counts = move(desk.root.resolve(), here.database_url)
    output.answer({"tables": counts})
    output.tell(
        say_many(
            "{n} row was moved, and compared with what it was.",
            "{n} rows were moved, and compared with what they were.",
            sum(counts.values()),
        )
    )
    output.tell(_THEN[where])
    return ALL_GOOD


def _hold(root: Path, where: str) -> None:
    """Raises SettingsError where its records are there already."""
    from criterio.store.folder import are_elsewhere  # the store wakes Django, unless it has been told before

    if where == POSTGRESQL and are_elsewhere(root):
        raise SettingsError(
            say(
                "The records are in PostgreSQL already. To move them to another one, bring them back first with: "
                "criterio move folder"
            )
        )
    if where == FOLDER and not are_elsewhere(root):
        raise SettingsError(say("The records are in the folder already: there is nothing to bring back."))


COMMAND = Command(
    "move",
    say("Move the records to the PostgreSQL of CRITERIO_DATABASE_URL, or from it into the folder of the workspace."),
    "criterio move postgresql",
    _run,
    [click.Argument(["where"], type=click.Choice([POSTGRESQL, FOLDER]))],
)
