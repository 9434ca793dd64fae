# SPDX-License-Identifier: EUPL-1.2
"""``criterio init``: a workspace in one folder."""

import json
from importlib.resources import files
from pathlib import Path

import click

from criterio.cli._command import ALL_GOOD, Command
from criterio.cli._desk import Desk
from criterio.cli._help import Option
from criterio.cli._output import Output
from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say


def _run(desk: Desk, output: Output, folder: Path, name: str) -> int:
    root = desk.root / folder
    declaration = root / "administration.toml"
    if declaration.exists():
        raise SettingsError(say("There is already a workspace in {folder}.", folder=str(root)))
    root.parent.mkdir(parents=True, exist_ok=True)
    root.mkdir(mode=0o700, exist_ok=True)
    declaration.write_text(_example(name or root.resolve().name, _declared(desk)), encoding="utf-8")
    output.answer({"workspace": root, "declaration": declaration})
    output.tell(say("The workspace is ready in {folder}.", folder=str(root)))
    output.tell(
        say(
            "In the browser: criterio -C {folder} serve --welcome YOUR-MAIL. All that is needed can be said there.",
            folder=str(root),
        )
    )
    output.tell(say("By commands: say what you know in {file}; then: criterio import", file=str(declaration)))
    return ALL_GOOD


def _declared(desk: Desk) -> str:
    """As was asked for, or as the machine speaks; but no office here works in English because its machine does."""
    return desk.language or (desk.reader.language if desk.reader.language != "en" else "es")


def _example(name: str, language: str) -> str:
    """The commented declaration: in English for those who read it, in Spanish for the rest of Spain."""
    file = f"administration.example.{'en' if language == 'en' else 'es'}.toml"
    text = files("criterio.settings").joinpath(file).read_text(encoding="utf-8")
    return text.replace('"{name}"', json.dumps(name, ensure_ascii=False)).replace("{language}", language)


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
