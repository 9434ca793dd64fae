# SPDX-License-Identifier: EUPL-1.2
"""What the data say of an indicator: by week, over the weeks that are known, of one unit or of all."""

from datetime import date, timedelta

import pytest

from criterio.domain.administration import Administration
from criterio.domain.estimate import Window
from criterio.plan.observed import observed

MONDAY = date(2026, 9, 7)
TOWN = Administration("Villaclara")


@pytest.fixture
def known(take):
    """Calls on working days: ten a day in four weeks of Care, twenty in the four before; Sport calls five a day."""
    rows = [("Care", MONDAY + timedelta(days=n), 10.0 if n >= 0 else 20.0) for n in range(-28, 28)]
    rows += [("Sport", MONDAY + timedelta(days=n), 5.0) for n in range(28)]
    told = [(unit, day, value) for unit, day, value in rows if day.weekday() < 5]
    return take(
        series=[
            {"subject": f"unit:{u}", "metric": "llamadas", "dimension": "", "day": d, "value": v} for u, d, v in told
        ]
    )


def seen(known, unit="Care", start=MONDAY, days=28):
    return observed(known, TOWN, "llamadas", unit, Window(start, start + timedelta(days=days - 1)))


def test_an_outcome_is_told_by_week_beside_as_many_days_before(known):
    found = seen(known)
    assert (found.value, found.before, found.is_weekly) == (50.0, 100.0, True)


def test_without_unit_it_is_of_all(known):
    assert seen(known, "").value == 75.0


def test_weeks_of_which_nobody_told_are_not_weeks_of_zero(known):
    assert seen(known, "Sport", MONDAY, 56).value == 25.0


def test_what_the_data_do_not_tell_is_not_known(known):
    assert seen(known, "Nowhere") is None
    assert observed(known, TOWN, "smiles", "Care", Window(MONDAY, MONDAY)) is None


def test_what_is_told_of_all_stands_before_the_sum_of_units(take):
    told = [("all", 0, 203.0), ("all", 7, 217.0), ("unit:Care", 0, 90.0), ("unit:Care", 7, 90.0)]
    known = take(
        series=[
            {"subject": s, "metric": "llamadas", "dimension": "", "day": MONDAY + timedelta(days=n), "value": v}
            for s, n, v in told
        ]
    )
    assert seen(known, "", days=14).value == 210.0
    assert seen(known, "Care", days=14).value == 90.0
