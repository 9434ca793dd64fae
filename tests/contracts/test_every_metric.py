# SPDX-License-Identifier: EUPL-1.2
"""What holds of every metric, those still to be written included."""

import sys
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import ibis
import pyarrow as pa
import pytest

from criterio.domain.administration import Administration, Objective
from criterio.domain.estimate import Figure, Window
from criterio.domain.names import Aspect
from criterio.domain.profile import Profile, ProfileKey
from criterio.measure.all import all_metrics
from criterio.measure.run import By, measure
from criterio.store import facts, tables

WINDOW = Window(date(2026, 3, 1), date(2026, 3, 31))
HERE = Administration(
    name="Villaluz",
    population=10_000,
    euros_per_hour=30.0,
    call_cost=3.0,
    contact_cost=1.0,
    deflection=0.4,
    objectives=(Objective("More appointments", Aspect.SERVICE, indicator="appointments"),),
)
KEY = "facebook:villaluz"
PROFILE = Profile(ProfileKey.parse(KEY), unit="Service", hours_per_week=4.0, euros_per_year=500.0)
NOON = datetime(2026, 3, 4, 12)
ORIGIN: dict[str, Any] = {"network": "facebook", "source": 1, "row": 2, "observed_at": NOON + timedelta(days=20)}
COUNTS = ("reactions", "comments", "shares", "views", "reach")
METRICS = list(all_metrics().values())


def of(**rows: list[dict[str, Any]]) -> facts.Facts:
    given = {
        name: ibis.memtable(
            pa.Table.from_pylist([{**ORIGIN, **row} for row in rows.get(name, [])], schema=table.schema)
        )
        for name, table in tables.TABLES.items()
    }
    posts = given["posts"]
    posts = posts.mutate(interactions=facts._interactions(posts), still_growing=facts._still_growing(posts))
    return facts.Facts(
        posts=posts,
        series=given["series"],
        messages=given["messages"],
        inventory=given["inventory"],
        profiles=(PROFILE,),
        units=("Service",),
        sources={1: "export.csv"},
        connection=ibis.duckdb.connect(),
    )


def posts(**known: Any) -> list[dict[str, Any]]:
    return [
        {"profile": KEY, "post_key": str(i), "published_at": at, "day": at.date(), "media": "photo", **known}
        for i in range(6)
        for at in [NOON + timedelta(days=i)]
    ]


def everything() -> facts.Facts:
    counted = [
        {
            **post,
            **dict.fromkeys(COUNTS, i * 7 % 5),
            "views": 40 + i,
            "has_alt_text": i % 2 == 0,
            "followers": 900,
        }
        for i, post in enumerate(posts())
    ]
    series = [
        {"subject": KEY, "metric": "followers", "dimension": "", "day": date(2026, m, 10), "value": 800.0 + 50 * m}
        for m in (1, 2, 3)
    ] + [{"subject": KEY, "metric": "appointments", "dimension": "", "day": date(2026, 3, 9), "value": 12.0}]
    messages = [
        {"profile": KEY, "message_key": str(i), "received_at": NOON, "day": NOON.date(), "answered_at": answered}
        for i, answered in enumerate([NOON + timedelta(hours=1), NOON + timedelta(hours=30), None])
    ]
    return of(posts=counted, series=series, messages=messages)


def figure(found: facts.Facts, name: str) -> Figure:
    (only,) = measure(found, HERE, WINDOW, metrics=[name])
    return only


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_declares_everything_that_a_reader_needs(metric):
    module = sys.modules[f"criterio.measure.metrics.{metric.name}"]
    assert metric is module.METRIC
    assert module.__doc__ is not None
    assert module.__doc__.strip().endswith(".")
    assert all(str(text).strip() for text in (metric.title, metric.question, metric.description, metric.formula))
    assert str(metric.question).endswith("?")
    assert (metric.source.author != "", 1990 <= metric.source.year <= 2026, metric.source.title != "") == (True,) * 3
    assert metric.needs
    assert metric.table in {"posts", "series", "messages", "register"}
    assert metric.higher_is_better in {True, False, None}


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_a_value_lies_within_its_range_and_says_where_it_comes_from(metric):
    found = figure(everything(), metric.name)
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high
    assert found.n > 0
    assert (found.unit, found.grade, found.window, found.files) == (metric.unit, metric.grade, WINDOW, ("export.csv",))


@cache
def nothing(by: By) -> dict[str, Figure]:
    """Every metric of the one subject of which no fact is known."""
    found = measure(of(), HERE, WINDOW, by=by)
    assert len(found) == len(METRICS)
    return {figure.metric: figure for figure in found}


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
@pytest.mark.parametrize("by", ["profile", "unit", "network", "all"])
def test_without_facts_it_is_absent_and_never_zero(metric, by):
    found = nothing(by)[metric.name]
    assert found.value is None
    assert found.absent is not None
    assert found.files == ()


@pytest.mark.parametrize(
    "metric",
    [m for m in METRICS if m.table == "posts" and m.needs[0] in (*COUNTS, "has_alt_text")],
    ids=lambda m: m.name,
)
def test_posts_whose_counts_are_unknown_leave_it_absent(metric):
    assert figure(of(posts=posts()), metric.name).value is None


@pytest.mark.parametrize("metric", [m for m in METRICS if m.table == "posts"], ids=lambda metric: metric.name)
def test_reposts_change_nothing(metric):
    whole = everything()
    reposts = posts(is_repost=True, **dict.fromkeys((*COUNTS, "followers"), 10**6), has_alt_text=True)
    rows = whole.posts.to_pyarrow().select(tables.POSTS.schema.names).to_pylist()
    mixed = of(posts=[*rows, *({**row, "post_key": f"r{row['post_key']}"} for row in reposts)])
    alone = of(posts=rows)
    assert figure(mixed, metric.name) == figure(alone, metric.name)
