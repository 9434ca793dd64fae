# SPDX-License-Identifier: EUPL-1.2
"""Silence is known as far as somebody looked: until a later post, or the end of the period in a file's name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from criterio.expect.covered import covered, silent_until
from criterio.expect.days import daily
from criterio.expect.panel import weekly
from criterio.store.facts import Facts

FIRST = date(2025, 1, 6)  # a Monday, on which conftest begins
WHO = "x:seldom"
Build = Callable[..., Facts]
Posts = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def town(facts_of: Build) -> Build:
    """Somebody who posts in each of 12 weeks, and one whose last post is of the Saturday of the fourth."""
    return lambda **more: facts_of({"x:often": [10.0] * 12, WHO: [10.0] * 4}, **more)


def until(facts: Facts, end: date) -> Facts:
    """The same, out of a file whose name tells that it was asked for until a day."""
    return replace(facts, sources=dict.fromkeys(facts.sources, f"content_{FIRST}_{end}.csv"))


def weeks(facts: Facts, on: date) -> list[float | None]:
    panel = weekly(facts, "interactions", on)
    return [None if np.isnan(one) else one for one in panel.values[panel.subjects.index(WHO)]]


def after(count: int, days: int = 0) -> date:
    return FIRST + timedelta(weeks=count, days=days)


def test_a_file_that_says_no_period_tells_of_no_silence_after_its_last_post(town: Build) -> None:
    assert weeks(town(), after(12)) == [10.0] * 4 + [None] * 8


def test_the_period_in_its_name_tells_of_whole_weeks_of_silence(town: Build) -> None:
    facts = town()
    assert weeks(until(facts, after(6, days=2)), after(12)) == [10.0] * 4 + [0.0] * 2 + [None] * 6
    assert weeks(until(facts, after(6, days=6)), after(12)) == [10.0] * 4 + [0.0] * 3 + [None] * 5


def test_after_four_weeks_a_profile_is_left_and_not_silent(town: Build) -> None:
    assert weeks(until(town(), after(12)), after(12)) == [10.0] * 4 + [0.0] * 3 + [None] * 5


def test_a_post_in_the_week_in_course_tells_that_the_weeks_before_were_silent(town: Build, posts: Posts) -> None:
    facts = town(extra_posts=posts(WHO, 9, 7.0))
    assert weeks(facts, after(9)) == [10.0] * 4 + [None] * 5
    assert weeks(facts, after(9, days=2)) == [10.0] * 4 + [0.0] * 5
    assert weeks(facts, after(10)) == [10.0] * 4 + [0.0] * 5 + [7.0]


def test_no_file_looks_beyond_the_day_before_it_was_made_nor_beyond_the_day_asked_for(town: Build) -> None:
    facts, made = until(town(), after(12)), datetime.combine(after(6), datetime.min.time())
    early = replace(facts, posts=facts.posts.mutate(observed_at=made))
    assert covered(early, after(12))[WHO] == after(6) - timedelta(days=1)
    assert covered(facts, after(5))[WHO] == after(5) - timedelta(days=1)


def test_days_are_silent_until_then_too(town: Build) -> None:
    """Their network ends weeks later: too late to tell of it."""
    facts = town()
    for told, known in ((facts, 27), (until(facts, after(5)), 36)):
        panel = daily(told, "interactions", after(12))
        values = panel.values[panel.subjects.index(WHO)]
        assert list(np.flatnonzero(np.isfinite(values))) == list(range(known))


def test_a_last_post_after_the_period_is_known_all_the_same() -> None:
    posted = [(WHO, FIRST), (WHO, after(1))]
    assert silent_until(posted, {WHO: FIRST}) == {WHO: after(1)}
    assert silent_until(posted, {}) == {WHO: after(1)}
    assert silent_until(posted, {WHO: after(9)}) == {WHO: after(5)}
