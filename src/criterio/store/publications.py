# SPDX-License-Identifier: EUPL-1.2
"""Whether everybody sees a decision, or a reply to it: what somebody said of it, when and why."""

from dataclasses import dataclass
from datetime import datetime

from criterio.domain.governance import Signatory
from criterio.store.beside_decisions import Publication
from criterio.store.workspace import Store


@dataclass(frozen=True)
class Word:
    """What ``who`` said of one decision, or of one ``reply`` to it.

    ``reason`` is written for everybody; empty where it is public again.
    """

    decision: int
    is_public: bool
    reason: str
    who: Signatory
    at: datetime
    reply: int | None = None


def words(store: Store) -> list[Word]:
    """Everything that was ever said of it, the oldest first."""
    rows = Publication.objects.using(store.alias).order_by("id")
    return [Word(r.decision_id, r.is_public, r.reason, Signatory(r.who, r.account), r.at, r.reply_id) for r in rows]


def withheld(store: Store) -> dict[int, Word]:
    """By number, the decisions that not everybody sees now, and why."""
    newest = {word.decision: word for word in words(store) if word.reply is None}
    return {number: word for number, word in newest.items() if not word.is_public}


def of_replies(store: Store) -> dict[int, Word]:
    """By number of a reply, the newest word on it."""
    return {word.reply: word for word in words(store) if word.reply is not None}


def say_publication(store: Store, word: Word) -> None:
    """Writes a word. Who calls holds to the rules."""
    with store.writing():
        row = Publication(
            decision_id=word.decision,
            is_public=word.is_public,
            reason=word.reason,
            who=word.who.name,
            account=word.who.account,
            at=word.at,
            reply_id=word.reply,
        )
        row.save(using=store.alias)
