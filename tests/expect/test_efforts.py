# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime, time, timedelta

import pytest
from tests.expect.conftest import FIRST

from criterio.expect.efforts import doubts, efforts
from criterio.expect.ledger import score
from criterio.expect.pace import PACES
from criterio.store.ledger import Expectation


def scored(outcome: float, week: int = 12, days: int = 7):
    """Of a week, or of its Monday, on which all that it has was posted."""
    written = datetime.combine(FIRST + timedelta(weeks=10), time(9), UTC)
    due = FIRST + timedelta(weeks=week, days=days - 1)
    levels, quantiles = (0.05, 0.5, 0.95), (5.0, 10.0, 20.0)
    one = Expectation("interactions", "x:a", due, levels, quantiles, "ana", written, number=7, days=days)
    return score(one, outcome)


@pytest.fixture
def stood(facts_of, posts):
    """Two posts a week that get ten; in week 12, eight posts that get twelve; in week 13, two paid ones."""
    many = [post | {"post_key": f"{post['post_key']}-{turn}"} for turn in range(3) for post in posts("x:a", 12, 2.0)]
    paid = [post | {"is_paid": True} for post in posts("x:a", 13, 40.0)]
    facts = facts_of({"x:a": [10.0] * 13}, extra_posts=[*many, *paid])
    return {pace.name: efforts(facts, pace) for pace in PACES.values()}


def test_a_target_met_by_more_posts_that_get_less_each_is_said(stood):
    (told,) = doubts([scored(16.0)], stood)[7]
    assert str(told) == "Met by volume: 8 posts instead of 2, each with no more."


def test_more_posts_whose_interactions_nobody_told_are_not_said_to_get_less(facts_of, posts):
    untold = [post | {"post_key": f"{post['post_key']}-{turn}"} for turn in range(4) for post in posts("x:a", 12, None)]
    facts = facts_of({"x:a": [10.0] * 12}, extra_posts=untold)
    stood = {pace.name: efforts(facts, pace) for pace in PACES.values()}
    assert stood["week"]["x:a"][FIRST + timedelta(weeks=12)] == (8, 0, 0.0, 0)
    assert doubts([scored(16.0)], stood) == {}


def test_a_day_is_held_to_the_same_weekdays_before(stood):
    (told,) = doubts([scored(16.0, days=1)], stood)[7]
    assert str(told) == "Met by volume: 4 posts instead of 1, each with no more."


def test_a_month_is_held_to_the_months_before(stood):
    written = datetime(2025, 3, 10, 9, tzinfo=UTC)
    one = Expectation(
        "interactions", "x:a", date(2025, 3, 31), (0.05, 0.5, 0.95), (5, 10, 20), "ana", written, 7, days=31
    )
    (told,) = doubts([score(one, 60.0)], stood)[7]
    assert str(told) == "Met by volume: 13 posts instead of 8, each with no more."


def test_a_target_met_by_paid_posts_is_said(stood):
    (told,) = doubts([scored(40.0, week=13)], stood)[7]
    assert "paid" in str(told)


def test_what_came_low_raises_no_doubt(stood):
    assert doubts([scored(6.0)], stood) == {}


def test_a_count_whose_definition_changed_in_between_is_said():
    written = datetime(2025, 10, 1, 9, tzinfo=UTC)
    one = Expectation(
        "impressions", "facebook:a", date(2025, 11, 30), (0.05, 0.5, 0.95), (5, 10, 20), "ana", written, 7
    )
    (told,) = doubts([score(one, 15.0)], {})[7]
    assert str(told) == "The platform counted impressions then and views now: the two cannot be compared."
