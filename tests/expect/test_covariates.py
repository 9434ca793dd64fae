# SPDX-License-Identifier: EUPL-1.2
"""Which days are holidays, bridges and electoral periods, and what they are called."""

from datetime import date, timedelta

import pytest

from criterio.domain.administration import Administration
from criterio.expect.covariates import electoral_period, public_holidays, time_of_year
from criterio.expect.covariates.public_holidays import days_off
from criterio.language.reader import Reader

TOWN = Administration("Villanueva", region="VC", feast_days={"05-15": "San Isidro", "2026-05-18": "Fair"})


def days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=t) for t in range(count)]


def on(covariate, first: date, count: int, administration: Administration = TOWN) -> dict[str, list[date]]:
    """The days on which each named column is."""
    asked = days(first, count)
    return {
        str(column.what): [day for day, dose in zip(asked, column.doses, strict=True) if dose]
        for column in covariate.columns(asked, administration)
        if column.what is not None
    }


def test_holidays_are_those_of_the_country_the_region_and_the_town() -> None:
    found = days_off(TOWN, days(date(2026, 1, 1), 365))
    names = {day: Reader("es").text(name) for day, name in found.items()}
    assert names[date(2026, 4, 3)] == "Viernes Santo"
    assert "Comunitat" in names[date(2026, 10, 9)] or "Comunidad" in names[date(2026, 10, 9)]
    assert names[date(2026, 5, 15)] == "San Isidro"
    assert names[date(2026, 5, 18)] == "Fair"
    assert date(2026, 5, 2) not in found  # a day of Madrid


def test_a_feast_of_one_year_is_not_kept_the_next() -> None:
    found = days_off(TOWN, days(date(2027, 1, 1), 365))
    assert date(2027, 5, 15) in found
    assert date(2027, 5, 18) not in found


def test_nothing_is_a_holiday_where_no_country_and_no_feast_is_declared() -> None:
    assert public_holidays.COVARIATE.columns(days(date(2026, 1, 1), 365), Administration("x", country="")) == ()


@pytest.mark.parametrize(("language", "name"), [("en", "Good Friday"), ("gl", "Viernes Santo")])
def test_a_holiday_is_named_in_the_readers_language_or_the_countrys(language: str, name: str) -> None:
    assert Reader(language).text(days_off(TOWN, [date(2026, 4, 3)])[date(2026, 4, 3)]) == name


def test_a_bridge_is_a_working_day_between_a_holiday_and_another_day_off() -> None:
    bridges = on(public_holidays.COVARIATE, date(2026, 12, 1), 14)["A working day between two days off"]
    assert bridges == [date(2026, 12, 7)]  # a Monday before the Immaculate Conception


def test_the_electoral_period_runs_from_the_call_to_polling_day() -> None:
    town = Administration("x", elections=(date(2027, 5, 23),))
    (column,) = electoral_period.COVARIATE.columns(days(date(2027, 1, 1), 200), town)
    within = [day for day, dose in zip(days(date(2027, 1, 1), 200), column.doses, strict=True) if dose]
    assert (within[0], within[-1], len(within)) == (date(2027, 3, 30), date(2027, 5, 23), 55)


def test_no_polling_day_near_is_no_electoral_period() -> None:
    assert electoral_period.COVARIATE.columns(days(date(2026, 1, 1), 30), TOWN) == ()


def test_the_weeks_of_christmas_go_over_the_new_year() -> None:
    weeks = on(time_of_year.COVARIATE, date(2025, 12, 1), 60)["The weeks of Christmas"]
    assert (weeks[0], weeks[-1], len(weeks)) == (date(2025, 12, 22), date(2026, 1, 6), 16)
