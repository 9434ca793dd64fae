# SPDX-License-Identifier: EUPL-1.2
"""``criterio map``: proposes how to read a file that is no known export."""

from pathlib import Path
from shlex import quote

import click

from criterio.cli._command import ALL_GOOD, Command
from criterio.cli._desk import Desk
from criterio.cli._help import Option
from criterio.cli._output import Output
from criterio.domain.sentence import listing, say


def _run(desk: Desk, output: Output, file: Path, out: Path | None) -> int:
    from criterio.formats._mapping import write_mapping  # help does not wait for what reads spreadsheets
    from criterio.formats._mapping_file import KINDS
    from criterio.formats._propose import propose

    proposal = propose(file)
    body = write_mapping(proposal.mapping)
    target = out or Path(f"{file.name.split('.')[0]}.mapping.toml")
    target.write_text(body, encoding="utf-8")
    output.answer({"mapping": target, "proposal": proposal})
    output.tell(say("{file} looks like this: {kind}.", file=file.name, kind=KINDS[proposal.mapping.kind]))
    if proposal.unmatched:
        unmatched = listing(list(proposal.unmatched))
        output.tell(say("Columns without a place, kept as they are: {columns}.", columns=unmatched))
    for notice in proposal.notices:
        output.tell(notice)
    then = say(
        "Look at {map}, correct it, and run: criterio import {file} --map {map}",
        map=quote(str(target)),
        file=quote(str(file)),
    )
    output.tell(then)
    return ALL_GOOD


COMMAND = Command(
    "map",
    say("Propose how to read a spreadsheet that is none of the known exports."),
    "criterio map perfiles.xlsx",
    _run,
    [
        click.Argument(["file"], type=click.Path(path_type=Path, exists=True, dir_okay=False)),
        Option("--out", type=click.Path(path_type=Path), told=say("Where to write the proposal.")),
    ],
)
