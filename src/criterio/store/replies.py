# SPDX-License-Identifier: EUPL-1.2
"""What the units concerned answered to decisions and to proposals: written once, read for ever."""

from dataclasses import dataclass
from datetime import datetime

from criterio.store import beside_decisions
from criterio.store.workspace import Store


@dataclass(frozen=True)
class Reply:
    """What ``who`` answered for a unit. ``decision`` None: to what was proposed on the subject, before a signature.

    ``for_all``: it is written to be shown beside the decision to everybody.
    """

    subject: str
    decision: int | None
    unit: str
    text: str
    for_all: bool
    who: str
    at: datetime
    number: int = 0


def replies(store: Store, subject: str = "") -> list[Reply]:
    """All of them, or those on one subject, the oldest first."""
    rows = beside_decisions.Reply.objects.using(store.alias).order_by("id")
    return [
        Reply(r.subject, r.decision_id, r.unit, r.text, r.for_all, r.who, r.at, r.pk)
        for r in (rows.filter(subject=subject) if subject else rows)
    ]


def write_reply(store: Store, reply: Reply) -> None:
    """Writes it for ever. Who calls holds to the rules."""
    with store.writing():
        row = beside_decisions.Reply(
            subject=reply.subject,
            decision_id=reply.decision,
            unit=reply.unit,
            text=reply.text,
            for_all=reply.for_all,
            who=reply.who,
            at=reply.at,
        )
        row.save(using=store.alias)
