# SPDX-License-Identifier: EUPL-1.2
"""Which months are known, and what their days come to."""

from collections.abc import Callable, Container
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from criterio.expect.months import monthly
from criterio.expect.panel import Panel
from criterio.store.facts import FOLLOWERS, Facts

BEFORE = date(2025, 5, 12)


def series(
    missing: Container[date] = (), metric: str = "calls", first: date = date(2025, 1, 6)
) -> list[dict[str, Any]]:
    """Three a day, on working days."""
    days = [first + timedelta(days=t) for t in range((BEFORE - first).days)]
    open_on = [day for day in days if day.weekday() < 5 and day not in missing]
    return [{"subject": "unit:Desk", "metric": metric, "day": day, "value": 3.0} for day in open_on]


def told(panel: Panel) -> dict[date, float]:
    return {month: float(value) for month, value in zip(panel.opens, panel.values[0], strict=True)}


def test_a_month_is_what_its_working_days_come_to_and_none_is_told_in_part(facts_of: Callable[..., Facts]) -> None:
    months = told(monthly(facts_of(series=series()), "calls", BEFORE))
    assert months == {date(2025, 2, 1): 60.0, date(2025, 3, 1): 63.0, date(2025, 4, 1): 66.0}


def test_one_day_in_ten_may_be_missing_and_more_leave_the_month_unknown(facts_of: Callable[..., Facts]) -> None:
    missing = [date(2025, 3, 3), *(date(2025, 4, day) for day in range(7, 12))]
    months = told(monthly(facts_of(series=series(missing)), "calls", BEFORE))
    assert months[date(2025, 3, 1)] == pytest.approx(63.0)
    assert np.isnan(months[date(2025, 4, 1)])


def test_a_total_is_its_newest_value_of_the_last_days(facts_of: Callable[..., Facts]) -> None:
    rows = [
        {"subject": "x:town", "metric": FOLLOWERS, "day": day, "value": value}
        for day, value in (
            (date(2025, 2, 26), 100.0),
            (date(2025, 2, 27), 110.0),
            (date(2025, 3, 10), 120.0),
            (date(2025, 4, 30), 140.0),
        )
    ]
    months = told(monthly(facts_of(series=rows), FOLLOWERS, BEFORE))
    assert months[date(2025, 4, 1)] == 140.0
    assert np.isnan(months[date(2025, 3, 1)])


def test_where_no_month_is_known_from_its_first_day_there_are_none(facts_of: Callable[..., Facts]) -> None:
    facts = facts_of(series=series(first=date(2025, 5, 5)))
    assert monthly(facts, "visits", BEFORE).opens == ()
    assert monthly(facts, "calls", BEFORE).opens == ()
