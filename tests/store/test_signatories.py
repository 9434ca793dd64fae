# SPDX-License-Identifier: EUPL-1.2
"""What is written once keeps who did it as they were called then, and the account that stays when the name changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from criterio.domain.administration import Objective
from criterio.domain.governance import Signatory
from criterio.domain.names import Answer, Aspect, State
from criterio.domain.profile import ProfileKey
from criterio.store import models, pilots, publications, registry, said, states
from criterio.store.workspace import Store

KEY = ProfileKey("x", "villaclara")
NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
ANA = Signatory("Ana Riera", "ana@example.org")


def state(store: Store, who: Signatory) -> Signatory:
    registry.see(store, KEY)
    states.record(store, KEY, State.HIBERNATED, who, "August.", NOW)
    return states.history(store, KEY)[-1].who


def network(store: Store, who: Signatory) -> Signatory:
    said.say_fit(store, said.FitWord("x", "emergency", Answer.CAN, "Trained.", who, NOW))
    return said.fit_words(store)[-1].who


def objective(store: Store, who: Signatory) -> Signatory:
    said.say_objective(store, said.ObjectiveWord(Objective("Trust", Aspect.IDEOLOGICAL), None, who, NOW))
    return said.objective_words(store)[-1].who


def publication(store: Store, who: Signatory) -> Signatory:
    decision = models.Decision(subject=str(KEY), mode="keep", signed_by="Ana", at=NOW)
    decision.save(using=store.alias)
    publications.say_publication(store, publications.Word(decision.pk, False, "It names a neighbour.", who, NOW))
    return publications.words(store)[-1].who


def pilot(store: Store, who: Signatory) -> Signatory:
    one = replace(pilots.Pilot("Messages"), decided_by=who.name, account=who.account)
    return pilots.write_pilot(store, one, NOW).signatory


@pytest.mark.parametrize("write", [state, network, objective, publication, pilot])
@pytest.mark.parametrize("who", [ANA, Signatory("Ana, whose account nobody kept")])
def test_a_record_keeps_the_name_and_the_account_and_is_read_without_one(
    store: Store, write: Callable[[Store, Signatory], Signatory], who: Signatory
) -> None:
    assert write(store, who) == who


@pytest.mark.parametrize(
    ("who", "told"),
    [
        (ANA, "Ana Riera (ana@example.org)"),
        (Signatory("Ana"), "Ana"),
        (Signatory("a@b.org", "a@b.org"), "a@b.org"),
    ],
)
def test_an_account_is_told_where_it_says_more_than_the_name(who: Signatory, told: str) -> None:
    assert who.in_full == told
