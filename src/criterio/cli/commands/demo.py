# SPDX-License-Identifier: EUPL-1.2
"""``criterio demo``: a fictional town whose truth is known, from its files to its plan."""

from pathlib import Path

import click

from criterio.cli._command import ALL_GOOD, Command, Desk, Option
from criterio.cli._output import Output
from criterio.cli.commands.import_ import take_all
from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say


def _run(desk: Desk, output: Output, folder: Path, seed: int) -> int:
    from criterio.demo.town import EXPORTS, build  # help does not wait for the town
    from criterio.demo.truth import TRUTH
    from criterio.formats._format import Options

    desk.root = desk.root / folder
    if desk.root.exists() and any(desk.root.iterdir()) and not (desk.root / TRUTH).exists():
        raise SettingsError(say("{folder} has other things inside. Give the name of a new folder.", folder=str(folder)))
    build(desk.root, seed)
    output.tell(say("Villaclara, a town that does not exist, is in {folder}. Its files go in:", folder=str(desk.root)))
    take_all(desk, output, [desk.root / EXPORTS], Options())
    written = desk.house.write(desk.house.plan(), desk.root / "plan")
    output.answer({"workspace": desk.root, "documents": written})
    page = next(path for path in written if path.suffix == ".html")
    output.tell(say("The plan is ready. Open {file} in a browser.", file=str(page.resolve())))
    return ALL_GOOD


COMMAND = Command(
    "demo",
    say("Make a fictional town with three years of files, take them in and write its plan, beside what is true of it."),
    "criterio demo demo-town",
    _run,
    [
        click.Argument(["folder"], type=click.Path(path_type=Path, file_okay=False)),
        Option("--seed", type=int, default=7, told=say("Another number makes another town.")),
    ],
)
