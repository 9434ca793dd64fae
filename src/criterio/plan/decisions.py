# SPDX-License-Identifier: EUPL-1.2
"""Signing the whole portfolio: every verdict as it is proposed, but for those that a person decides otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from criterio.decide.coverage import left_alone
from criterio.domain.administration import Administration
from criterio.domain.errors import RuleBroken
from criterio.domain.estimate import Range
from criterio.domain.governance import Signatory
from criterio.domain.profile import Profile
from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Mode, Option, Portfolio, Verdict
from criterio.plan._plan import Plan
from criterio.store import portfolios
from criterio.store.portfolios import Signed, Totals
from criterio.store.workspace import Store

STOPPED = frozenset({Mode.CLOSE, Mode.HIBERNATE, Mode.MERGE})


@dataclass(frozen=True)
class Otherwise:
    """One item that a person decides otherwise than it is proposed, and why."""

    subject: str
    mode: Mode
    reason: str


def sign(
    store: Store,
    plan: Plan,
    otherwise: Sequence[Otherwise],
    who: Signatory,
    at: datetime,
    review_on: date,
    mark: str,
    statement: str = "",
) -> Signed:
    """Writes the portfolio with one decision an item. Raises RuleBroken, in plain words, when it cannot stand."""
    if review_on <= at.date():
        raise RuleBroken(say("The day of the review must be after today."))
    verdicts = decided(plan.portfolio, otherwise)
    faults = tuple(faults_of(plan, verdicts))
    if faults:
        raise RuleBroken(faults[0])
    before = {verdict.subject: verdict.mode for verdict in plan.portfolio.verdicts}
    changed = {v.subject: before[v.subject] for v in verdicts if v.mode is not before[v.subject]}
    signed = Signed(
        number=0,
        on=plan.on,
        mark=mark,
        statement=statement.strip(),
        totals=totals(plan.portfolio, verdicts, len(changed)),
        files=tuple(file.name for file in plan.sources),
        signed_by=who,
        at=at,
        review_on=review_on,
        replaces=None,
    )
    return portfolios.write_portfolio(store, signed, verdicts, changed)


def decided(portfolio: Portfolio, otherwise: Iterable[Otherwise]) -> tuple[Verdict, ...]:
    """The verdicts as the person decides them. Raises RuleBroken on a way that is not open, or without a reason."""
    chosen = {one.subject: one for one in otherwise}
    known = {verdict.subject for verdict in portfolio.verdicts}
    for subject in chosen:
        if subject not in known:
            raise RuleBroken(say("There is no verdict on {subject}.", subject=subject))
    return tuple(
        _otherwise(verdict, chosen[verdict.subject]) if verdict.subject in chosen else verdict
        for verdict in portfolio.verdicts
    )


def faults_of(plan: Plan, verdicts: Sequence[Verdict]) -> Iterable[Sentence]:
    """Why the whole could not stand: more hours or money than there are, nobody left to do it, nowhere to go."""
    portfolio = plan.portfolio
    hours, euros = sum(v.hours for v in verdicts), sum(v.euros for v in verdicts)
    if portfolio.hours_capacity is not None and hours > max(portfolio.hours_capacity, portfolio.hours) + 0.05:
        yield say(
            "That takes {hours} hours a week and there are {capacity}: decide something else otherwise too.",
            hours=round(hours, 1),
            capacity=portfolio.hours_capacity,
        )
    if portfolio.euros_capacity is not None and euros > max(portfolio.euros_capacity, portfolio.euros) + 1:
        yield say(
            "That takes {euros} euros a year and there are {capacity}: decide something else otherwise too.",
            euros=round(euros),
            capacity=portfolio.euros_capacity,
        )
    modes = {verdict.subject: verdict.mode for verdict in verdicts}
    for verdict in verdicts:
        if verdict.mode is Mode.MERGE and modes.get(verdict.into) in STOPPED:
            yield say(
                "{subject} would merge into {into}, which stops: choose another way for one of them.",
                subject=verdict.subject,
                into=verdict.into,
            )
    yield from _left(plan.administration, {str(one.profile.key): one.profile for one in plan.standings}, plan, modes)


def totals(portfolio: Portfolio, verdicts: Sequence[Verdict], otherwise: int) -> Totals:
    """What the whole takes and brings as it is decided; as it is proposed when nothing is decided otherwise."""
    value = Range(
        sum(v.value.low for v in verdicts), sum(v.value.middle for v in verdicts), sum(v.value.high for v in verdicts)
    )
    return Totals(
        hours=sum(v.hours for v in verdicts) if otherwise else portfolio.hours,
        hours_capacity=portfolio.hours_capacity,
        euros=sum(v.euros for v in verdicts) if otherwise else portfolio.euros,
        euros_capacity=portfolio.euros_capacity,
        value=value if otherwise else portfolio.value,
        gap=portfolio.gap,
        items=len(verdicts),
        otherwise=otherwise,
    )


def _otherwise(verdict: Verdict, one: Otherwise) -> Verdict:
    if one.mode is verdict.mode:
        return verdict
    if not one.reason.strip():
        raise RuleBroken(say("Write why {subject} is decided otherwise.", subject=verdict.subject))
    option = _option(verdict, one.mode)
    return replace(
        verdict,
        mode=option.mode,
        into=option.into,
        because=(Sentence("{reason}", {"reason": one.reason.strip()}),),
        hours=option.hours,
        euros=option.euros,
        value=option.value,
    )


def _option(verdict: Verdict, mode: Mode) -> Option:
    """The way that the person wants. What a veto or a gate forbids, no signature opens."""
    ways = [option for option in verdict.options if option.mode is mode]
    if not ways:
        raise RuleBroken(say("That way is not open for {subject}.", subject=verdict.subject))
    found = next((option for option in ways if option.forbidden is None), None)
    if found is None:
        raise RuleBroken(
            say("{subject} may not go that way: {why}", subject=verdict.subject, why=ways[0].forbidden or "")
        )
    return found


def _left(
    administration: Administration, profiles: Mapping[str, Profile], plan: Plan, modes: Mapping[str, Mode]
) -> Iterable[Sentence]:
    """What must be covered and would lose its last channel by what the person decides otherwise."""
    before = {verdict.subject: verdict.mode for verdict in plan.portfolio.verdicts}
    going_on = [profiles[s] for s, mode in modes.items() if s in profiles and mode not in STOPPED]
    for subject, mode in modes.items():
        if mode in STOPPED and before[subject] not in STOPPED and subject in profiles:
            yield from left_alone(profiles[subject], going_on, administration)
