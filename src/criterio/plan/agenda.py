# SPDX-License-Identifier: EUPL-1.2
"""Every day on which something is to be decided: pilots, reviews of decisions and objectives, closings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from criterio.domain.administration import Administration
from criterio.domain.sentence import Sentence, say, say_many
from criterio.plan._plan import Plan
from criterio.plan.horizons import PREFIX
from criterio.plan.replying import to_read as to_read_on
from criterio.plan.spoken import Names, names_of, spoken
from criterio.store import closings, ledger, pilots, portfolios, replies
from criterio.store.workspace import Store


@dataclass(frozen=True)
class Due:
    """Something to do on a day. ``kind``: pilot, portfolio, decision, objective, initiative or closing.

    ``about``: the number of a record, a profile key, or a name. ``unit``: whose it is; empty: the whole.
    """

    day: date
    kind: str
    about: str
    told: Sentence
    unit: str = ""


def agenda(store: Store, plan: Plan | None, administration: Administration) -> tuple[Due, ...]:
    """All of it, the soonest first; what is decided already is not there."""
    profiles = [one.profile for one in plan.standings] if plan else []
    names, units = names_of(profiles), {str(one.key): one.unit for one in profiles}
    found = (
        *_pilots(store),
        *_decisions(store, names),
        *_objectives(administration),
        *_initiatives(administration),
        *_closings(store, names, units),
    )
    return tuple(sorted(found, key=lambda due: (due.day, due.kind, due.about)))


def _pilots(store: Store) -> Iterable[Due]:
    for one in pilots.pilots(store):
        if one.state == "running" and one.decides_on:
            told = say("Stop or go: {name}", name=one.initiative)
            yield Due(one.decides_on, "pilot", str(one.number), told, one.unit)


def _decisions(store: Store, names: Names) -> Iterable[Due]:
    """One line for a portfolio, and one for each decision signed apart."""
    whole = next(reversed(portfolios.portfolios(store)), None)
    signed, answered = ledger.decisions(store), replies.replies(store)
    in_force = ledger.in_force(signed)
    to_read = {subject: len(to_read_on(subject, signed, answered)) for subject in {one.subject for one in answered}}
    if whole is not None and whole.review_on:
        count = sum(to_read.get(s, 0) for s, one in in_force.items() if one.portfolio == whole.number)
        told = _read_first(say("Review of the signed portfolio"), count)
        yield Due(whole.review_on, "portfolio", str(whole.number), told)
    for one in in_force.values():
        if one.review_on and one.portfolio is None:
            told = say("Review of the decision on {subject}", subject=spoken(one.subject, names))
            yield Due(one.review_on, "decision", str(one.number), _read_first(told, to_read.get(one.subject, 0)))


def _read_first(told: Sentence, count: int) -> Sentence:
    """With what units answered, which whoever looks at it again has to read."""
    return (
        say_many("{review}: one reply to read", "{review}: {n} replies to read", count, review=told) if count else told
    )


def _objectives(administration: Administration) -> Iterable[Due]:
    for one in administration.objectives:
        if one.review_on:
            yield Due(one.review_on, "objective", one.name, say("Review of the objective “{name}”", name=one.name))


def _initiatives(administration: Administration) -> Iterable[Due]:
    for one in administration.initiatives:
        if one.review_on:
            told = say("Review of the initiative “{name}”", name=one.name)
            yield Due(one.review_on, "initiative", PREFIX + one.name, told, one.unit)


def _closings(store: Store, names: Names, units: dict[str, str]) -> Iterable[Due]:
    for one in closings.closings(store):
        key = str(one.key)
        terms = {"profile": spoken(key, names)}
        if one.state == "signed" and one.notice_on:
            yield Due(
                one.notice_on, "closing", key, say("Tell the public that {profile} closes", **terms), units.get(key, "")
            )
        if one.state == "signed" and one.closes_on:
            yield Due(one.closes_on, "closing", key, say("{profile} closes", **terms), units.get(key, ""))
