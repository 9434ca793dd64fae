# SPDX-License-Identifier: EUPL-1.2
"""A pilot in two stages: it starts only with date, indicator, threshold, heir and running budget; then stop or go."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime

from criterio.domain.administration import Administration
from criterio.domain.errors import RuleBroken
from criterio.domain.estimate import Range, Window
from criterio.domain.governance import Signatory
from criterio.domain.names import Grade
from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Mode, PilotEnd, Verdict
from criterio.measure.all import all_metrics
from criterio.plan.horizons import PREFIX
from criterio.plan.observed import Observed, observed
from criterio.store import ledger, pilots
from criterio.store.facts import Facts
from criterio.store.ledger import Decision, Evidence
from criterio.store.meanwhile import as_read
from criterio.store.pilots import Pilot
from criterio.store.workspace import Store

LEAST_DAYS = 28
"""Four whole weeks: in less, one odd week decides."""


def missing(pilot: Pilot) -> tuple[Sentence, ...]:
    """What has to be said before it may start, in plain words; the heir first."""
    asked = (
        (bool(pilot.heir), say("Name who keeps it after the pilot: a pilot without an heir dies of success.")),
        (pilot.hours_per_week is not None, say("Say how many hours a week its heir has for it afterwards.")),
        (pilot.euros_per_year is not None, say("Say how many euros a year its heir has for it; zero is an answer.")),
        (pilot.hours_granted is not None, say("Say how many hours it may take in all while it runs.")),
        (pilot.euros_granted is not None, say("Say how many euros it may take in all; zero is an answer.")),
        (bool(pilot.indicator), say("Say by which indicator it will be seen.")),
        (pilot.threshold is not None, say("Say which value of the indicator decides.")),
        (pilot.starts_on is not None, say("Set the day on which it starts.")),
        (pilot.decides_on is not None, say("Set the day on which it stops or goes on.")),
    )
    told = [sentence for is_told, sentence in asked if not is_told]
    if pilot.starts_on and pilot.decides_on and (pilot.decides_on - pilot.starts_on).days < LEAST_DAYS:
        told.append(say("Leave at least {n} days between its start and its decision.", n=LEAST_DAYS))
    return tuple(told)


def draft(store: Store, pilot: Pilot, at: datetime) -> Pilot:
    """Keeps a draft, complete or not. Raises RuleBroken once it has started, and where less than nothing is granted.

    Its author is whoever wrote it last: nobody puts their terms into the draft of another and starts them.
    """
    _from_zero(pilot.hours_per_week, pilot.euros_per_year, pilot.hours_granted, pilot.euros_granted)
    with store.writing():
        before = pilots.pilot(store, pilot.number) if pilot.number else None
        if before is not None:
            _only(before, "draft", say("It has started already: its terms stand until the day of the decision."))
        return pilots.write_pilot(store, pilot, at)


def withdraw(store: Store, pilot: Pilot, at: datetime) -> Pilot:
    """A draft that nobody wants any more; it stays on record. Raises RuleBroken once it runs."""
    _only(pilot, "draft", say("It has started already: its terms stand until the day of the decision."))
    with _as_read(store, pilot):
        return pilots.write_pilot(store, replace(pilot, state="withdrawn"), at)


def start(store: Store, pilot: Pilot, who: str, at: datetime) -> Pilot:
    """It runs from now on under the terms that were written. Raises RuleBroken with the first that is missing."""
    _only(pilot, "draft", say("It has started already: its terms stand until the day of the decision."))
    if told := missing(pilot):
        raise RuleBroken(told[0])
    if who == pilot.author:
        raise RuleBroken(say("Whoever wrote the pilot cannot start it: ask another person."))
    with _as_read(store, pilot):
        return pilots.write_pilot(store, replace(pilot, state="running", started_by=who), at)


def spend(store: Store, pilot: Pilot, hours: float | None, euros: float | None, on: date, at: datetime) -> Pilot:
    """What it has taken in all until ``on``; None: not known. Raises RuleBroken unless it runs."""
    _only(pilot, "running", say("Only what a pilot that runs has taken can be told."))
    _from_zero(hours, euros)
    with _as_read(store, pilot):
        return pilots.write_pilot(store, replace(pilot, hours_spent=hours, euros_spent=euros, spent_on=on), at)


def is_over(pilot: Pilot) -> bool:
    """Whether it is known to have taken more than it was granted."""
    pairs = ((pilot.hours_spent, pilot.hours_granted), (pilot.euros_spent, pilot.euros_granted))
    return any(spent is not None and granted is not None and spent > granted for spent, granted in pairs)


def budget(pilot: Pilot) -> Sentence:
    """What it has taken of what it was granted, beside how much of its time is gone, in one sentence."""
    is_told = pilot.hours_spent is not None or pilot.euros_spent is not None
    if not is_told or pilot.spent_on is None or pilot.starts_on is None or pilot.decides_on is None:
        return say("Nobody has told yet what it has taken.")
    days = max((pilot.decides_on - pilot.starts_on).days, 1)
    gone = round(100 * min(max((pilot.spent_on - pilot.starts_on).days, 0) / days, 1))
    shares = [
        round(100 * spent / granted)
        for spent, granted in (
            (pilot.hours_spent, pilot.hours_granted),
            (pilot.euros_spent, pilot.euros_granted),
        )
        if spent is not None and granted
    ]
    terms = {"day": pilot.spent_on, "gone": gone, "share": max(shares, default=0)}
    if is_over(pilot):
        return say("It has taken more than it was granted, with {gone} in 100 of its days gone on {day}.", **terms)
    if max(shares, default=0) > gone:
        return say(
            "It takes its budget faster than its days: {share} in 100 of it, with {gone} in 100 of its days gone on "
            "{day}.",
            **terms,
        )
    return say("It keeps to its budget: {share} in 100 of it, with {gone} in 100 of its days gone on {day}.", **terms)


def seen(store: Store, facts: Facts, administration: Administration, on: date) -> dict[int, Observed]:
    """By number, what the data say of each pilot that runs, from its start to its decision or the newest day."""
    found = {}
    for one in pilots.pilots(store):
        if one.state == "running" and one.number and one.starts_on and one.starts_on <= on:
            window = Window(one.starts_on, min(one.decides_on or on, on))
            said = observed(facts, administration, one.indicator, one.unit, window)
            if said is not None:
                found[one.number] = said
    return found


def goes(pilot: Pilot, said: Observed | None) -> bool | None:
    """What the data say: True go, False stop, None when they say nothing."""
    if said is None or pilot.threshold is None:
        return None
    return said.value >= pilot.threshold if pilot.at_least else said.value <= pilot.threshold


def told(pilot: Pilot, said: Observed | None) -> Sentence:
    """The same in one sentence."""
    if said is None:
        return say("The data say nothing of {indicator} in these days: a person decides, and says why.",
                   indicator=_called(pilot.indicator))  # fmt: skip
    terms = {"value": said.value, "indicator": _called(pilot.indicator), "threshold": pilot.threshold or 0.0}
    if goes(pilot, said):
        return say("Go: {indicator} was {value}, and {threshold} decided.", **terms)
    return say("Stop: {indicator} was {value}, and {threshold} decided.", **terms)


def decide(
    store: Store,
    pilot: Pilot,
    is_go: bool,
    who: Signatory,
    at: datetime,
    today: date,
    said: Observed | None,
    reason: str,
) -> Pilot:
    """Stop or go, signed, and on record as a decision. Raises RuleBroken before its day, or against the data unsaid."""
    _only(pilot, "running", say("Only a pilot that runs can be decided."))
    if pilot.decides_on is None or today < pilot.decides_on:
        raise RuleBroken(say("It is decided on {day}, not before.", day=pilot.decides_on or ""))
    if goes(pilot, said) is not is_go and not reason.strip():
        raise RuleBroken(say("The data do not say so: write why it is decided all the same."))
    if is_go and is_over(pilot) and not reason.strip():
        raise RuleBroken(say("It has taken more than it was granted: write why it goes on all the same."))
    verdict = _verdict(pilot, is_go, said, reason.strip())
    evidence = Evidence(verdict.grade.value, "", said.window.end if said else None, ())
    with _as_read(store, pilot):
        ledger.record_decision(store, verdict, who, at, None, evidence)
        state = "adopted" if is_go else "stopped"
        value = said.value if said else None
        signed = replace(pilot, reason=reason.strip(), decided_by=who.name, account=who.account)
        return pilots.write_pilot(store, replace(signed, state=state, observed=value), at)


def became(decision: Decision) -> Mode | PilotEnd:
    """What was decided: a pilot that ran was not left unbegun, and does not begin."""
    if not decision.is_of_pilot:
        return Mode(decision.mode)
    return PilotEnd.ADOPTED if decision.mode is Mode.FULL else PilotEnd.STOPPED


def _called(indicator: str) -> Sentence | str:
    """A metric of the house by its title; a figure of the administration's own files as its key reads."""
    known = all_metrics().get(indicator)
    return known.title if known else indicator.replace("_", " ")


