# SPDX-License-Identifier: EUPL-1.2
"""``criterio audit verify``: whether the audit log is as it was written."""

import click

from criterio.cli._command import ALL_GOOD, NOTHING_USABLE, Command
from criterio.cli._desk import Desk
from criterio.cli._output import Output
from criterio.domain.sentence import say, say_many


def _run(desk: Desk, output: Output, verb: str) -> int:
    from criterio.store.audit import verify  # help does not wait for the records

    found = verify(desk.house.store)
    output.answer(found)
    if found.broken_at is not None:
        output.tell(say("Entry {number} is not as it was written: look at a backup.", number=found.broken_at))
        return NOTHING_USABLE
    if found.is_cut:
        output.tell(say("The newest entries are missing, or the note of how many there were: look at a backup."))
        return NOTHING_USABLE
    output.tell(say_many("One entry, as it was written.", "{n} entries, all as they were written.", found.entries))
    return ALL_GOOD


COMMAND = Command(
    "audit",
    say("Is the audit log as it was written?"),
    "criterio audit verify",
    _run,
    [click.Argument(["verb"], type=click.Choice(["verify"]))],
)
