# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from criterio.decide import openings
from criterio.domain.administration import Administration, Initiative, OrgUnit
from criterio.domain.errors import RuleBroken
from criterio.domain.governance import Signatory
from criterio.domain.names import State
from criterio.domain.profile import ProfileKey
from criterio.store import openings as records
from criterio.store import registry, states
from criterio.store.declared import declare
from criterio.store.folder import DECLARATION
from criterio.store.workspace import Store

INES, MARTA, ANA = (Signatory(name.title(), name) for name in ("ines", "marta", "ana"))
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
TOWN = Administration("Villaclara", units=(OrgUnit("Cultura", accredited=1),))
KEY = ProfileKey("instagram", "teatrovillaclara")
WHOLE = Initiative(
    "Teatro en Instagram", unit="Cultura", opens=KEY, functions=("routine_information",), languages=("es",),
    hours_per_week=(1.0, 2.0), objective="Más público joven", indicator="interactions", expected=(10.0, 40.0),
    owner="Inés", deputy="Clara", heir="Cultura", review_on=date(2027, 5, 2), exit_rule="Under 10 a week",
    mechanism="participation", audience_heard=True, comparables=("a", "b", "c", "d", "e"), content_ready=True,
)  # fmt: skip


@pytest.fixture
def store(tmp_path):
    (tmp_path / DECLARATION).write_text('name = "Villaclara"\n', encoding="utf-8")
    store = Store(tmp_path)
    declare(store, TOWN)
    return store


def test_a_request_without_what_a_gate_asks_is_not_sent(store):
    one = openings.rewrite(store, None, replace(WHOLE, indicator="", heir=""), "ines", AT)
    examined = openings.examine_opening(one.initiative, TOWN)
    with pytest.raises(RuleBroken, match="Say by which indicator it will be seen"):
        openings.ask(store, one, examined, AT)
    assert records.opening(store, one.number).state == "draft"
    assert [gate.name for gate in examined.shut] == ["indicator", "heir"]
    assert "It does not say by what it would be seen that it works." in [str(line) for line in examined.reply]


def test_what_is_accepted_enters_the_register_as_proposed(store):
    one = openings.rewrite(store, None, WHOLE, "ines", AT)
    examined = openings.examine_opening(WHOLE, TOWN)
    asked = openings.ask(store, one, examined, AT)
    openings.accept(store, asked, examined, MARTA, AT)
    (profile,) = registry.profiles(store)
    assert (profile.key, profile.unit, profile.owner, profile.declared_state) == (
        KEY, "Cultura", "Inés", State.PROPOSED,
    )  # fmt: skip
    assert [(one.state, one.who) for one in states.history(store, KEY)] == [(State.PROPOSED, MARTA)]


def test_what_nobody_has_answered_can_be_asked_and_not_accepted(store):
    untold = replace(WHOLE, audience_heard=None)
    examined = openings.examine_opening(untold, TOWN)
    asked = openings.ask(store, openings.rewrite(store, None, untold, "ines", AT), examined, AT)
    with pytest.raises(RuleBroken, match="Ask the people whom it is for"):
        openings.accept(store, asked, examined, MARTA, AT)


def test_whoever_asks_does_not_decide(store):
    examined = openings.examine_opening(WHOLE, TOWN)
    asked = openings.ask(store, openings.rewrite(store, None, WHOLE, "ines", AT), examined, AT)
    with pytest.raises(RuleBroken, match="ask another person"):
        openings.accept(store, asked, examined, INES, AT)


def test_a_no_carries_its_reply_and_may_be_mended(store):
    examined = openings.examine_opening(WHOLE, TOWN)
    asked = openings.ask(store, openings.rewrite(store, None, WHOLE, "ines", AT), examined, AT)
    with pytest.raises(RuleBroken, match="Write the reply"):
        openings.refuse(store, asked, " ", MARTA, AT)
    refused = openings.refuse(store, asked, "Not for now.", MARTA, AT)
    assert (refused.state, refused.reply, refused.decided_by) == ("refused", "Not for now.", "marta")
    again = openings.rewrite(store, refused, WHOLE, "ines", AT)
    assert (again.number, again.state) == (asked.number, "draft")


def test_a_veto_of_the_law_stands_before_every_gate(store):
    barred = replace(WHOLE, functions=("citizen_service",), opens=ProfileKey("tiktok", "teatro"))
    examined = openings.examine_opening(barred, TOWN)
    asked = openings.ask(store, openings.rewrite(store, None, barred, "ines", AT), examined, AT)
    assert examined.vetoes
    with pytest.raises(RuleBroken, match="cannot be accepted"):
        openings.accept(store, asked, examined, MARTA, AT)


def test_of_two_who_answer_at_once_the_second_is_told_to_look_again(store):
    examined = openings.examine_opening(WHOLE, TOWN)
    asked = openings.ask(store, openings.rewrite(store, None, WHOLE, "ines", AT), examined, AT)
    openings.refuse(store, asked, "Not for now.", MARTA, AT)
    for act in (
        lambda: openings.accept(store, asked, examined, ANA, AT),
        lambda: openings.refuse(store, asked, "No.", ANA, AT),
        lambda: openings.withdraw(store, asked, AT),
    ):
        with pytest.raises(RuleBroken, match="Look at it again"):
            act()
    (one,) = records.openings(store)
    assert (one.state, one.reply, one.decided_by) == ("refused", "Not for now.", "marta")
    assert registry.profiles(store) == []


def test_a_draft_that_was_sent_meanwhile_is_not_written_over(store):
    draft = openings.rewrite(store, None, WHOLE, "ines", AT)
    openings.ask(store, draft, openings.examine_opening(WHOLE, TOWN), AT)
    with pytest.raises(RuleBroken, match="Look at it again"):
        openings.rewrite(store, draft, replace(WHOLE, hours_per_week=(20.0, 30.0)), "ines", AT)
    assert records.opening(store, draft.number).initiative == WHOLE
