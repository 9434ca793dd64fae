# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from criterio.domain.errors import RuleBroken
from criterio.domain.governance import Custody, HandOver
from criterio.domain.profile import ProfileKey
from criterio.register import custody
from criterio.store import custody as records
from criterio.store import registry
from criterio.store.folder import DECLARATION
from criterio.store.workspace import Store

AT = datetime(2026, 1, 10, 9, tzinfo=UTC)
ONE, OTHER = ProfileKey("x", "one"), ProfileKey("x", "other")
SAFE = Custody("Ana", "Luis", ("Ana", "Luis"), "redes@example.org", True)


@pytest.fixture
def store(tmp_path):
    (tmp_path / DECLARATION).write_text('name = "Villaclara"\n', encoding="utf-8")
    store = Store(tmp_path)
    for key in (ONE, OTHER):
        registry.see(store, key)
        records.write_custody(store, key, SAFE, "admin", AT)
    return store


def test_custody_is_read_as_it_was_written(store):
    assert records.custody_of(store, ONE) == Custody(
        "Ana", "Luis", ("Ana", "Luis"), "redes@example.org", True, AT, "admin"
    )


def test_nothing_said_is_not_a_no():
    told = [str(one) for one in custody.wanting(Custody())]
    assert "Say whether it asks for a second factor." in told
    assert "Turn on its second factor." not in told
    assert custody.wanting(SAFE) == ()


def test_one_person_with_the_keys_is_a_risk():
    alone = Custody("Ana", "Luis", ("Ana",), "redes@example.org", True)
    assert [str(one) for one in custody.wanting(alone)] == ["Only one person holds its keys: give them to another too."]


def test_a_profile_is_due_six_months_after_it_was_confirmed(store):
    custody.certify(store, ONE, "Ana", "", AT)
    profiles = registry.profiles(store)
    assert [one.key for one in custody.due(store, profiles, date(2026, 7, 10))] == [OTHER]
    (never, late) = custody.due(store, profiles, date(2026, 7, 11))
    assert (never.key, never.last, late.key, late.due_on) == (OTHER, None, ONE, date(2026, 7, 11))


def test_what_a_register_told_lately_is_confirmed_by_it(store):
    listed = [replace(one, registered_on=date(2026, 6, 1)) for one in registry.profiles(store)]
    assert custody.due(store, listed, date(2026, 6, 2)) == []
    assert [one.last for one in custody.due(store, listed, date(2026, 12, 1))] == [None, None]


def test_nobody_confirms_a_profile_that_nobody_answers_for(store):
    orphan = ProfileKey("x", "orphan")
    registry.see(store, orphan)
    with pytest.raises(RuleBroken, match="Name an owner"):
        custody.certify(store, orphan, "Ana", "", AT)


def test_whoever_leaves_leaves_the_keys(store):
    act = HandOver(0, (ONE,), "Ana", "Berta", "New government", ("password",), "admin", AT)
    written = custody.hand_over(store, act, [ONE, OTHER])
    now = records.custody_of(store, ONE)
    assert (now.owner, now.deputy, now.key_holders) == ("Berta", "Luis", ("Berta", "Luis"))
    assert records.custody_of(store, OTHER).owner == "Ana"
    assert records.hand_overs(store) == [written]


@pytest.mark.parametrize(
    ("profiles", "to", "reason", "told"),
    [
        ((), "Berta", "Change", "Choose the profiles"),
        ((ONE,), "Ana", "Change", "Name the person"),
        ((ONE,), "Berta", " ", "Say why"),
        ((ProfileKey("x", "stray"),), "Berta", "Change", "does not hold"),
    ],
)
def test_an_act_that_lacks_something_writes_nothing(store, profiles, to, reason, told):
    with pytest.raises(RuleBroken, match=told):
        custody.hand_over(store, HandOver(0, profiles, "Ana", to, reason, (), "admin", AT), [ONE])
    assert records.hand_overs(store) == []
