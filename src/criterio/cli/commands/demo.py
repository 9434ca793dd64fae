# SPDX-License-Identifier: EUPL-1.2
"""``criterio demo``: a fictional town whose truth is known, from its files to its plan."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from criterio.cli._command import ALL_GOOD, Command
from criterio.cli._desk import Desk
from criterio.cli._help import Option
from criterio.cli._output import Output
from criterio.cli._port import ask_for
from criterio.cli.commands.import_ import take_all
from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say

ADMINISTRATOR = "alcaldia@villaclara.example"
HERE = "127.0.0.1"
WEEKS_AGO = 12
"""When the house first wrote down what it expected of the town: what it said then has come due."""


def _run(desk: Desk, output: Output, folder: Path, seed: int, port: int, no_serve: bool) -> int:
    is_served = not (no_serve or output.as_json)
    if is_served:
        ask_for(HERE, port, in_make="demo")
    from criterio.demo.town import EXPORTS, build  # help does not wait for the town
    from criterio.demo.truth import TRUTH
    from criterio.formats._format import Options

    desk.root = desk.root / folder
    if desk.root.exists() and any(desk.root.iterdir()) and not (desk.root / TRUTH).exists():
        raise SettingsError(say("{folder} has other things inside. Give the name of a new folder.", folder=str(folder)))
    truth = build(desk.root, seed)
    output.tell(say("Villaclara, a town that does not exist, is in {folder}. Its files go in:", folder=str(desk.root)))
    take_all(desk, output, [desk.root / EXPORTS], Options())
    desk.house.foresee(truth.end - timedelta(weeks=WEEKS_AGO), WEEKS_AGO)
    desk.house.write_down(truth.foretold)
    written = desk.house.write(desk.house.refresh(datetime.now(UTC)).plan, desk.root / "plan")
    output.answer({"workspace": desk.root, "documents": written})
    page = next(path for path in written if path.suffix == ".html")
    output.tell(say("The plan is ready. Open {file} in a browser.", file=str(page.resolve())))
    if is_served:
        _serve(desk.root, port)
    return ALL_GOOD


def _serve(root: Path, port: int) -> None:
    """In a process made anew: this one has read the records as a command does, which is not how pages do."""
    sys.stdout.flush()
    words = ["-m", "criterio.cli", "-C", str(root), "serve", "--host", HERE, "--port", str(port)]
    os.execv(sys.executable, [sys.executable, *words, "--welcome", ADMINISTRATOR])  # noqa: S606  # our own words


COMMAND = Command(
    "demo",
    say(
        "Make a fictional town with three years of files, take them in, write its plan beside what is true of it, "
        "and open it in a browser."
    ),
    "criterio demo demo-town",
    _run,
    [
        click.Argument(["folder"], type=click.Path(path_type=Path, file_okay=False)),
        Option("--seed", type=int, default=7, told=say("Another number makes another town.")),
        Option("--port", type=click.IntRange(1, 65535), default=8000, told=say("The port to listen at.")),
        Option("--no-serve", is_flag=True, told=say("Stop at the files: do not open the house in a browser.")),
    ],
)
