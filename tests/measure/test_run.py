# SPDX-License-Identifier: EUPL-1.2
"""What a reader relies on when measuring: followers at the time, engagement by hand, hours, absences and provenance."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from statistics import fmean
from typing import Any

import numpy as np
import pytest

from criterio.domain.administration import Administration, Objective
from criterio.domain.errors import UnknownName
from criterio.domain.estimate import Window
from criterio.domain.names import Absence, Aspect
from criterio.domain.profile import ProfileKey, RegisterEntry
from criterio.evidence.networks import offers
from criterio.measure.run import measure
from criterio.store import facts, registry

MARCH = Window(date(2026, 3, 1), date(2026, 3, 31))
HERE = Administration(name="Villaluz")
COUNTS = {"popularity": "reactions", "commitment": "comments", "virality": "shares"}


def post(key: str, day: int, profile: str = "facebook:a", **more: Any) -> dict[str, Any]:
    at = datetime.fromisoformat(f"2026-03-{day:02d}T12:00:00")
    return {
        "profile": profile,
        "network": profile.partition(":")[0],
        "post_key": key,
        "published_at": at,
        "day": at.date(),
        **more,
    }


def followers(day: date, value: float, profile: str = "facebook:a") -> dict[str, Any]:
    return {"subject": profile, "network": "facebook", "metric": "followers", "day": day, "value": value}


def message(key: str, received: str, answered: str | None = None, **more: Any) -> dict[str, Any]:
    at = datetime.fromisoformat(received)
    end = datetime.fromisoformat(answered) if answered else None
    row = {"profile": "facebook:a", "network": "facebook", "message_key": key, "received_at": at, "day": at.date()}
    return {**row, "answered_at": end, **more}


def value(found: facts.Facts, metric: str, administration: Administration = HERE, **more: Any) -> float | None:
    (figure,) = measure(found, administration, MARCH, metrics=[metric], **more)
    return figure.value


def test_all_ten_agree_with_sums_by_hand_where_everything_is_known(take):
    rng = np.random.default_rng(11)
    rows = [
        post(
            str(i),
            1 + i % 30,
            **{c: int(rng.poisson(3)) for c in COUNTS.values()},
            followers=int(rng.integers(500, 900)),
        )
        for i in range(200)
    ]
    found = {f.metric: f.value for f in measure(take(posts=rows), HERE, MARCH)}
    audience, engagement = fmean(row["followers"] for row in rows), 0.0
    for kind, column in COUNTS.items():
        counts = [row[column] for row in rows]
        third = fmean(counts) / audience * 1000
        engagement += third
        for number, expected in enumerate([sum(c > 0 for c in counts) / 200, fmean(counts), third], start=1):
            assert found[f"{kind}_{kind[0]}{number}"] == pytest.approx(expected, rel=0, abs=1e-9)
    assert found["engagement_e"] == pytest.approx(engagement, rel=0, abs=1e-9)


def test_followers_are_those_of_the_post_else_of_the_nearest_day(take):
    series = [followers(date(2026, 3, 1), 100), followers(date(2026, 3, 21), 300)]
    rows = [post("a", 5, reactions=1), post("b", 20, reactions=1), post("c", 21, reactions=1, followers=800)]
    assert value(take(posts=rows, series=series), "popularity_p3") == pytest.approx(1 / 400 * 1000)


def test_growth_starts_from_the_last_day_known_before_the_window(take):
    series = [followers(date(2026, 2, 1), 50), followers(date(2026, 2, 20), 100), followers(date(2026, 3, 30), 125)]
    assert value(take(series=series), "growth") == 0.25


def test_growth_from_a_single_day_is_not_known(take):
    assert value(take(series=[followers(date(2026, 3, 10), 100)]), "growth") is None


@pytest.mark.parametrize("by", ["profile", "unit", "network", "all"])
def test_tables_without_a_row_are_not_asked_and_tell_what_they_would_have_told(take, by):
    found = take(posts=[post("a", 5, reactions=3, followers=100)])
    assert found.empty == {"series", "messages", "inventory"}
    assert measure(found, HERE, MARCH, by) == measure(replace(found, empty=frozenset()), HERE, MARCH, by)
    assert take(messages=[message("a", "2026-03-06 13:00")]).empty == {"series", "inventory"}


def test_posts_outside_the_window_are_not_measured(take):
    rows = [post("a", 5), {**post("b", 5), "day": date(2026, 4, 1)}, {**post("c", 5), "day": date(2026, 2, 28)}]
    assert value(take(posts=rows), "posts") == 1


def test_working_hours_leave_out_nights_and_weekends_in_local_time(take):
    friday_14_to_monday_9 = message("a", "2026-03-06 13:00", "2026-03-09 08:00")
    found = take(messages=[friday_14_to_monday_9])
    assert value(found, "working_hours_to_answer_median") == pytest.approx(2)
    assert value(found, "hours_to_answer_median") == pytest.approx(67)


def test_working_hours_know_of_summer_time(take):
    saturday_to_monday_9_in_summer = message("a", "2026-03-28 10:00", "2026-03-30 07:00")
    assert value(take(messages=[saturday_to_monday_9_in_summer]), "working_hours_to_answer_median") == pytest.approx(1)


def test_thanks_need_no_answer_and_the_unanswered_are_not_in_time(take):
    rows = [
        message("a", "2026-03-06 10:00", "2026-03-06 11:00"),
        message("b", "2026-03-06 10:00"),
        message("c", "2026-03-06 10:00", kind="Felicitación"),
    ]
    found = take(messages=rows)
    assert [value(found, m) for m in ("answered_rate", "answered_within_2_hours", "answered_within_24_hours")] == [
        0.5
    ] * 3


def test_messages_of_a_file_that_says_nothing_of_answers_are_not_unanswered(take):
    metrics = ["answered_rate", "answered_within_2_hours", "hours_to_answer_median", "service_value"]
    declared = Administration(name="Villaluz", deflection=0.5, call_cost=6, contact_cost=2)
    found = take(messages=[message("a", "2026-03-06 10:00"), message("b", "2026-03-06 11:00")], file="silent.csv")
    assert {f.absent for f in measure(found, declared, MARCH, metrics=metrics)} == {Absence.NOT_KNOWN}
    told = [message("c", "2026-03-06 10:00", "2026-03-06 11:00"), message("d", "2026-03-06 10:00")]
    assert value(take(messages=told, file="told.csv"), "answered_rate") == 0.5


def test_an_answer_before_its_message_is_an_answer_after_who_knows_how_long(take):
    rows = [message("a", "2026-03-06 10:00", "2026-03-05 10:00"), message("b", "2026-03-06 10:00", "2026-03-06 13:00")]
    found = take(messages=rows)
    assert value(found, "answered_rate") == 1
    assert value(found, "hours_to_answer_median") == 3
    assert value(found, "answered_within_24_hours") == 1


def test_cost_per_outcome_waits_for_every_part_of_the_cost(take, store):
    declared = Administration(
        name="Villaluz",
        hours_per_week=7,
        euros_per_hour=10,
        objectives=(Objective("Appointments", Aspect.SERVICE, indicator="appointments"),),
    )
    outcome = {"subject": "unit:Service", "metric": "appointments", "day": date(2026, 3, 5), "value": 31.0}
    found = take(series=[outcome])
    assert value(found, "cost_per_outcome", declared, by="all") is None
    whole = Administration(**{**declared.__dict__, "euros_per_year": 0.0})
    assert value(found, "cost_per_outcome", whole, by="all") == pytest.approx(10)


def test_units_and_networks_join_their_profiles(take, store):
    take(posts=[post("a", 1, reactions=1), post("b", 1, "x:a", reactions=3)])
    with store.writing():
        entry = RegisterEntry(as_of=date(2026, 3, 1), unit="Service")
        registry.register(store, [(ProfileKey.parse(key), entry) for key in ("facebook:a", "x:a")])
    found = facts.read(store)
    by = {name: measure(found, HERE, MARCH, by=name, metrics=["popularity_p2"]) for name in ("unit", "network", "all")}
    assert [(f.subject, f.value) for f in by["unit"]] == [("unit:Service", 2)]
    assert sorted((f.subject, f.value) for f in by["network"]) == [("network:facebook", 1), ("network:x", 3)]
    assert [(f.subject, f.value) for f in by["all"]] == [("all", 2)]


def test_a_registered_profile_without_data_says_so(take, store):
    registry.see(store, ProfileKey("x", "silent"))
    figures = measure(facts.read(store), HERE, MARCH)
    assert {figure.subject for figure in figures} == {"x:silent"}
    assert {figure.value for figure in figures} == {None}
    told = {figure.metric: figure.absent for figure in figures}
    assert offers("x", "reach") is False
    assert (told["reach_per_post"], told["posts"]) == (Absence.NOT_OFFERED, Absence.NOT_KNOWN)


def test_a_figure_names_the_files_behind_it(take):
    take(posts=[post("a", 1)], file="one.csv")
    found = take(posts=[post("b", 2), post("c", 3, "x:other")], file="two.csv")
    figures = measure(found, HERE, MARCH, metrics=["posts"])
    assert {f.subject: f.files for f in figures} == {"facebook:a": ("one.csv", "two.csv"), "x:other": ("two.csv",)}


def test_silence_is_counted_from_the_last_own_post_before_the_window_ends(take):
    rows = [
        {**post("a", 11), "is_repost": False},
        {**post("b", 20), "is_repost": True},
        {**post("c", 1), "day": MARCH.end + timedelta(days=3)},
    ]
    assert value(take(posts=rows), "dormancy_days") == 20


def test_an_unknown_metric_is_refused_with_the_known_names(take):
    with pytest.raises(UnknownName, match="popularity_p1"):
        measure(take(), HERE, MARCH, metrics=["fame"])


def test_the_rows_are_said_once_whoever_they_are_asked_by(take, monkeypatch):
    found, named = take(posts=[post("1", 1, reactions=3)], series=[followers(date(2026, 3, 1), 10.0)]), []
    name = facts.Facts.named
    monkeypatch.setattr(facts.Facts, "named", lambda self, rows: named.append(rows) or name(self, rows))
    for by in ("profile", "unit", "network", "all"):
        measure(found, HERE, MARCH, by)
    assert len(named) == 2  # posts and register
