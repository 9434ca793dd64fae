# SPDX-License-Identifier: EUPL-1.2
"""What campaigns returned, from what a workspace knows."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pytest

from criterio.attribute.run import attribute
from criterio.attribute.words import beside
from criterio.domain.administration import Administration, Campaign
from criterio.domain.names import Grade
from criterio.store import facts, tables

BEGIN, WEEKS = date(2025, 1, 6), 60
ON = BEGIN + timedelta(weeks=WEEKS) - timedelta(days=1)
START = BEGIN + timedelta(weeks=50)
UNITS = [f"unit:Oficina {place}" for place in range(12)]
CAMPAIGN = Campaign("Cita explicada", START, (UNITS[0],), ("citas",), hours=(10.0, 20.0))


def known() -> facts.Facts:
    """Twelve offices that give appointments on Mondays and Thursdays; the first, twice as many from ``START`` on."""
    rng = np.random.default_rng(1)
    rows = [
        {
            "subject": unit,
            "metric": "citas",
            "day": day,
            "value": float(rng.poisson(40 * (1 + (day >= START and not place)))),
        }
        for place, unit in enumerate(UNITS)
        for week in range(WEEKS)
        for day in (BEGIN + timedelta(weeks=week), BEGIN + timedelta(weeks=week, days=3))
    ]
    posts = [
        {
            "profile": f"x:ayto{place}",
            "network": "x",
            "post_key": str(week),
            "day": day,
            "reactions": 30 + week % 7 + place,
        }
        for place in range(12)
        for week in range(WEEKS)
        for day in [BEGIN + timedelta(weeks=week, days=2)]
    ]
    return of(series=rows, posts=posts)


def of(**rows: list[dict[str, Any]]) -> facts.Facts:
    noon = {"observed_at": datetime(2026, 3, 1, 12), "published_at": datetime(2025, 1, 6, 12), "source": 1, "row": 2}
    given = {
        name: ibis.memtable(pa.Table.from_pylist([{**noon, **row} for row in rows.get(name, [])], schema=table.schema))
        for name, table in tables.TABLES.items()
    }
    posts = given.pop("posts")
    posts = posts.mutate(interactions=facts._interactions(posts), still_growing=facts._still_growing(posts))
    return facts.Facts(**given, posts=posts, profiles=(), units=(), sources={}, connection=ibis.duckdb.connect())


@pytest.fixture(scope="module")
def workspace() -> facts.Facts:
    return known()


def test_a_doubled_count_is_seen_with_how_many_more_it_brought(workspace: facts.Facts) -> None:
    (made,) = attribute(workspace, Administration("Villaclara", campaigns=(CAMPAIGN,)), ON)
    assert made.effect
    assert made.effect.low < 1.0 < made.effect.high
    assert made.effect.seen
    assert len(made.with_whom) == 11
    assert made.worth
    assert made.worth.more.low < 40 * 20 < made.worth.more.high  # forty more on each of twenty days
    assert made.worth.per_hour
    assert (made.window.start, made.window.end) == (START, ON)
    assert [point.after for point in made.course] == [False] * 50 + [True] * 10
    assert [point.between is None for point in made.course] == [True] * 50 + [False] * 10


def test_what_would_have_been_ranges_as_far_as_the_effect_does(workspace: facts.Facts) -> None:
    (made,) = attribute(workspace, Administration("Villaclara", campaigns=(CAMPAIGN,)), ON)
    effect, last = made.effect, made.course[-1]
    assert effect
    assert last.between
    with_it = last.without * (1 + effect.point)
    assert with_it / last.between.high - 1 == pytest.approx(effect.low)
    assert with_it / last.between.low - 1 == pytest.approx(effect.high)
    assert last.between.level == effect.level


def test_interactions_of_profiles_are_looked_at_the_same_way(workspace: facts.Facts) -> None:
    campaign = Campaign("Fotos", START, ("x:ayto0",), ("interactions",))
    (made,) = attribute(workspace, Administration("Villaclara", campaigns=(campaign,)), ON)
    assert made.effect
    assert not made.effect.seen
    assert str(made.sentence).startswith("No evidence")


def test_what_cannot_be_told_is_an_answer_with_its_reason(workspace: facts.Facts) -> None:
    campaign = Campaign("Nueva", START, ("unit:Nadie",), ("citas",))
    (made,) = attribute(workspace, Administration("Villaclara", campaigns=(campaign,)), ON)
    assert made.effect is None
    assert made.grade is Grade.E
    assert "unit:Nadie" in str(made.sentence)


def test_where_nothing_is_counted_it_says_so() -> None:
    (made,) = attribute(of(), Administration("Villaclara", campaigns=(CAMPAIGN,)), ON)
    assert "Nothing is counted" in str(made.sentence)


@pytest.mark.parametrize("kind", ["elections", "inaugurations", "shocks"])
@pytest.mark.parametrize("day", [START + timedelta(days=9), ON])
def test_a_day_that_moved_everybody_lowers_the_grade(workspace: facts.Facts, kind: str, day: date) -> None:
    """``ON``: the Sunday that ends the last week, which polls are usually on."""
    plain = Administration("Villaclara", campaigns=(CAMPAIGN,))
    (without,) = attribute(workspace, plain, ON)
    (with_it,) = attribute(workspace, replace(plain, **{kind: (day,)}), ON)
    assert without.grade < with_it.grade


def by_channel(share: float) -> facts.Facts:
    """Appointments of the first office by channel: half by web before ``START``, ``share`` of them since."""
    whole = known()
    rows = [row for row in whole.rows(whole.series) if row["subject"] == UNITS[0]]
    parts = [
        {**row, "dimension": f"channel={channel}", "value": row["value"] * part}
        for row in rows
        for web in [share if row["day"] >= START else 0.5]
        for channel, part in (("web", web), ("phone", 1 - web))
    ]
    return of(series=[*whole.rows(whole.series), *parts])


@pytest.mark.parametrize(("share", "passed"), [(0.5, True), (0.9, False)])
def test_requests_that_came_to_be_by_another_channel_lower_the_grade(share: float, passed: bool) -> None:
    (made,) = attribute(by_channel(share), Administration("Villaclara", campaigns=(CAMPAIGN,)), ON)
    assert made.effect
    (finding,) = [one for one in made.effect.findings if one.check == "composition"]
    assert finding.passed is passed


def test_where_a_count_is_not_told_by_parts_that_is_said(workspace: facts.Facts) -> None:
    (made,) = attribute(workspace, Administration("Villaclara", campaigns=(CAMPAIGN,)), ON)
    assert made.effect
    (finding,) = [one for one in made.effect.findings if one.check == "composition"]
    assert finding.passed is None


def test_a_lot_tells_by_itself_what_it_cannot_rule_out(workspace: facts.Facts) -> None:
    drawn = replace(CAMPAIGN, by_lot=True, drawn_from=tuple(UNITS[1:]))
    (made,) = attribute(workspace, Administration("Villaclara", campaigns=(drawn,)), ON, 0.8)
    assert made.effect
    assert made.effect.lot
    assert made.effect.lot.units == 12
    assert made.effect.lot.low is not None
    assert made.effect.lot.high is not None
    assert made.effect.lot.low < 1.0 < made.effect.lot.high
    assert made.effect.lot.chance == pytest.approx(1 / 12, abs=0.02)  # one calendar in twelve is the one that was


def test_a_lot_among_nobody_else_says_nothing(workspace: facts.Facts) -> None:
    (made,) = attribute(workspace, Administration("Villaclara", campaigns=(replace(CAMPAIGN, by_lot=True),)), ON)
    assert made.effect
    assert made.effect.lot is None


def test_a_lot_among_too_few_says_how_few_they_are(workspace: facts.Facts) -> None:
    drawn = replace(CAMPAIGN, by_lot=True, drawn_from=(UNITS[1], UNITS[2]))
    (made,) = attribute(workspace, Administration("Villaclara", campaigns=(drawn,)), ON)
    assert made.effect
    assert made.effect.lot
    assert made.effect.lot.low is None
    assert str(made.effect.lot.sentence).startswith("Of those in the lot 3 are counted")


@pytest.mark.parametrize(
    ("hoped", "start"),
    [
        (None, None),
        (1.0, "What was hoped for, 100 %, is among"),
        (0.1, "It goes beyond what was hoped for, 10 %"),
        (9.0, "It falls short of what was hoped for, 900 %"),
        (-0.1, "It falls short of what was hoped for, -10 %"),
    ],
)
def test_what_was_hoped_for_stands_beside_what_came_of_the_first_indicator(hoped, start):
    campaign = replace(CAMPAIGN, indicators=("citas", "interactions"), hoped=hoped)
    first, second = attribute(known(), Administration("Vila", campaigns=(campaign,)), ON)
    assert str(first.hope).startswith(str(start))
    assert second.hope is None


def test_what_was_hoped_for_is_held_to_the_ends_as_they_are_read():
    assert str(beside(-0.1, -0.15, -0.101)) == "What was hoped for, -10 %, is among what fits the data."
