# SPDX-License-Identifier: EUPL-1.2
"""How a profile is closed without leaving its public alone: planned by one person, signed by another, then done."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, timedelta

from criterio.domain.errors import RuleBroken
from criterio.domain.governance import Closing, Signatory
from criterio.domain.names import State
from criterio.domain.sentence import Sentence, say
from criterio.register.transitions import change_state
from criterio.store import closings
from criterio.store.meanwhile import as_read
from criterio.store.workspace import Store

NOTICE = timedelta(days=15)
"""The least between telling people and closing: time to find the other channel."""


OVER = ("done", "withdrawn")
"""The states of a plan that is over: whoever writes of its profile again begins another."""


def missing(plan: Closing) -> tuple[Sentence, ...]:
    """What the plan still has to say before somebody can sign it."""
    asked = (
        (plan.reason, say("Say why it is closed.")),
        (plan.audience_goes_to, say("Say where its public finds what it gave.")),
        (plan.archive, say("Say where its posts are kept.")),
        (plan.notice, say("Write the notice that its public will read.")),
        (plan.notice_on, say("Set the day on which the notice is published.")),
        (plan.closes_on, say("Set the day on which it closes.")),
    )
    told = [sentence for value, sentence in asked if not value]
    if plan.notice_on and plan.closes_on and plan.closes_on - plan.notice_on < NOTICE:
        told.append(say("Leave at least {n} days between the notice and the closing.", n=NOTICE.days))
    return tuple(told)


def draft(store: Store, plan: Closing, at: datetime) -> Closing:
    """Writes the draft; what nobody has said yet may be left empty. Raises RuleBroken once it is signed.

    Its author is whoever wrote it last: nobody puts their words into the draft of another and signs them.
    """
    with store.writing():
        before = closings.closing_of(store, plan.key)
        going_on = before if before and before.state not in OVER else None
        if going_on is not None and going_on.state == "signed":
            raise RuleBroken(say("This plan is signed already. Carry it out, or ask for it to be taken back."))
        number = going_on.number if going_on else None
        return closings.write_closing(store, replace(plan, number=number, state="draft"), at)


def withdraw(store: Store, plan: Closing, at: datetime) -> Closing:
    """A draft that nobody wants any more; it stays on record. Raises RuleBroken once it is signed."""
    _only(plan, "draft")
    with _as_read(store, plan):
        return closings.write_closing(store, replace(plan, state="withdrawn"), at)


def sign(store: Store, plan: Closing, who: str, at: datetime, uncovered: tuple[Sentence, ...] = ()) -> Closing:
    """Raises RuleBroken when it lacks something, its author signs it, or ``uncovered`` says who is left alone."""
    _only(plan, "draft")
    faults = (*missing(plan), *uncovered)
    if faults:
        raise RuleBroken(faults[0])
    if who == plan.author:
        raise RuleBroken(say("Whoever wrote the plan cannot sign it: ask another person."))
    with _as_read(store, plan):
        return closings.write_closing(store, replace(plan, state="signed", signed_by=who), at)


def take_back(store: Store, plan: Closing, at: datetime) -> Closing:
    """A signed plan becomes a draft again."""
    _only(plan, "signed")
    with _as_read(store, plan):
        return closings.write_closing(store, replace(plan, state="draft", signed_by=""), at)


def finish(store: Store, plan: Closing, now: State, who: Signatory, at: datetime, today: date) -> Closing:
    """The profile is closed. Raises RuleBroken before its day, or when nobody signed the plan."""
    _only(plan, "signed")
    if plan.closes_on is None or plan.closes_on > today:
        raise RuleBroken(say("It closes on {day}: until then its public is being told.", day=plan.closes_on or ""))
    with _as_read(store, plan):
        change_state(store, plan.key, now, State.CLOSED, who, plan.reason, at)
        return closings.write_closing(store, replace(plan, state="done"), at)


def _as_read(store: Store, plan: Closing) -> AbstractContextManager[None]:
    return as_read(store, plan, lambda: closings.closing_of(store, plan.key))


def _only(plan: Closing, state: str) -> None:
    if plan.state == state:
        return
    if plan.state == "withdrawn":
        raise RuleBroken(say("This draft was withdrawn: begin another."))
    if plan.state == "done":
        raise RuleBroken(say("This plan has been carried out: the profile is closed."))
    raise RuleBroken(
        say("Somebody has to sign the plan first.") if state == "signed" else say("This plan is signed already.")
    )
