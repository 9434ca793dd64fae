# SPDX-License-Identifier: EUPL-1.2
"""The plan held to what happened: what was decided beside the register, and objectives beside their indicator."""

from dataclasses import replace
from datetime import UTC, date, datetime
from math import isnan

import pytest
from tests.report.build import plan

from criterio.decide._criterion import Case
from criterio.decide.run import choose
from criterio.domain.administration import Administration, Objective, OrgUnit
from criterio.domain.estimate import Range, Window
from criterio.domain.governance import Signatory
from criterio.domain.names import Aspect, State, Unit
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.verdict import Mode, Option
from criterio.plan.decisions import sign
from criterio.plan.observed import Observed
from criterio.plan.reality import carried_out, change, quarters, within
from criterio.register.states import Standing
from criterio.store import ledger
from criterio.store.ledger import Decision

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
CALLS = Objective("Fewer calls", Aspect.SERVICE, "llamadas", low=-20, high=-5)


def seen(value, before):
    return Observed(value, before, Window(date(2026, 7, 1), date(2026, 9, 30)), True, Unit.COUNT)


def decision(mode, into="", number=1):
    ways = (Option(mode, 2.0, 0.0, Range(0, 0, 0), into),)
    return Decision(number, "x:ayto", mode, into, "Ana", NOW, None, None, options=ways)


def today(state, unit="Press"):
    return [Standing(Profile(ProfileKey("x", "ayto"), unit=unit, hours_per_week=3.0), state, None)]


@pytest.mark.parametrize(
    ("mode", "state", "is_done"),
    [
        (Mode.CLOSE, State.CLOSED, True),
        (Mode.CLOSE, State.ACTIVE, False),
        (Mode.MERGE, State.DORMANT, False),
        (Mode.HIBERNATE, State.HIBERNATED, True),
        (Mode.KEEP, State.ACTIVE, True),
        (Mode.STRENGTHEN, State.ZOMBIE, False),
        (Mode.CLOSE, State.UNKNOWN, None),
    ],
)
def test_what_was_decided_is_held_to_the_register(mode, state, is_done):
    (found,) = carried_out([decision(mode)], today(state))
    assert (found.is_done, found.hours_planned, found.hours_now) == (is_done, 2.0, 3.0)


@pytest.mark.parametrize(
    ("unit", "owner", "is_done", "now"),
    [
        ("Press", "Ana", True, "kept by Press"),
        ("Elders", "Ana", False, "kept by Elders"),
        ("Press", "", False, "with Press, and no owner is named"),
        ("", "", False, "None"),
    ],
)
def test_an_orphan_that_was_proposed_and_signed_is_handed_over_when_the_other_unit_answers_for_it(
    store, unit, owner, is_done, now
):
    town = Administration("V", units=(OrgUnit("Press", accredited=2), OrgUnit("Elders", "Press", accredited=0)))
    orphan = Profile(ProfileKey("x", "ayto"), unit="Elders", hours_per_week=1.0)
    seen = {"orphan": True, "hours": (1.0, 1.0), "hours_declared": True}
    portfolio = choose(town, [Case(orphan, town, NOW.date(), State.ACTIVE, **seen)], NOW.date())
    before = Standing(orphan, State.ACTIVE, 1)
    whole = replace(plan(1), administration=town, standings=(before,), portfolio=portfolio)
    sign(store, whole, (), Signatory("Marta Olmedo"), NOW, date(2027, 2, 20), "files-7")
    after = replace(before, profile=replace(orphan, unit=unit, owner=owner))
    (found,) = carried_out(ledger.decisions(store), [after])
    assert (found.decision.mode, found.decision.into) == (Mode.HAND_OVER, "Press")
    assert (found.is_done, str(found.now), found.hours_planned) == (is_done, now, 1.0)


def test_only_the_newest_decision_counts_and_initiatives_have_no_register():
    first, last = decision(Mode.CLOSE), decision(Mode.KEEP, number=2)
    (found,) = carried_out([first, last], today(State.ACTIVE))
    assert found.decision == last


@pytest.mark.parametrize(
    ("value", "before", "is_within"),
    [(90.0, 100.0, True), (70.0, 100.0, False), (99.0, 100.0, False), (90.0, None, None), (90.0, 0.0, None)],
)
def test_an_objective_is_held_to_its_range_where_both_ends_are_known(value, before, is_within):
    assert within(CALLS, seen(value, before)) is is_within
    assert within(Objective("More", Aspect.SOCIAL, "llamadas"), seen(value, before)) is None


def test_without_anything_before_there_is_no_change():
    assert change(seen(90.0, 100.0)) == pytest.approx(-10)
    assert isnan(change(seen(90.0, None)))


def test_the_last_four_quarters_end_today_and_know_only_what_was_told(take):
    day = date(2026, 8, 3)
    known = take(series=[{"subject": "unit:Care", "metric": "llamadas", "dimension": "", "day": day, "value": 70.0}])
    found = quarters(known, Administration("V", objectives=(CALLS,)), date(2026, 11, 20))
    assert [(str(q.window), q.outcomes[0].seen.value if q.outcomes[0].seen else None) for q in found] == [
        ("2026-10-01/2026-11-20", None),
        ("2026-07-01/2026-09-30", 70.0),
        ("2026-04-01/2026-06-30", None),
        ("2026-01-01/2026-03-31", None),
    ]
