# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime
from typing import Any

import pytest

from criterio.domain.administration import Administration
from criterio.domain.names import State
from criterio.domain.profile import RegisterEntry
from criterio.register.difference import entries, snapshots
from criterio.register.states import Standing, standings
from criterio.store import facts
from criterio.store.workspace import Store

ON = date(2026, 8, 5)
TOWN = Administration("Villaclara")


def listed(handle: str = "ayto", network: str = "x", **more: Any) -> RegisterEntry:
    return RegisterEntry(ON, "Town", network=network, handle=handle, **more)


def standing(store: Store, on: date = ON) -> Standing:
    (only,) = standings(facts.read(store), TOWN, on)
    return only


@pytest.mark.parametrize(
    ("last", "days", "state"),
    [(date(2026, 5, 7), 90, State.ACTIVE), (date(2026, 5, 6), 91, State.DORMANT), (ON, 0, State.ACTIVE)],
)
def test_a_profile_is_dormant_when_silent_for_more_than_ninety_days(
    store: Store, build: Any, last: date, days: int, state: State
) -> None:
    build.register([listed()])
    build.posts("x:ayto", [date(2026, 1, 1), last])
    found = standing(store)
    assert (found.state, found.days_since_last_post, found.last_post_on) == (state, days, last)


def test_a_repost_is_not_a_sign_of_life(store: Store, build: Any) -> None:
    build.register([listed()])
    build.posts("x:ayto", [ON], is_repost=True)
    assert (standing(store).state, standing(store).days_since_last_post) == (State.UNKNOWN, None)


def test_a_dormant_profile_with_somebody_waiting_is_a_zombie(store: Store, build: Any) -> None:
    build.register([listed(last_post_on=date(2025, 1, 1))])
    build.message("x:ayto", ON, state="open")
    found = standing(store)
    assert (found.state, found.unanswered) == (State.ZOMBIE, 1)
    assert "One message waits for an answer." in [str(issue) for issue in found.issues]


@pytest.mark.parametrize("state", ["respondido", "Tancada", "erantzunda", "oculto"])
def test_a_message_settled_in_any_language_leaves_nobody_waiting(store: Store, build: Any, state: str) -> None:
    build.register([listed(last_post_on=date(2025, 1, 1))])
    build.message("x:ayto", ON, state=state)
    assert standing(store).unanswered == 0


def test_an_answered_message_leaves_nobody_waiting(store: Store, build: Any) -> None:
    build.register([listed(last_post_on=date(2025, 1, 1))])
    build.message("x:ayto", ON, answered_at=datetime(2026, 8, 5, 12))
    assert (standing(store).state, standing(store).unanswered) == (State.DORMANT, 0)


def test_messages_that_do_not_say_what_was_answered_tell_nothing(store: Store, build: Any) -> None:
    build.register([listed(last_post_on=date(2025, 1, 1))])
    build.message("x:ayto", ON)
    assert (standing(store).state, standing(store).unanswered) == (State.DORMANT, None)


def test_a_profile_of_which_nothing_is_known_is_not_active(store: Store, build: Any) -> None:
    build.register([listed()])
    assert standing(store).state is State.UNKNOWN


@pytest.mark.parametrize(("active", "state"), [(True, State.ACTIVE), (False, State.DORMANT)])
def test_the_word_of_a_fresh_register_counts_and_is_said(store: Store, build: Any, active: bool, state: State) -> None:
    build.register([listed(active=active)])
    found = standing(store)
    assert found.state is state
    assert any("by the word of the register of 2026-08-05" in str(issue) for issue in found.issues)
    assert standing(store, date(2027, 8, 5)).state is State.UNKNOWN


@pytest.mark.parametrize("state", [State.CLOSED, State.HIBERNATED, State.PROPOSED, State.GONE])
def test_what_somebody_decided_wins_over_posts(store: Store, build: Any, state: State) -> None:
    build.register([listed(state=state.value)])
    build.posts("x:ayto", [ON])
    assert standing(store).state is state


def test_a_profile_on_a_network_that_shut_down_is_gone(store: Store, build: Any) -> None:
    build.register([listed(network="googleplus", active=True)])
    assert standing(store).state is State.GONE


def test_posts_after_the_day_asked_for_do_not_count(store: Store, build: Any) -> None:
    build.register([listed()])
    build.posts("x:ayto", [date(2026, 1, 1), ON])
    assert standing(store, date(2026, 2, 1)).last_post_on == date(2026, 1, 1)


def test_what_is_missing_in_the_register_is_told(store: Store, build: Any) -> None:
    build.register([listed(owner="Ana", purpose="News", last_post_on=ON)])
    assert [str(issue) for issue in standing(store).issues] == ["No deputy: name who stands in."]


def test_nothing_is_to_be_mended_in_a_profile_that_was_closed(store: Store, build: Any) -> None:
    build.register([listed(state="closed")])
    assert (standing(store).state, standing(store).issues) == (State.CLOSED, ())


def test_a_register_is_read_back_as_it_was_entered(store: Store, build: Any) -> None:
    build.register([listed(active=True, unit_id="L01"), RegisterEntry(ON, "Museum")])
    known = facts.read(store)
    assert snapshots(known) == [ON]
    assert entries(known, ON) == [listed(active=True, unit_id="L01"), RegisterEntry(ON, "Museum")]
