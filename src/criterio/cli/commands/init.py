# SPDX-License-Identifier: EUPL-1.2
"""``criterio init``: a workspace in one folder."""

from importlib.resources import files
from pathlib import Path

import click

from criterio.cli._command import ALL_GOOD, Command, Desk, Option
from criterio.cli._output import Output
from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say


def _run(desk: Desk, output: Output, folder: Path, name: str) -> int:
    root = desk.root / folder
    declaration = root / "administration.toml"
    if declaration.exists():
        raise SettingsError(say("There is already a workspace in {folder}.", folder=str(root)))
    root.mkdir(parents=True, exist_ok=True)
    example = files("criterio.settings").joinpath("administration.example.toml").read_text(encoding="utf-8")
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    declaration.write_text(example.replace("{name}", quoted), encoding="utf-8")
    output.answer({"workspace": root, "declaration": declaration})
    output.tell(say("The workspace is ready in {folder}.", folder=str(root)))
    output.tell(say("Say what you know of your administration in {file}; then: criterio import", file=str(declaration)))
    return ALL_GOOD


COMMAND = Command(
    "init",
    say("Make a workspace: one folder for everything of one administration."),
    'criterio init villaclara --name "Ayuntamiento de Villaclara"',
    _run,
    [
        click.Argument(["folder"], type=click.Path(path_type=Path, file_okay=False)),
        Option("--name", default="", told=say("What the administration is called.")),
    ],
)
