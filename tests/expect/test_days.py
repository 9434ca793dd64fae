# SPDX-License-Identifier: EUPL-1.2
"""Which days are known, which are zeros, and which are neither."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from criterio.expect.days import daily, like, published
from criterio.expect.pace import DAYS, MONTHS, WEEKS
from criterio.store.facts import Facts

FIRST = date(2025, 1, 6)  # a Monday, on which conftest begins
Posts = Callable[..., list[dict[str, Any]]]


def row(facts: Facts, subject: str, before: date, metric: str = "interactions") -> np.ndarray:
    panel = daily(facts, metric, before)
    return panel.values[panel.subjects.index(subject)]


def test_days_without_posts_are_zeros_until_the_networks_last_day(facts_of: Callable[..., Facts]) -> None:
    facts = facts_of({"x:often": [10.0] * 6, "x:seldom": [10.0] * 4})
    seldom = row(facts, "x:seldom", FIRST + timedelta(weeks=6))
    assert list(seldom[:7]) == [5, 0, 0, 0, 0, 5, 0]
    assert list(seldom[28:41]) == [0.0] * 13  # up to the Saturday on which the network ends
    assert np.isnan(seldom[41])


def test_a_profile_that_was_left_is_not_known_to_be_silent(facts_of: Callable[..., Facts]) -> None:
    left = row(facts_of({"x:often": [10.0] * 12, "x:left": [10.0] * 4}), "x:left", FIRST + timedelta(weeks=12))
    assert np.isfinite(left[:27]).all()
    assert np.isnan(left[28:]).all()


def test_before_its_first_post_nothing_is_known_of_a_profile(facts_of: Callable[..., Facts]) -> None:
    late = row(
        facts_of({"x:often": [10.0] * 6, "x:late": [None, None, *[8.0] * 4]}), "x:late", FIRST + timedelta(weeks=6)
    )
    assert np.isnan(late[:14]).all()
    assert late[14] == 4


def test_a_day_whose_posts_have_no_counts_is_not_known(facts_of: Callable[..., Facts], posts: Posts) -> None:
    facts = facts_of({"x:town": [10.0, 10.0, None, 10.0]}, extra_posts=posts("x:town", 2, None))
    assert np.isnan(row(facts, "x:town", FIRST + timedelta(weeks=4))[[14, 19]]).all()


def test_a_series_is_what_was_written_down_and_nothing_between(facts_of: Callable[..., Facts]) -> None:
    calls = [
        {"subject": "unit:A", "metric": "calls", "day": FIRST + timedelta(days=t), "value": 3.0} for t in (0, 1, 4)
    ]
    told = row(facts_of(series=calls), "unit:A", FIRST + timedelta(days=6), "calls")
    assert list(np.flatnonzero(np.isfinite(told))) == [0, 1, 4]


def test_posts_are_counted_by_day_from_the_first_on(facts_of: Callable[..., Facts]) -> None:
    facts = facts_of({"x:town": [10.0] * 3, "x:late": [None, 10.0, 10.0]})
    panel = daily(facts, "interactions", FIRST + timedelta(weeks=3))
    town, late, nobody = published(facts, panel, ("x:town", "x:late", "x:nobody"))
    assert list(town[:7]) == [1, 0, 0, 0, 0, 1, 0]
    assert np.isnan(late[:7]).all()
    assert late[7] == 1
    assert np.isnan(nobody).all()


def test_an_unknown_subject_has_a_row_of_nothing(facts_of: Callable[..., Facts]) -> None:
    panel = daily(facts_of({"x:town": [10.0] * 3}), "interactions", FIRST + timedelta(weeks=3))
    known, unknown = like(panel, ("x:town", "x:nobody"))
    assert np.isfinite(known[:6]).all()
    assert np.isnan(unknown).all()


def test_an_empty_workspace_has_no_days(facts_of: Callable[..., Facts]) -> None:
    assert daily(facts_of(), "interactions", FIRST).opens == ()


def test_what_was_read_is_not_asked_for_again(facts_of: Callable[..., Facts], monkeypatch: pytest.MonkeyPatch) -> None:
    facts, before, asked = facts_of({"x:town": [10.0] * 6}), FIRST + timedelta(weeks=6), []
    ask = Facts.arrow
    monkeypatch.setattr(Facts, "arrow", lambda self, table: asked.append(table) or ask(self, table))
    read = [pace.read(facts, "interactions", before) for pace in (WEEKS, DAYS, MONTHS)]
    first = len(asked)
    again = [pace.read(facts, "interactions", before) for pace in (WEEKS, DAYS, MONTHS)]
    assert (first, len(asked)) == (3, 3)  # weeks, days, and until when files looked
    assert all(one.subjects == other.subjects for one, other in zip(read, again, strict=True))


def test_nobody_can_write_in_what_everybody_reads(facts_of: Callable[..., Facts]) -> None:
    days = daily(facts_of({"x:town": [10.0] * 6}), "interactions", FIRST + timedelta(weeks=6))
    with pytest.raises(ValueError, match="read-only"):
        days.values[0, 0] = 1.0