def _as_read(store: Store, pilot: Pilot) -> AbstractContextManager[None]:
    return as_read(store, pilot, lambda: pilots.pilot(store, pilot.number or 0))


def _verdict(pilot: Pilot, is_go: bool, said: Observed | None, reason: str) -> Verdict:
    """As a decision keeps it: what it would bring in points of public value, nobody has estimated here."""
    because = (told(pilot, said), *([Sentence("{reason}", {"reason": reason})] if reason else []))
    return Verdict(
        subject=PREFIX + pilot.initiative,
        mode=Mode.FULL if is_go else Mode.NO,
        into="",
        because=because,
        would_change_if=(),
        hours=pilot.hours_per_week or 0.0,
        euros=pilot.euros_per_year or 0.0,
        value=Range(0.0, 0.0, 0.0),
        grade=Grade.D if said else Grade.E,
    )


def _only(pilot: Pilot, state: str, otherwise: Sentence) -> None:
    if pilot.state == "withdrawn":
        raise RuleBroken(say("This draft was withdrawn: begin another."))
    if pilot.state != state:
        raise RuleBroken(otherwise)


def _from_zero(*amounts: float | None) -> None:
    if any(amount is not None and amount < 0 for amount in amounts):
        raise RuleBroken(say("Hours and euros are counted from zero."))
