# SPDX-License-Identifier: EUPL-1.2
"""Forecasts from a real workspace: who gets one, what it stands on, and what it says of what is not known."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from tests.expect.conftest import built, two_posts

from criterio.domain.administration import Administration
from criterio.domain.forecast import QUANTILES, Forecast
from criterio.expect.pace import DAYS
from criterio.expect.run import Ahead, expect, expect_all
from criterio.store.facts import Facts

FIRST = date(2025, 1, 6)  # the Monday on which conftest begins
TOWN = Administration("Villanueva")
NOW = FIRST + timedelta(weeks=40, days=2)
MEDIAN = QUANTILES.index(0.5)


@pytest.fixture(scope="module")
def counts() -> dict[str, list[float | None]]:
    rng = np.random.default_rng(3)
    return {f"x:town{i}": [float(n) for n in rng.poisson(40 * (i + 1), 40)] for i in range(12)}


STRANGE: dict[str, list[float | None]] = {
    "x:new": [None] * 35 + [50.0] * 5,
    "x:asleep": [30.0] * 13,
    "x:sparse": [40.0 if week % 2 == 0 else None for week in range(39)],
    "x:stopped": [40.0] * 36,
    "x:gap": [60.0] * 20 + [None, None] + [60.0] * 18,
}
"""Profiles with a history of their own kind, beside the steady ones."""


@pytest.fixture(scope="module")
def ahead(tmp_path_factory: pytest.TempPathFactory, counts: dict[str, list[float | None]]) -> Ahead:
    """What is looked ahead once of a town that has the steady, the strange, and one whose network tells no counts."""
    unread = [row for week in (20, 21) for row in two_posts("x:gap", week, None)]
    untold = [row for week in range(0, 40, 5) for row in two_posts("telegram:town", week, None)]
    reposts = [row for week in range(40) for row in two_posts("x:town0", week, 100_000, is_repost=True)]
    fresh = two_posts("x:town1", 39, 0, observed_at=None)
    fresh = [{**row, "post_key": f"late{i}", "observed_at": row["published_at"]} for i, row in enumerate(fresh)]
    known = built(
        tmp_path_factory.mktemp("ahead"),
        {**counts, **STRANGE},
        {"x:town0": "Culture", "x:town1": "Culture", "x:town2": "Police"},
        [*unread, *untold, *reposts, *fresh],
    )
    return expect_all(known, TOWN, NOW, ("interactions",), 4, 14)


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory, counts: dict[str, list[float | None]]) -> Ahead:
    """Of the steady profiles, all of one unit, without holidays: one to come would make a month less sure."""
    known = built(tmp_path_factory.mktemp("nowhere"), counts, dict.fromkeys(counts, "All"))
    return expect_all(known, Administration("Villanueva", country=""), date(2025, 10, 13), ("interactions",))


def of(made: list[Forecast], subject: str, metric: str = "interactions") -> list[Forecast]:
    return [forecast for forecast in made if (forecast.subject, forecast.metric) == (subject, metric)]


def test_every_living_profile_its_unit_and_the_whole_get_each_coming_week(
    ahead: Ahead, counts: dict[str, list[float | None]]
) -> None:
    living = {*counts, *STRANGE} - {"x:asleep"}
    assert {f.subject for f in ahead.weeks} == {*living, "unit:Culture", "unit:Police", "all"}
    assert [f.week for f in of(ahead.weeks, "all")] == [date(2025, 10, 13) + timedelta(weeks=h) for h in range(4)]
    assert [f.horizon for f in of(ahead.weeks, "x:town0")] == [1, 2, 3, 4]
    assert {f.basis for f in ahead.weeks if f.subject != "x:new"} == {"own"}
    for f in ahead.weeks:
        assert list(f.quantiles) == sorted(f.quantiles)
        assert f.quantiles[0] >= 0


@pytest.mark.parametrize("pace", ["weeks", "days", "months"])
def test_what_is_expected_of_counts_is_whole_of_a_profile_a_unit_and_all_of_them(ahead: Ahead, pace: str) -> None:
    made = getattr(ahead, pace)
    assert {"x:town0", "unit:Culture", "all"} <= {f.subject for f in made}
    assert all(quantile.is_integer() for f in made for quantile in f.quantiles)


def test_the_range_of_a_sum_is_narrower_than_the_sum_of_the_ranges(ahead: Ahead) -> None:
    first = [f for f in ahead.weeks if f.horizon == 1]
    parts = [f.quantiles for f in first if ":" in f.subject and not f.subject.startswith("unit:")]
    low, high = sum(part[1] for part in parts), sum(part[-2] for part in parts)
    (whole,) = (f.quantiles for f in first if f.subject == "all")
    assert whole[-2] - whole[1] < 0.7 * (high - low)


def test_five_weeks_of_history_get_the_range_of_the_peers_and_say_so(ahead: Ahead) -> None:
    first = of(ahead.weeks, "x:new")[0]
    assert (first.basis, first.weeks_of_history) == ("peers", 5)
    assert str(first.notes[0]) == "Only 5 weeks are known: this is the range of the peers, scaled to the profile."
    assert first.quantiles[0] < 50 < first.quantiles[-1]
    assert "1 of them has a short history: its part is the range of its peers." in [
        str(note) for note in of(ahead.weeks, "all")[0].notes
    ]


def test_a_profile_silent_for_more_than_half_a_year_gets_no_forecast(ahead: Ahead) -> None:
    assert "x:asleep" not in {f.subject for f in ahead.weeks}
    assert str(of(ahead.weeks, "all")[0].notes[0]) == "Sum of 16 profiles."


def test_silent_weeks_between_posts_are_zeros_and_weeks_after_the_last_are_not_known(ahead: Ahead) -> None:
    assert of(ahead.weeks, "x:sparse")[0].weeks_of_history == 39
    assert of(ahead.weeks, "x:sparse")[0].quantiles[1] < 15
    late = of(ahead.weeks, "x:stopped")[0]
    assert late.weeks_of_history == 36
    assert late.quantiles[MEDIAN] == pytest.approx(40, rel=0.1)
    assert [str(note) for note in late.notes] == [
        "Nothing is known of the last 4 weeks: import newer exports to narrow the range."
    ]


def test_reposts_never_enter_what_is_expected(ahead: Ahead) -> None:
    assert of(ahead.weeks, "x:town0")[0].quantiles[-1] < 100


def test_a_week_whose_counts_are_not_known_is_left_out_and_not_taken_for_zero(ahead: Ahead) -> None:
    first = of(ahead.weeks, "x:gap")[0]
    assert first.weeks_of_history == 38
    assert first.quantiles[MEDIAN] == pytest.approx(60, rel=0.1)
    assert [str(note) for note in first.notes] == [
        "2 weeks in between are not known. They were left out, not counted as zero."
    ]


def test_a_last_week_counted_too_early_is_left_out(ahead: Ahead) -> None:
    assert of(ahead.weeks, "x:town1")[0].weeks_of_history == 39
    assert of(ahead.weeks, "x:town0")[0].weeks_of_history == 40


@pytest.mark.parametrize("pace", ["weeks", "days"])
def test_where_a_network_tells_no_counts_silence_is_not_taken_for_zero(ahead: Ahead, pace: str) -> None:
    made = getattr(ahead, pace)
    assert {one.basis for one in of(made, "x:town2")} == {"own"}
    assert of(made, "telegram:town") == []


def test_the_middle_of_a_steady_profile_is_its_level_and_the_unit_is_the_sum(nowhere: Ahead) -> None:
    made = nowhere.weeks
    assert of(made, "x:town4")[0].quantiles[MEDIAN] == pytest.approx(200, rel=0.08)
    assert of(made, "unit:All")[0].quantiles[MEDIAN] == pytest.approx(40 * sum(range(1, 13)), rel=0.05)
    assert [f.quantiles for f in of(made, "unit:All")] == [f.quantiles for f in of(made, "all")]


def test_the_week_that_is_not_over_is_not_history(
    facts_of: Callable[..., Facts], counts: dict[str, list[float | None]]
) -> None:
    made = expect(facts_of(counts), TOWN, FIRST + timedelta(weeks=30, days=3))
    assert of(made, "x:town0")[0].weeks_of_history == 30
    assert of(made, "x:town0")[0].week == FIRST + timedelta(weeks=30)


def test_followers_go_on_from_where_they_are(facts_of: Callable[..., Facts]) -> None:
    rng = np.random.default_rng(1)
    totals = {f"x:f{i}": [float(n) for n in 1000 * (i + 1) + np.cumsum(rng.poisson(5, 40))] for i in range(10)}
    made = expect(facts_of(followers=totals), TOWN, NOW, metrics=["followers"])
    first, last = of(made, "x:f3", "followers")[0], of(made, "x:f3", "followers")[-1]
    now = totals["x:f3"][-1]
    assert now * 0.995 < first.quantiles[MEDIAN] < now * 1.01
    assert now < last.quantiles[MEDIAN] < now * 1.03
    assert of(made, "all", "followers")[0].quantiles[MEDIAN] == pytest.approx(sum(t[-1] for t in totals.values()), 0.01)


@pytest.mark.parametrize("weekday", [0, 4, 6])
def test_an_outcome_told_once_a_week_is_expected_by_week_and_never_by_day(
    facts_of: Callable[..., Facts], weekday: int
) -> None:
    days = [FIRST + timedelta(weeks=n, days=weekday) for n in range(60)]
    rows = [
        {"subject": "all", "metric": "calls", "day": day, "value": 200.0 + n % 5, "dimension": ""}
        for n, day in enumerate(days)
    ]
    known, on = facts_of(series=rows), FIRST + timedelta(weeks=60)
    ahead = [one for one in expect(known, TOWN, on, metrics=["calls"]) if one.subject == "all"]
    assert all(195 < one.quantiles[len(one.quantiles) // 2] < 210 for one in ahead)
    assert len(ahead) > 1
    assert expect(known, TOWN, on, 14, ("calls",), DAYS) == []


def test_a_daily_series_adds_up_to_weeks_and_breakdowns_do_not_count_twice(facts_of: Callable[..., Facts]) -> None:
    days = [FIRST + timedelta(days=d) for d in range(40 * 7)]
    rows = [
        {"subject": f"unit:U{u}", "metric": "appointments", "dimension": dimension, "day": day, "value": 10.0 + u}
        for u in range(6)
        for dimension in ("", "web")
        for day in days
    ]
    made = expect(facts_of(series=rows), TOWN, NOW, metrics=["appointments"])
    assert {f.subject for f in made} == {f"unit:U{u}" for u in range(6)}
    assert of(made, "unit:U2", "appointments")[0].quantiles[MEDIAN] == pytest.approx(84, rel=0.01)


def test_the_week_of_a_desk_that_is_closed_at_weekends_is_not_scaled_up_to_seven_days(
    facts_of: Callable[..., Facts],
) -> None:
    days = [day for d in range(40 * 7) if (day := FIRST + timedelta(days=d)).weekday() < 5]
    rows = [{"subject": "unit:Desk", "metric": "calls", "day": day, "value": 10.0} for day in days]
    made = expect(facts_of(series=rows), TOWN, NOW, metrics=["calls"])
    assert of(made, "unit:Desk", "calls")[0].quantiles[MEDIAN] == pytest.approx(50, rel=0.02)


def test_an_empty_workspace_expects_nothing(facts_of: Callable[..., Facts]) -> None:
    assert expect(facts_of(), TOWN, NOW) == []


FAIRS = (4, 11, 18, 25, 32, 42)  # weeks whose Monday is a feast of the town, the last of them to come


def with_fairs(counts: dict[str, list[float | None]], posts: Callable[..., list[dict[str, Any]]]) -> dict[str, Any]:
    """The same profiles, which publish nothing on the Mondays of fairs."""
    weeks = {p: [None if w in FAIRS else n for w, n in enumerate(told)] for p, told in counts.items()}
    saturdays = [posts(p, week, told[week])[1] for p, told in counts.items() for week in FAIRS[:-1]]
    return {"interactions": weeks, "extra_posts": saturdays}


def test_a_feast_to_come_lowers_its_week_and_says_by_how_much(
    facts_of: Callable[..., Facts],
    counts: dict[str, list[float | None]],
    posts: Callable[..., list[dict[str, Any]]],
) -> None:
    town = Administration(
        "Villanueva", country="", feast_days={(FIRST + timedelta(weeks=week)).isoformat(): "Fair" for week in FAIRS}
    )
    made = expect(facts_of(**with_fairs(counts, posts)), town, NOW, 4)
    before, fair = of(made, "x:town4")[1:3]
    assert fair.week == FIRST + timedelta(weeks=42)
    assert 0.4 < fair.quantiles[MEDIAN] / before.quantiles[MEDIAN] < 0.75  # half of it, drawn to one
    assert before.factors == ()
    (factor,) = fair.factors
    assert factor.high < 1
    assert str(factor.sentence).startswith("Fair: about ")
    assert [one.name for one in of(made, "all")[2].factors] == ["public_holidays"]


def test_without_a_calendar_nothing_is_known_beforehand(nowhere: Ahead) -> None:
    assert {one.factors for one in (*nowhere.weeks, *nowhere.days, *nowhere.months)} == {()}


def test_followers_are_a_total_that_no_day_brings(
    facts_of: Callable[..., Facts], counts: dict[str, list[float | None]]
) -> None:
    totals = {name: [1000.0 + 5 * week for week in range(40)] for name in counts}
    made = expect(facts_of(counts, followers=totals), TOWN, date(2025, 10, 6), 6)
    assert {one.factors for one in made if one.metric == "followers"} == {()}


def by_day(days: int, seed: int = 4) -> list[dict[str, Any]]:
    """Daily requests of ten desks that open from Monday to Friday, busiest on Mondays."""
    rng = np.random.default_rng(seed)
    calendar = [FIRST + timedelta(days=t) for t in range(days)]
    return [
        {
            "subject": f"unit:Desk {i}",
            "metric": "calls",
            "day": day,
            "value": float(rng.poisson(30 + 20 * (day.weekday() == 0))),
        }
        for i in range(10)
        for day in calendar
        if day.weekday() < 5
    ]


def test_days_have_the_shape_of_their_week_and_none_where_the_desk_is_closed(facts_of: Callable[..., Facts]) -> None:
    made = expect(facts_of(series=by_day(200)), TOWN, FIRST + timedelta(days=200), 14, ("calls",), DAYS)
    one = {forecast.week: forecast.quantiles[MEDIAN] for forecast in of(made, "unit:Desk 3", "calls")}
    assert len(one) == 10
    assert all(day.weekday() < 5 for day in one)
    mondays = [value for day, value in one.items() if day.weekday() == 0]
    others = [value for day, value in one.items() if day.weekday() != 0]
    assert np.mean(mondays) == pytest.approx(50, rel=0.12)
    assert np.mean(others) == pytest.approx(30, rel=0.12)
    assert {forecast.days for forecast in made} == {1}


def test_a_holiday_on_which_nobody_ever_counted_has_no_day_and_does_not_widen_its_week(
    facts_of: Callable[..., Facts],
) -> None:
    closed = {FIRST + timedelta(days=day) for day in (30, 65, 100, 135)}
    town = Administration(
        "Villanueva", country="", feast_days={day.isoformat(): "Fair" for day in {*closed, FIRST + timedelta(days=204)}}
    )
    facts = facts_of(series=[row for row in by_day(200) if row["day"] not in closed])
    made = expect(facts, town, FIRST + timedelta(days=200), 14, ("calls",), DAYS)
    assert FIRST + timedelta(days=204) not in {one.week for one in made}
    assert {one.factors for one in expect(facts, town, FIRST + timedelta(days=200), 4, ("calls",))} == {()}


def test_the_days_of_a_unit_are_those_of_its_profiles(nowhere: Ahead) -> None:
    made = nowhere.days
    whole, unit = of(made, "all"), of(made, "unit:All")
    assert [one.quantiles for one in whole] == [one.quantiles for one in unit]
    monday, tuesday = whole[0].quantiles[MEDIAN], whole[1].quantiles[MEDIAN]
    assert monday == pytest.approx(20 * sum(range(1, 13)), rel=0.15)  # half of a week's, which the fixture posts then
    assert tuesday < 0.05 * monday
    assert of(made, "x:town4")[0].weeks_of_history == 40


def test_the_month_in_course_and_the_next_are_told_of_each_profile_and_of_their_sum(
    nowhere: Ahead, counts: dict[str, list[float | None]]
) -> None:
    made = nowhere.months
    october, november = of(made, "all")
    assert (october.week, october.days, november.week, november.days) == (date(2025, 10, 1), 31, date(2025, 11, 1), 30)
    a_week = 40 * sum(range(1, 13))
    assert november.quantiles[MEDIAN] == pytest.approx(30 / 7 * a_week, rel=0.08)
    assert of(made, "x:town4")[1].quantiles[MEDIAN] == pytest.approx(30 / 7 * 200, rel=0.12)
    came = sum(values[-1] or 0 for values in counts.values())  # its only whole week that is over
    assert october.quantiles[0] > came
    assert october.quantiles[MEDIAN] == pytest.approx(31 / 7 * a_week, rel=0.12)
    widths = [one.quantiles[7] - one.quantiles[1] for one in (october, november)]
    assert widths[0] < 0.85 * widths[1]
