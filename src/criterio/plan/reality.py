# SPDX-License-Identifier: EUPL-1.2
"""The plan held to what happened, quarter by quarter: indicators, what was carried out, and hours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from criterio.domain.administration import Administration, Objective
from criterio.domain.estimate import Window
from criterio.domain.names import State
from criterio.domain.profile import Profile
from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Mode
from criterio.plan.observed import Observed, observed
from criterio.register.states import Standing
from criterio.store.facts import Facts
from criterio.store.ledger import Decision, in_force

QUARTERS = 4

_DONE: Mapping[Mode, tuple[State, ...]] = {
    Mode.CLOSE: (State.CLOSED, State.GONE),
    Mode.MERGE: (State.CLOSED, State.GONE),
    Mode.HIBERNATE: (State.HIBERNATED,),
    Mode.KEEP: (State.ACTIVE,),
    Mode.STRENGTHEN: (State.ACTIVE,),
}


@dataclass(frozen=True)
class Outcome:
    """What an objective's indicator did in a quarter. ``is_within`` its range; None: not known, or no range."""

    objective: Objective
    seen: Observed | None
    is_within: bool | None


@dataclass(frozen=True)
class Quarter:
    """A calendar quarter, or what has passed of it."""

    window: Window
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class Done:
    """A decision and what became of it. ``is_done`` None: the register cannot tell."""

    decision: Decision
    is_done: bool | None
    now: Sentence | State | None
    hours_planned: float | None
    hours_now: float | None


def quarters(facts: Facts, administration: Administration, on: date) -> tuple[Quarter, ...]:
    """The last four, the newest first. Heavy: to be worked out before anybody asks."""
    found, end = [], on
    for _ in range(QUARTERS):
        window = Window(date(end.year, 3 * ((end.month - 1) // 3) + 1, 1), end)
        outcomes = tuple(_outcome(facts, administration, one, window) for one in administration.objectives)
        found.append(Quarter(window, outcomes))
        end = window.start - timedelta(days=1)
    return tuple(found)


def _outcome(facts: Facts, administration: Administration, one: Objective, window: Window) -> Outcome:
    seen = observed(facts, administration, one.indicator, "", window) if one.indicator else None
    return Outcome(one, seen, within(one, seen))


def within(objective: Objective, seen: Observed | None) -> bool | None:
    """Whether the change of the indicator, in per cent of what it was before, lies in the objective's range."""
    if seen is None or not seen.before or objective.low is None or objective.high is None:
        return None
    return objective.low <= change(seen) <= objective.high


def change(seen: Observed) -> float:
    """In per cent of what it was in as many days before."""
    return 100 * (seen.value / seen.before - 1) if seen.before else float("nan")


def carried_out(decisions: Iterable[Decision], standings: Sequence[Standing]) -> tuple[Done, ...]:
    """The newest decision on each profile, beside the register of today; what is not done comes first."""
    known = {str(one.profile.key): one for one in standings}
    found = [_done(decision, known[subject]) for subject, decision in in_force(decisions).items() if subject in known]
    return tuple(sorted(found, key=lambda one: (one.is_done is not False, one.decision.subject)))


def _done(decision: Decision, one: Standing) -> Done:
    is_done, now = _handed(decision, one.profile) if decision.mode is Mode.HAND_OVER else _in_state(decision, one.state)
    return Done(decision, is_done, now, _planned(decision), one.profile.hours_per_week)


def _in_state(decision: Decision, state: State) -> tuple[bool | None, State]:
    return (None if state is State.UNKNOWN else state in _DONE.get(decision.mode, (state,))), state


def _handed(decision: Decision, profile: Profile) -> tuple[bool, Sentence | None]:
    """A profile is handed over because nobody answers for it: the unit alone does not make it done."""
    if not profile.unit:
        return False, None
    if not profile.owner:
        return False, say("with {unit}, and no owner is named", unit=profile.unit)
    return profile.unit == decision.into, say("kept by {unit}", unit=profile.unit)


def _planned(decision: Decision) -> float | None:
    return next((o.hours for o in decision.options if (o.mode, o.into) == (decision.mode, decision.into)), None)
