# SPDX-License-Identifier: EUPL-1.2
"""``criterio decide``: one verdict for every profile and initiative, with its reasons."""

from datetime import datetime

from criterio.cli._command import ALL_GOOD, Command, on_option
from criterio.cli._desk import Desk
from criterio.cli._output import Output
from criterio.domain.sentence import Sentence, listing, say
from criterio.domain.verdict import Mode, Verdict


def _run(desk: Desk, output: Output, on: datetime | None) -> int:
    portfolio = desk.house.decide(on.date() if on else None)
    output.answer(portfolio)
    output.table(
        say("What to do with each"),
        [say("subject"), say("verdict"), say("standing"), say("best in"), say("because"), say("would change if")],
        [_row(output, verdict) for verdict in portfolio.verdicts],
    )
    for note in (*portfolio.uncovered, *portfolio.notes):
        output.tell(note)
    return ALL_GOOD


def _row(output: Output, verdict: Verdict) -> list[object]:
    from criterio.report.subjects import called  # help does not wait for the room

    mode = output.reader.name(verdict.mode)
    because, change = listing(list(verdict.because)), listing(list(verdict.would_change_if))
    best = None if verdict.acceptability is None else output.reader.percent(verdict.acceptability)
    return [
        called(verdict.subject),
        f"{mode} → {output.reader.text(_into(verdict))}" if verdict.into else mode,
        verdict.standing,
        best,
        because,
        change,
    ]


def _into(verdict: Verdict) -> Sentence | str:
    """The profile that a merge goes into, or the unit that takes a profile over."""
    from criterio.report.subjects import called  # as above

    return called(verdict.into) if verdict.mode is Mode.MERGE else verdict.into


COMMAND = Command(
    "decide",
    say("Where to bet? One verdict for every profile and initiative: because, and what would change it."),
    "criterio decide --json",
    _run,
    [on_option()],
)
