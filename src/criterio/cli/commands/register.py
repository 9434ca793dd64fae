# SPDX-License-Identifier: EUPL-1.2
"""``criterio register``: where we are, and what changed between two dated registers."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from criterio.cli._command import ALL_GOOD, Command, on_option
from criterio.cli._desk import Desk
from criterio.cli._output import Output
from criterio.domain.errors import BadInput
from criterio.domain.sentence import listing, say

if TYPE_CHECKING:
    from criterio.register.states import Standing


def _run(desk: Desk, output: Output, words: tuple[str, ...], on: datetime | None) -> int:
    if words:
        return _compare(desk, output, words)
    from criterio.report.subjects import called  # help does not wait for the room

    standings, overlaps = desk.house.register(on.date() if on else None), desk.house.overlaps()
    shared, twins = desk.house.shared_handles(), desk.house.duplicates()
    output.answer({"profiles": standings, "overlaps": overlaps, "shared_handles": shared, "duplicates": twins})
    output.table(
        say("Where are we?"),
        [
            *(say("unit"), say("profile"), say("name for commands"), say("state"), say("days without a post")),
            *(say("owner"), say("to mend")),
        ],
        [_row(standing) for standing in standings],
    )
    output.table(
        say("Repeats another profile"),
        [say("profile"), say("profile")],
        [[called(str(other)), called(str(one))] for one, other in twins],
    )
    for because in [*(found.because for found in shared), *(found.because for found in overlaps)]:
        output.tell(because)
    return ALL_GOOD


def _row(standing: "Standing") -> list[object]:
    from criterio.report.subjects import called  # as above

    profile = standing.profile
    issues = listing(list(standing.issues)) if standing.issues else ""
    return [
        profile.unit or None,
        called(str(profile.key)),
        str(profile.key),
        standing.state,
        standing.days_since_last_post,
        profile.owner or None,
        issues,
    ]


def _compare(desk: Desk, output: Output, words: tuple[str, ...]) -> int:
    if len(words) != 3 or words[0] != "compare":
        raise BadInput(say("Write: criterio register compare 2026-07-01 2026-08-01"))
    difference = desk.house.compare_registers(_day(words[1]), _day(words[2]))
    output.answer(difference)
    for sentence in difference.headlines:
        output.tell(sentence)
    return ALL_GOOD


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise BadInput(say("{word} is not a date such as 2026-08-01.", word=word)) from error


COMMAND = Command(
    "register",
    say("Where are we? Every profile with its state and its owner; or what changed between two registers."),
    "criterio register compare 2026-07-01 2026-08-01",
    _run,
    [click.Argument(["words"], nargs=-1), on_option()],
)
