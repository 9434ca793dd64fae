# SPDX-License-Identifier: EUPL-1.2
"""What was expected of a day and of its week, held to what came."""

from datetime import UTC, datetime, time, timedelta

from tests.expect.conftest import FIRST, facts_of, posts  # noqa: F401  # fixtures are found by their names here

from criterio.domain.administration import Administration
from criterio.expect import outlook
from criterio.expect.run import expect_all
from criterio.store.ledger import Expectation
from criterio.wiring.expected import look_back


def test_a_day_and_its_week_are_scored_each_by_what_came_in_it(facts_of):  # noqa: F811
    facts = facts_of({"x:a": [10.0] * 14, "x:b": [20.0] * 14})
    monday = FIRST + timedelta(weeks=12)
    written = datetime.combine(monday - timedelta(days=3), time(9), UTC)

    def expected(due, days, number):
        levels, quantiles = (0.05, 0.5, 0.95), (2.0, 5.0, 20.0)
        return Expectation("interactions", "x:a", due, levels, quantiles, "Ana", written, number, days=days)

    asked = [
        expected(monday, 1, 1),
        expected(monday + timedelta(days=6), 7, 2),
        expected(monday + timedelta(days=1), 1, 3),
    ]
    found = look_back(facts, Administration("V", country=""), FIRST + timedelta(weeks=14), asked)
    assert {score.expectation.number: score.outcome for score in found.scores} == {1: 5.0, 2: 10.0, 3: 0.0}


def test_how_interactions_move_with_posts_stands_on_what_was_learnt_of_them_to_look_ahead(facts_of, monkeypatch):  # noqa: F811
    facts, town = facts_of({"x:a": [10.0] * 14, "x:b": [20.0] * 14}), Administration("V", country="")
    on = FIRST + timedelta(weeks=14)
    learnt, ahead = [], expect_all(facts, town, on)
    learn = outlook.learn
    monkeypatch.setattr(outlook, "learn", lambda panel, *more: learnt.append(panel.shape) or learn(panel, *more))
    assert look_back(facts, town, on, []).posting is None
    without = len(learnt)
    posting = look_back(facts, town, on, [], ahead).posting
    assert (set(posting.usual), len(learnt)) == ({"x:a", "x:b"}, 2 * without)
