# SPDX-License-Identifier: EUPL-1.2
"""What people plan to post takes the place of what is declared, from the day on which they say so."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from criterio.domain.administration import Administration
from criterio.plan.said import as_said, planned_posts
from criterio.store import ledger, said
from criterio.store.folder import DECLARATION
from criterio.store.said import PostsWord
from criterio.store.workspace import Store

DECLARED = Administration("Villanueva", planned_posts={"x:town": 5.0, "x:police": 2.0})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / DECLARATION).touch()
    return Store(tmp_path)


def plan(store: Store, posts: float | None, day: int) -> None:
    said.say_posts(store, PostsWord("x:town", posts, "Ana", datetime(2026, 3, day, 9, tzinfo=UTC)))


def test_the_newest_plan_of_a_profile_counts_and_the_others_stay_declared(store: Store) -> None:
    plan(store, 8.0, 2)
    plan(store, 12.5, 3)
    assert as_said(store, DECLARED).planned_posts == {"x:police": 2.0, "x:town": 12.5}


def test_as_usual_again_takes_back_what_was_said_and_what_was_declared(store: Store) -> None:
    plan(store, 8.0, 2)
    plan(store, None, 3)
    assert as_said(store, DECLARED).planned_posts == {"x:police": 2.0}
    assert [word.posts for word in said.posts_words(store)] == [8.0, None]


def test_a_plan_moves_nothing_before_it_was_made(store: Store) -> None:
    plan(store, 8.0, 9)
    assert planned_posts(store, DECLARED, date(2026, 3, 9)) == DECLARED.planned_posts
    assert planned_posts(store, DECLARED, date(2026, 3, 10))["x:town"] == 8.0


def test_a_plan_is_news_to_what_was_worked_out(store: Store) -> None:
    before = ledger.newest(store)
    plan(store, 8.0, 2)
    assert ledger.newest(store) != before
