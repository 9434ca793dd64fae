# SPDX-License-Identifier: EUPL-1.2
"""The right of reply: the unit concerned answers a decision or a proposal, and whoever looks at it again reads it."""

from collections.abc import Iterable, Mapping, Sequence

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say
from criterio.store import replies
from criterio.store.ledger import Decision
from criterio.store.publications import Word
from criterio.store.replies import Reply
from criterio.store.workspace import Store

LONGEST = 4000
"""Letters of a reply."""


def answer(store: Store, reply: Reply) -> None:
    """Writes it beside what it answers. Raises RuleBroken when it is empty, too long, or written already."""
    if not reply.text.strip():
        raise RuleBroken(say("Write what your unit answers."))
    if len(reply.text) > LONGEST:
        raise RuleBroken(say("Write at most {n} letters; attach nothing: say where the rest can be read.", n=LONGEST))
    same = (reply.decision, reply.text.strip(), reply.who)
    if same in ((one.decision, one.text, one.who) for one in replies.replies(store, reply.subject)):
        raise RuleBroken(say("You have written this already."))
    replies.write_reply(store, reply)


def beside(decision: Decision, signed: Iterable[Decision], every: Iterable[Reply]) -> tuple[Reply, ...]:
    """What was answered to a decision, and to what was proposed before it since the decision that it replaces."""
    before = next((one.at for one in signed if one.number == decision.replaces), None)
    return tuple(
        one
        for one in every
        if one.decision == decision.number
        or (
            one.decision is None
            and one.subject == decision.subject
            and one.at <= decision.at
            and (before is None or one.at > before)
        )
    )


def to_read(subject: str, signed: Sequence[Decision], every: Iterable[Reply]) -> tuple[Reply, ...]:
    """What whoever decides on a subject again has to read: answers to what stands, and to what is proposed since."""
    last = next((one for one in reversed(signed) if one.subject == subject), None)
    return tuple(
        one
        for one in every
        if one.subject == subject
        and (last is None or one.decision == last.number or (one.decision is None and one.at > last.at))
    )


def shown_to_all(found: Iterable[Reply], words: Mapping[int, Word]) -> tuple[Reply, ...]:
    """Those that everybody sees: written for all, or published since, and not withheld."""
    return tuple(one for one in found if (words[one.number].is_public if one.number in words else one.for_all))
