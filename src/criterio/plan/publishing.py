# SPDX-License-Identifier: EUPL-1.2
"""Who sees a decision: everybody, from its signature on, unless somebody withholds it, openly and for a reason.

A reply is seen by everybody if it was written for all; it is withheld, and shown, in the same way. Who in the office
should answer for a profile is the office's own business: the reasons that everybody reads do not go into it.
"""

from collections.abc import Iterable
from datetime import datetime

from criterio.decide.criteria.custody import NO_DEPUTY, NO_OWNER
from criterio.decide.gates import NAMING
from criterio.domain.errors import RuleBroken
from criterio.domain.governance import Signatory
from criterio.domain.sentence import Sentence, say
from criterio.store import publications
from criterio.store.publications import Word
from criterio.store.replies import Reply
from criterio.store.workspace import Store

_OF_THE_OFFICE = frozenset(one.template for one in (NO_OWNER, NO_DEPUTY, *NAMING))
UNSETTLED = say("It is not settled yet who takes care of it in the administration.")


def for_everybody(reasons: Iterable[Sentence | str]) -> tuple[Sentence | str, ...]:
    """The reasons of a decision as everybody reads them: where all were about who keeps it, one line says so."""
    every = tuple(reasons)
    found = tuple(one for one in every if isinstance(one, str) or one.template not in _OF_THE_OFFICE)
    return found or (UNSETTLED,) * bool(every)


def withhold(store: Store, decision: int, reason: str, who: Signatory, at: datetime) -> None:
    """From now on everybody sees only that it was withheld, and why. Raises RuleBroken without a reason."""
    if not reason.strip():
        raise RuleBroken(say("Write why it is withheld: everybody reads it."))
    if decision in publications.withheld(store):
        raise RuleBroken(say("It is withheld already."))
    publications.say_publication(store, Word(decision, False, reason.strip(), who, at))


def publish(store: Store, decision: int, who: Signatory, at: datetime) -> None:
    """Everybody sees it again, as it was signed. Raises RuleBroken when they do already."""
    if decision not in publications.withheld(store):
        raise RuleBroken(say("It is public already."))
    publications.say_publication(store, Word(decision, True, "", who, at))


def withhold_reply(store: Store, decision: int, reply: Reply, reason: str, who: Signatory, at: datetime) -> None:
    """Everybody sees only that there is a reply, and why it is withheld. Raises RuleBroken without a reason."""
    if not reason.strip():
        raise RuleBroken(say("Write why it is withheld: everybody reads it."))
    _say_of_reply(store, Word(decision, False, reason.strip(), who, at, reply.number), reply)


def publish_reply(store: Store, decision: int, reply: Reply, who: Signatory, at: datetime) -> None:
    """Everybody sees it beside the decision. Raises RuleBroken when they do already."""
    _say_of_reply(store, Word(decision, True, "", who, at, reply.number), reply)


def _say_of_reply(store: Store, word: Word, reply: Reply) -> None:
    last = publications.of_replies(store).get(reply.number)
    if word.is_public is (last.is_public if last else reply.for_all):
        raise RuleBroken(say("It is public already.") if word.is_public else say("It is withheld already."))
    publications.say_publication(store, word)
