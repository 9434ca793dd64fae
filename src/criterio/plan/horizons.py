# SPDX-License-Identifier: EUPL-1.2
"""What is to be done when: bets by horizon, pilots with their stop rule and heir, and who must learn before."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from criterio.domain.administration import Administration, Initiative
from criterio.domain.names import Horizon
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode, Portfolio, Verdict
from criterio.plan._plan import Bet, Pilot, Training
from criterio.plan.spoken import names_of, spoken
from criterio.plan.stopping import deciding_change, hour_price, wants_more
from criterio.register.states import Standing

PREFIX = "initiative:"
REVIEW_IN_DAYS = {Horizon.SHORT: 182, Horizon.MEDIUM: 547, Horizon.LONG: 913}
"""The end of each horizon; a bet that sets its own day keeps it, unless that day is over."""

_WHEN = {Mode.STRENGTHEN: Horizon.MEDIUM, Mode.LATER: Horizon.MEDIUM}
_NOTHING_TO_DO = frozenset({Mode.KEEP, Mode.NO})


def horizons(
    administration: Administration, standings: Sequence[Standing], portfolio: Portfolio, on: date
) -> dict[Horizon, tuple[Bet, ...]]:
    """Every change, the most valuable first. What stays as it is, is no bet."""
    names = names_of(standing.profile for standing in standings)
    profiles = {str(standing.profile.key): standing.profile for standing in standings}
    proposed = {PREFIX + initiative.name: initiative for initiative in administration.initiatives}
    bets = []
    for verdict in portfolio.verdicts:
        if verdict.mode in _NOTHING_TO_DO:
            continue
        initiative, profile = proposed.get(verdict.subject), profiles.get(verdict.subject)
        unit = initiative.unit if initiative else profile.unit if profile else ""
        name = initiative.name if initiative else str(spoken(verdict.subject, names))
        bets.append(_bet(verdict, name, unit, initiative, on))
    ordered = sorted(bets, key=lambda bet: (-bet.value.middle, bet.subject))
    return {horizon: tuple(bet for bet in ordered if bet.horizon is horizon) for horizon in Horizon}


def horizon_of(verdict: Verdict, initiative: Initiative | None) -> Horizon:
    """As the initiative declares it; a profile grows in the medium term, and everything else is done at once."""
    return initiative.horizon if initiative else _WHEN.get(verdict.mode, Horizon.SHORT)


def _bet(verdict: Verdict, name: str, unit: str, initiative: Initiative | None, on: date) -> Bet:
    horizon = horizon_of(verdict, initiative)
    return Bet(
        verdict.subject,
        name,
        unit,
        verdict.mode,
        verdict.into,
        horizon,
        verdict.hours,
        verdict.euros,
        verdict.value,
        verdict.because[0],
        _review_on(initiative, horizon, on),
    )


def _review_on(initiative: Initiative | None, horizon: Horizon, on: date) -> date:
    said = initiative.review_on if initiative else None
    return said if said and said > on else on + timedelta(REVIEW_IN_DAYS[horizon])


def pilots(
    administration: Administration, portfolio: Portfolio, on: date, level: Callable[[Initiative], float | None]
) -> tuple[Pilot, ...]:
    """Every initiative that begins as a pilot. Its gates have seen to it that all of this was declared.

    ``level`` is what the data say of an initiative's indicator before it begins.
    """
    trying = {verdict.subject: verdict for verdict in portfolio.verdicts if verdict.mode is Mode.PILOT}
    price = hour_price(portfolio)
    return tuple(
        _pilot(initiative, trying[PREFIX + initiative.name], price, on, level(initiative))
        for initiative in administration.initiatives
        if PREFIX + initiative.name in trying
    )


def _pilot(initiative: Initiative, verdict: Verdict, price: float, on: date, level: float | None) -> Pilot:
    """Its budget is what the programme reckoned with: of the pilot over its days, and of the whole for its heir."""
    stop_on = _review_on(initiative, Horizon.SHORT, on)
    whole = next((option for option in verdict.options if option.mode is Mode.FULL), None)
    days = (stop_on - on).days
    return Pilot(
        initiative.name,
        initiative.unit,
        on,
        stop_on,
        initiative.indicator,
        initiative.expected,
        say("{rule}", rule=initiative.exit_rule),
        initiative.heir,
        _decides_at(deciding_change(initiative, verdict, price), level),
        wants_more(initiative),
        hours_granted=float(round(verdict.hours * days / 7)),
        euros_granted=float(round(verdict.euros * days / 365.25)),
        hours_per_week=round(whole.hours, 1) if whole else None,
        euros_per_year=float(round(whole.euros)) if whole else None,
    )


def _decides_at(change: float | None, level: float | None) -> float | None:
    return None if change is None or level is None else level * (1 + change / 100)


def training(
    administration: Administration, standings: Sequence[Standing], portfolio: Portfolio
) -> tuple[Training, ...]:
    """Units whose profiles go on, or that begin something, with nobody accredited, or nobody knows."""
    stopped = {v.subject for v in portfolio.verdicts if v.mode in (Mode.CLOSE, Mode.HIBERNATE, Mode.MERGE)}
    running = Counter(s.profile.unit for s in standings if s.profile.unit and str(s.profile.key) not in stopped)
    accredited = {unit.name: unit.accredited for unit in administration.units}
    nobody = say("It keeps profiles and has nobody accredited: train its people first.")
    untold = say("Nobody has said who is accredited in it: ask before anything else.")
    return tuple(
        Training(unit, accredited.get(unit), profiles, nobody if accredited.get(unit) == 0 else untold)
        for unit, profiles in sorted(running.items(), key=lambda pair: (-pair[1], pair[0]))
        if not accredited.get(unit)
    )
