# SPDX-License-Identifier: EUPL-1.2
"""The past week by week: whole weeks only, and no zero where nobody has looked."""

from datetime import date, datetime, timedelta

import pytest

from criterio.measure.trends import Week, trends

MONDAY = date(2026, 3, 2)


def post(key, day, seen, **more):
    at = datetime(2026, 3, day, 12)
    row = {"profile": "x:ayto", "network": "x", "post_key": key, "published_at": at, "day": at.date()}
    return {**row, "observed_at": datetime(2026, 3, seen, 9), **more}


@pytest.mark.parametrize(("on", "weeks"), [(date(2026, 3, 14), 1), (date(2026, 3, 15), 2), (date(2026, 3, 16), 2)])
def test_a_week_is_told_when_it_is_over(take, on, weeks):
    found = take(posts=[post("a", 3, 31, reactions=5), post("b", 10, 31, reactions=7), post("c", 16, 31, reactions=9)])
    told = (Week(MONDAY, 1, 5), Week(MONDAY + timedelta(weeks=1), 1, 7))
    assert trends(found, on)["x:ayto"] == told[:weeks]


def test_weeks_after_the_last_file_are_not_known_and_those_before_it_are_silent(take):
    found = take(posts=[post("a", 3, 16, reactions=5)])
    assert trends(found, date(2026, 4, 30))["x:ayto"] == (
        Week(MONDAY, 1, 5),
        Week(MONDAY + timedelta(weeks=1), 0, 0),
    )
    assert trends(found, date(2026, 4, 30))["all"] == trends(found, date(2026, 4, 30))["x:ayto"]


def test_interactions_of_posts_that_nobody_counted_are_not_known(take):
    found = take(posts=[post("a", 3, 31)])
    assert trends(found, date(2026, 3, 9))["network:x"] == (Week(MONDAY, 1, None),)
