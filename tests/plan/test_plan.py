# SPDX-License-Identifier: EUPL-1.2
"""The plan of a workspace: everything asked for is there, and what nobody said is asked for."""

from datetime import date, timedelta

import pytest

from criterio.decide.run import decide
from criterio.domain.administration import Administration
from criterio.domain.estimate import Figure, Window
from criterio.domain.forecast import QUANTILES, Forecast
from criterio.domain.names import Absence, Horizon, State, Unit
from criterio.domain.profile import Profile, ProfileKey, RegisterEntry
from criterio.domain.verdict import Mode
from criterio.plan.run import make_plan
from criterio.register.states import Standing
from criterio.store import facts, registry
from criterio.store.folder import DECLARATION
from criterio.store.workspace import Store

ON = date(2026, 11, 1)
WINDOW = Window(date(2026, 8, 3), ON)


@pytest.fixture
def known(tmp_path):
    (tmp_path / DECLARATION).write_text('name = "Villaclara"\n', encoding="utf-8")
    store = Store(tmp_path)
    with store.writing():
        registry.register(store, [(None, RegisterEntry(ON, unit)) for unit in ("Sports", "Press")])
    return facts.read(store)


def standing(key: str, state: State, days: int | None = None) -> Standing:
    return Standing(Profile(ProfileKey.parse(key), unit="Sports"), state, days)


def planned(known, *standings: Standing, forecasts: tuple[Forecast, ...] = ()):
    town = Administration("Villaclara")
    portfolio = decide(town, [], standings, [], ON)
    return make_plan(known, town, standings, [], forecasts, portfolio, ON, WINDOW)


def test_an_empty_house_has_a_plan_that_asks(known):
    plan = planned(known)
    assert (plan.counts.profiles, plan.counts.units, plan.counts.units_without) == (0, 2, 2)
    assert (plan.stop, plan.start, plan.expect, plan.portfolio.verdicts) == ((), (), (), ())
    assert "Staff hours a week" in " ".join(map(str, plan.missing))


def test_the_register_is_counted_by_state_network_and_mode(known):
    plan = planned(known, standing("x:a", State.ACTIVE, 3), standing("facebook:b", State.GONE))
    assert plan.counts.by_state == {State.ACTIVE: 1, State.GONE: 1}
    assert plan.counts.by_network == {"x": 1, "facebook": 1}
    assert plan.counts.by_mode[Mode.CLOSE] == 1
    assert plan.counts.units_without == 1


def test_what_stays_as_it_is_is_no_bet(known):
    plan = planned(known, standing("x:a", State.UNKNOWN), standing("x:gone", State.GONE))
    assert [bet.subject for bet in plan.horizons[Horizon.SHORT]] == ["x:gone"]
    assert str(plan.stop[0]) == "Close 1 profile: X · gone."


def test_a_unit_that_keeps_profiles_and_says_nothing_of_training_is_asked(known):
    training = planned(known, standing("x:a", State.ACTIVE, 3)).training
    assert [(line.unit, line.accredited, line.profiles) for line in training] == [("Sports", None, 1)]


def test_the_normal_range_of_next_week_is_the_95_percent_range(known):
    coming = Forecast("interactions", "all", date(2026, 11, 2), 1, tuple(float(n) for n in range(len(QUANTILES))))
    (line,) = planned(known, forecasts=(coming,)).expect
    assert (line.values["low"], line.values["high"]) == (1, 7)


def test_results_that_were_given_are_not_asked_for_again(known, take):
    figure = Figure("cost_per_outcome", "x:a", WINDOW, Unit.EUROS_PER_OUTCOME, None, absent=Absence.NOT_KNOWN)
    town = Administration("Villaclara")
    told = [{"subject": "all", "metric": "llamadas", "dimension": "", "day": ON, "value": 203.0}]

    def asked(facts):
        portfolio = decide(town, [], [], [], ON)
        plan = make_plan(facts, town, [], [figure], (), portfolio, ON, WINDOW)
        return [str(line) for line in (*plan.unknown, *plan.missing)]

    before, after = asked(known), asked(take(series=told))
    assert "What the presence returns: no results have been given." in before
    assert "What the presence returns: results are counted, and nothing that was done is written." in after
    assert [any(line.startswith("Results (") for line in lines) for lines in (before, after)] == [True, False]


def test_the_week_that_is_told_is_one_that_begins_after_the_day_of_the_plan(known):
    monday = ON - timedelta(days=ON.weekday())
    weeks = [
        Forecast("interactions", "all", monday + timedelta(weeks=n), n + 1, tuple(float(n) for _ in QUANTILES))
        for n in range(3)
    ]
    (line,) = planned(known, forecasts=weeks).expect
    assert line.values["week"] == monday + timedelta(weeks=1)


def test_of_many_profiles_the_first_are_named_and_the_others_counted_at_the_end_of_the_list(known):
    plan = planned(known, *(standing(f"x:p{n}", State.GONE) for n in range(7)))
    assert str(plan.stop[0]) == "Close 7 profiles: X · p0, X · p1, X · p2, X · p3, X · p4, 2 others."
