# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from criterio.domain.errors import RuleBroken
from criterio.domain.governance import Closing, Signatory
from criterio.domain.names import State
from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import say
from criterio.register import closings
from criterio.store import closings as records
from criterio.store import registry, states
from criterio.store.folder import DECLARATION
from criterio.store.workspace import Store

MARTA = Signatory("Marta Olmedo", "marta")
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
KEY = ProfileKey("x", "villaclara")
WHOLE = Closing(KEY, "ines", "Nobody reads it.", "x:aytovillaclara", "archive/x.zip", "We move.", date(2026, 11, 10),
                date(2026, 12, 1))  # fmt: skip


@pytest.fixture
def store(tmp_path):
    (tmp_path / DECLARATION).write_text('name = "Villaclara"\n', encoding="utf-8")
    store = Store(tmp_path)
    registry.see(store, KEY)
    return store


def test_a_plan_says_everything_that_its_public_needs_before_it_is_signed(store):
    plan = closings.draft(store, replace(WHOLE, notice="", archive=""), AT)
    assert [str(one) for one in closings.missing(plan)] == [
        "Say where its posts are kept.",
        "Write the notice that its public will read.",
    ]
    with pytest.raises(RuleBroken, match="posts are kept"):
        closings.sign(store, plan, "marta", AT)


def test_people_are_told_fifteen_days_before(store):
    early = replace(WHOLE, closes_on=date(2026, 11, 20))
    assert [str(one) for one in closings.missing(early)] == [
        "Leave at least 15 days between the notice and the closing."
    ]


def test_whoever_wrote_the_plan_does_not_sign_it(store):
    plan = closings.draft(store, WHOLE, AT)
    with pytest.raises(RuleBroken, match="ask another person"):
        closings.sign(store, plan, "ines", AT)
    assert closings.sign(store, plan, "marta", AT).signed_by == "marta"


def test_whoever_wrote_the_plan_anew_does_not_sign_it_in_the_name_of_who_began_it(store):
    closings.draft(store, WHOLE, AT)
    plan = closings.draft(store, replace(WHOLE, author="marta", notice="Goodbye."), AT)
    with pytest.raises(RuleBroken, match="ask another person"):
        closings.sign(store, plan, "marta", AT)
    assert closings.sign(store, plan, "ines", AT).notice == "Goodbye."


def test_a_plan_that_leaves_a_duty_without_channel_is_not_signed(store):
    plan = closings.draft(store, WHOLE, AT)
    with pytest.raises(RuleBroken, match="emergencies"):
        closings.sign(store, plan, "marta", AT, (say("Nothing serves emergencies."),))


def test_a_draft_is_written_anew_and_a_signed_plan_is_not(store):
    first = closings.draft(store, replace(WHOLE, reason=""), AT)
    second = closings.draft(store, WHOLE, AT)
    assert (second.number, second.reason) == (first.number, "Nobody reads it.")
    signed = closings.sign(store, second, "marta", AT)
    with pytest.raises(RuleBroken, match="signed already"):
        closings.draft(store, WHOLE, AT)
    assert closings.take_back(store, signed, AT).state == "draft"


def test_a_profile_closes_on_its_day_and_with_its_reason(store):
    signed = closings.sign(store, closings.draft(store, WHOLE, AT), "marta", AT)
    with pytest.raises(RuleBroken, match="It closes on"):
        closings.finish(store, signed, State.ACTIVE, MARTA, AT, date(2026, 11, 30))
    assert states.history(store, KEY) == ()
    closings.finish(store, signed, State.ACTIVE, MARTA, AT, date(2026, 12, 1))
    (passage,) = states.history(store, KEY)
    assert (passage.state, passage.who, passage.reason) == (State.CLOSED, MARTA, "Nobody reads it.")
    assert records.closing_of(store, KEY).state == "done"


def test_what_nobody_signed_is_not_closed(store):
    plan = closings.draft(store, WHOLE, AT)
    with pytest.raises(RuleBroken, match="sign the plan first"):
        closings.finish(store, plan, State.ACTIVE, MARTA, AT, date(2027, 1, 1))


