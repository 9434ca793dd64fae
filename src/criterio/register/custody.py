# SPDX-License-Identifier: EUPL-1.2
"""Who holds the keys: what is wanting, what falls due every six months, and the act of handing over."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from criterio.domain.errors import RuleBroken
from criterio.domain.governance import Custody, Due, HandOver
from criterio.domain.names import State
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import Sentence, say
from criterio.store import custody as records
from criterio.store.workspace import Store

EVERY = timedelta(days=182)
"""Six months: what the register tells of a profile is confirmed twice a year."""

CHECKLIST: dict[str, Sentence] = {
    "access": say("Access was given to who comes, and taken from who goes."),
    "password": say("The password was changed."),
    "second_factor": say("The second factor is now of who comes."),
    "mailbox": say("The recovery mailbox is of the house, not of a person."),
    "tools": say("The tools that publish for it were disconnected from who goes."),
    "pending": say("What is scheduled, promised or unanswered was told."),
    "archive": say("Its posts and messages were exported and are kept."),
}
"""What is handed over with a profile, so that nobody leaves with the keys."""


def wanting(custody: Custody) -> tuple[Sentence, ...]:
    """What makes a profile easy to lose, each with what to do."""
    asked = (
        (not custody.owner, say("Name an owner.")),
        (not custody.deputy, say("Name somebody who stands in for its owner.")),
        (len(custody.key_holders) == 0, say("Say who holds its keys.")),
        (len(custody.key_holders) == 1, say("Only one person holds its keys: give them to another too.")),
        (not custody.recovery_mailbox, say("Say to which mailbox a lost password is sent.")),
        (custody.mfa is None, say("Say whether it asks for a second factor.")),
        (custody.mfa is False, say("Turn on its second factor.")),
    )
    return tuple(told for lacks, told in asked if lacks)


def due(store: Store, profiles: Sequence[Profile], today: date) -> list[Due]:
    """The profiles to confirm by ``today``, those that wait longest first.

    What a register told counts from its day on; what neither it nor anybody told is due at once.
    """
    last = {key: at.date() for key, at in records.certified(store).items()}
    told = {one.key: last.get(one.key) or one.registered_on for one in profiles}
    found = [
        Due(one.key, last.get(one.key), day + EVERY if (day := told[one.key]) else today)
        for one in profiles
        if one.declared_state not in (State.CLOSED, State.PROPOSED)
    ]
    return sorted((one for one in found if one.due_on <= today), key=lambda one: (one.last or date.min, one.key))


def certify(store: Store, key: ProfileKey, who: str, note: str, at: datetime) -> None:
    """Somebody confirms what the register tells. Raises RuleBroken while nobody answers for the profile."""
    if not records.custody_of(store, key).owner:
        raise RuleBroken(say("Name an owner before confirming: somebody has to answer for it."))
    records.certify(store, key, who, note.strip(), at)


def hand_over(store: Store, act: HandOver, held: Sequence[ProfileKey]) -> HandOver:
    """Profiles pass from a person to another. ``held``: those that ``from_person`` has. Raises RuleBroken."""
    if not act.profiles:
        raise RuleBroken(say("Choose the profiles that are handed over."))
    if not act.to_person.strip() or act.to_person == act.from_person:
        raise RuleBroken(say("Name the person who takes them."))
    if not act.reason.strip():
        raise RuleBroken(say("Say why: the reason stays on record."))
    stray = [key for key in act.profiles if key not in set(held)]
    if stray:
        raise RuleBroken(say("{person} does not hold {profile}.", person=act.from_person, profile=str(stray[0])))
    return records.hand_over(store, act)
