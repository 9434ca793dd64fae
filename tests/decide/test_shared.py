# SPDX-License-Identifier: EUPL-1.2
"""What several things share: hours and money of a period, and what they bring together."""

from dataclasses import replace
from datetime import date

import pytest

from criterio.decide.run import decide
from criterio.domain.administration import Administration, Capacity, Initiative, OrgUnit, Synergy
from criterio.domain.names import Aspect, Horizon
from criterio.domain.verdict import Mode, Portfolio
from criterio.language import Reader

DAY = date(2026, 6, 30)


def proposed(name: str, horizon: Horizon, worth: float, requires: tuple[str, ...] = ()) -> Initiative:
    """An initiative that passes every gate, takes two hours a week and brings so many points of service."""
    return Initiative(
        name, unit="Prensa", horizon=horizon, hours_per_week=(2.0, 2.0), euros=(0.0, 0.0),
        value={Aspect.SERVICE: (worth, worth)}, objective="o", indicator="llamadas", expected=(-9.0, -1.0),
        owner="Ana", deputy="Iván", heir="Prensa", review_on=date(2027, 1, 1), exit_rule="Parar si no bajan",
        months=6, mechanism="efficiency", audience_heard=True, content_ready=True, requires=requires,
    )  # fmt: skip


def town(**more) -> Administration:
    """Two things now and one in the medium term: all are worth while, if there are hours."""
    return Administration(
        "Villaclara",
        units=(OrgUnit("Prensa", accredited=2),),
        initiatives=(
            proposed("now", Horizon.SHORT, 2.0),
            proposed("also now", Horizon.SHORT, 1.6),
            proposed("next", Horizon.MEDIUM, 2.5),
        ),
        **more,
    )


def decided(administration: Administration) -> Portfolio:
    return decide(administration, (), (), (), DAY)


def modes(found: Portfolio) -> dict[str, Mode]:
    return {verdict.subject.removeprefix("initiative:"): verdict.mode for verdict in found.verdicts}


def test_what_is_not_short_binds_nothing():
    assert set(modes(decided(town())).values()) == {Mode.FULL}


def test_the_hours_of_a_period_are_shared_by_all_that_work_in_it_and_by_nothing_that_begins_later():
    found = decided(town(capacities=(Capacity(Horizon.SHORT, hours_per_week=2.2),)))
    assert modes(found)["next"] is Mode.FULL
    assert modes(found)["now"] is Mode.FULL
    assert modes(found)["also now"] in (Mode.NO, Mode.LATER)
    (period,) = found.periods
    assert (period.horizon, period.what, period.amount) == (Horizon.SHORT, "hours", 2.2)
    assert period.used == pytest.approx(2.1)


def test_what_begins_now_still_works_later():
    found = decided(town(capacities=(Capacity(Horizon.LONG, "Prensa", hours_per_week=4.4),)))
    assert modes(found) == {"now": Mode.FULL, "next": Mode.FULL, "also now": modes(found)["also now"]}
    assert modes(found)["also now"] is not Mode.FULL


def test_the_hours_of_another_unit_bind_nothing_here():
    other = town(capacities=(Capacity(Horizon.SHORT, "Deportes", hours_per_week=0.0),))
    assert set(modes(decided(replace(other, units=(*other.units, OrgUnit("Deportes"))))).values()) == {Mode.FULL}


def test_who_is_left_out_is_told_what_there_is_not_enough_of():
    found = decided(town(capacities=(Capacity(Horizon.SHORT, hours_per_week=2.2),)))
    left = next(verdict for verdict in found.verdicts if verdict.subject == "initiative:also now")
    told = [Reader("en").text(sentence) for sentence in left.because]
    assert "As “start” it would not fit: there are only 2.2 hours a week in the short term." in told


def test_a_synergy_lifts_what_would_not_be_chosen_alone_and_is_told_on_both():
    short = (Capacity(Horizon.SHORT, hours_per_week=2.2),)
    rivals = (
        proposed("also now", Horizon.SHORT, 1.6),
        proposed("now", Horizon.SHORT, 2.0),
        proposed("next", Horizon.MEDIUM, 2.5),
    )
    both = Synergy(("also now", "next"), {Aspect.SERVICE: (0.8, 1.2)}, "one leads to the other")
    alone = decided(town(capacities=short))
    found = decided(replace(town(capacities=short, synergies=(both,)), initiatives=rivals))
    assert (modes(alone)["now"], modes(found)["also now"]) == (Mode.FULL, Mode.FULL)
    assert modes(found)["now"] is not Mode.FULL
    (together,) = found.together
    assert together.counts
    assert together.between == ("initiative:also now", "initiative:next")
    assert set(modes(found)) == {"now", "also now", "next"}
    told = {v.subject: [Reader("en").text(s) for s in v.because] for v in found.verdicts}
    assert any("Together with next it brings 1 points more" in reason for reason in told["initiative:also now"])
    assert any("Together with also now" in reason for reason in told["initiative:next"])


def test_a_synergy_whose_parts_do_not_all_go_on_does_not_count():
    found = decided(
        town(
            capacities=(Capacity(Horizon.SHORT, hours_per_week=2.2),),
            synergies=(Synergy(("now", "also now"), {Aspect.SERVICE: (0.1, 0.2)}),),
        )
    )
    assert not found.together[0].counts
