# SPDX-License-Identifier: EUPL-1.2
"""The warnings that a reader of one series' forecast needs."""

from collections.abc import Iterator

import numpy as np

from criterio.domain.sentence import Sentence, say, say_many
from criterio.expect.outlook import Outlook
from criterio.expect.pace import WEEKS

LATE_DAYS = 7
"""So many days without news are said; fewer are what any export leaves open."""


def notes_of(outlook: Outlook, i: int) -> Iterator[Sentence]:
    own, history = outlook.panel.values[i], outlook.weeks_known(i)
    yield from (finding.sentence for finding in outlook.found.get(outlook.panel.subjects[i], ()))
    if outlook.basis[i] == "peers":
        yield say_many(
            "Only {n} week is known: this is the range of the peers, scaled to the profile.",
            "Only {n} weeks are known: this is the range of the peers, scaled to the profile.",
            history,
        )
    stale = outlook.unknown_lately(i)
    if outlook.pace is not WEEKS:
        yield from _of_days(stale)
    elif stale:
        yield say_many(
            "Nothing is known of the last week: import a newer export to narrow the range.",
            "Nothing is known of the last {n} weeks: import newer exports to narrow the range.",
            stale,
        )
    known = np.flatnonzero(np.isfinite(own))
    gaps = int(known[-1] - known[0] + 1 - len(known)) if len(known) else 0
    if gaps and outlook.pace is WEEKS:
        yield say_many(
            "{n} week in between is not known. It was left out, not counted as zero.",
            "{n} weeks in between are not known. They were left out, not counted as zero.",
            gaps,
        )
    if outlook.panel.subjects[i] in outlook.panel.growing:
        yield say("Most posts were counted within 48 hours of appearing: final counts will be higher than this range.")


def _of_days(stale: int) -> Iterator[Sentence]:
    if stale > LATE_DAYS:
        yield say(
            "Nothing is known of the last {n} days: import newer exports to narrow the range.",
            n=stale,
        )
