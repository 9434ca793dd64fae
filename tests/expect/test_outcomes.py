# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from tests.expect.conftest import FIRST

from criterio.domain.administration import Administration
from criterio.expect.outcomes import outcomes
from criterio.expect.pace import MONTHS
from criterio.expect.run import expect

ON = FIRST + timedelta(weeks=20)


def sunday(week: int) -> date:
    return FIRST + timedelta(weeks=week, days=6)


def test_a_unit_and_the_whole_are_the_sums_of_their_profiles(facts_of):
    facts = facts_of({"x:a": [10.0] * 20, "x:b": [5.0] * 20}, units={"x:a": "Culture", "x:b": "Sport"})
    came = outcomes(facts, ["interactions"], ON)
    told = [came["interactions", subject, sunday(10)] for subject in ("x:a", "x:b", "unit:Culture", "all")]
    assert told == [10.0, 5.0, 10.0, 15.0]


def test_a_profile_whose_file_ends_leaves_the_sum_unknown_not_smaller(facts_of):
    facts = facts_of({"x:a": [10.0] * 20, "x:b": [5.0] * 18}, units={"x:a": "Culture", "x:b": "Culture"})
    came = outcomes(facts, ["interactions"], ON)
    assert ("interactions", "all", sunday(19)) not in came
    assert came["interactions", "x:a", sunday(19)] == 10.0


def test_a_profile_that_ended_long_ago_is_no_part_of_the_sum(facts_of):
    facts = facts_of({"x:a": [10.0] * 20, "x:b": [5.0] * 8}, units={"x:a": "Culture", "x:b": "Culture"})
    assert outcomes(facts, ["interactions"], ON)["interactions", "all", sunday(19)] == 10.0


def test_a_profile_counted_now_and_then_is_in_no_sum_neither_expected_nor_come(facts_of):
    now_and_then = [300.0 if week % 5 == 0 else None for week in range(40)]
    facts = facts_of(followers={"x:a": [10.0] * 40, "x:b": now_and_then}, units={"x:a": "Culture", "x:b": "Culture"})
    came = outcomes(facts, ["followers"], FIRST + timedelta(weeks=40))
    assert {came["followers", "all", sunday(week)] for week in range(20, 40)} == {10.0}
    administration = Administration(name="Villaclara")
    forecasts = expect(facts, administration, FIRST + timedelta(weeks=40), 2, ["followers"])
    middles = [one.quantiles[4] for one in forecasts if one.subject == "all"]
    assert middles == pytest.approx([10.0, 10.0], rel=0.1)


def test_the_months_of_a_unit_are_those_of_its_profiles_by_their_last_day(facts_of):
    facts = facts_of({"x:a": [10.0] * 20, "x:b": [4.0] * 20}, units={"x:a": "Culture", "x:b": "Culture"})
    came = outcomes(facts, ["interactions"], ON, MONTHS)
    told = {due: value for (_, subject, due), value in came.items() if subject == "unit:Culture"}
    assert told == {date(2025, 3, 31): 70.0, date(2025, 4, 30): 56.0}