def test_a_draft_is_not_taken_back_and_a_signed_plan_not_signed_again(store):
    plan = closings.draft(store, WHOLE, AT)
    with pytest.raises(RuleBroken, match="sign the plan first"):
        closings.take_back(store, plan, AT)
    with pytest.raises(RuleBroken, match="signed already"):
        closings.sign(store, closings.sign(store, plan, "marta", AT), "ana", AT)
    assert (records.closing_of(store, KEY).state, records.closing_of(store, KEY).signed_by) == ("signed", "marta")


def test_what_was_taken_back_is_signed_anew_before_it_is_carried_out(store):
    signed = closings.sign(store, closings.draft(store, WHOLE, AT), "marta", AT)
    back = closings.take_back(store, signed, AT)
    assert (back.state, back.signed_by) == ("draft", "")
    with pytest.raises(RuleBroken, match="sign the plan first"):
        closings.finish(store, back, State.ACTIVE, MARTA, AT, date(2026, 12, 1))
    assert states.history(store, KEY) == ()


def test_a_plan_that_was_carried_out_stands(store):
    signed = closings.sign(store, closings.draft(store, WHOLE, AT), "marta", AT)
    done = closings.finish(store, signed, State.ACTIVE, MARTA, AT, date(2026, 12, 1))
    for act in (
        lambda: closings.take_back(store, done, AT),
        lambda: closings.sign(store, done, "ana", AT),
        lambda: closings.finish(store, done, State.CLOSED, MARTA, AT, date(2026, 12, 1)),
    ):
        with pytest.raises(RuleBroken, match="has been carried out"):
            act()
    assert (records.closing_of(store, KEY), len(states.history(store, KEY))) == (done, 1)


def test_without_a_day_or_of_a_profile_that_is_closed_nothing_is_carried_out(store):
    signed = closings.sign(store, closings.draft(store, WHOLE, AT), "marta", AT)
    with pytest.raises(RuleBroken, match="It closes on"):
        closings.finish(store, replace(signed, closes_on=None), State.ACTIVE, MARTA, AT, date(2027, 1, 1))
    with pytest.raises(RuleBroken, match="cannot become"):
        closings.finish(store, signed, State.CLOSED, MARTA, AT, date(2027, 1, 1))
    assert (records.closing_of(store, KEY).state, states.history(store, KEY)) == ("signed", ())


def test_a_plan_that_was_taken_back_meanwhile_is_not_taken_back_twice(store):
    signed = closings.sign(store, closings.draft(store, WHOLE, AT), "marta", AT)
    closings.take_back(store, signed, AT)
    with pytest.raises(RuleBroken, match="Look at it again"):
        closings.take_back(store, signed, AT)


def test_of_two_who_act_at_once_the_second_is_told_to_look_again(store):
    plan = closings.draft(store, WHOLE, AT)
    closings.draft(store, replace(WHOLE, notice="We move, and where to is not said."), AT)
    with pytest.raises(RuleBroken, match="Look at it again"):
        closings.sign(store, plan, "marta", AT)
    signed = closings.sign(store, records.closing_of(store, KEY), "marta", AT)
    closings.take_back(store, signed, AT)
    with pytest.raises(RuleBroken, match="Look at it again"):
        closings.finish(store, signed, State.ACTIVE, MARTA, AT, date(2026, 12, 1))
    assert records.closing_of(store, KEY).state == "draft"
    assert states.history(store, KEY) == ()


def test_a_draft_that_nobody_wants_is_withdrawn_and_another_plan_may_be_begun(store):
    plan = closings.withdraw(store, closings.draft(store, WHOLE, AT), AT)
    with pytest.raises(RuleBroken, match="was withdrawn"):
        closings.sign(store, plan, "marta", AT)
    again = closings.draft(store, WHOLE, AT)
    assert [one.state for one in records.closings(store)] == ["draft", "withdrawn"]
    with pytest.raises(RuleBroken, match="signed already"):
        closings.withdraw(store, closings.sign(store, again, "marta", AT), AT)
