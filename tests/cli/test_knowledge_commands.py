# SPDX-License-Identifier: EUPL-1.2
"""The commands that tell what is known of the world: they need no data."""

import json
from datetime import date, timedelta

import numpy as np


def test_practices_are_listed_for_people_and_for_programs(run):
    assert "appointment" in run("practices", "--function", "atención").stdout
    found = json.loads(run("practices", "--grade", "A", "--json").stdout)
    assert {one["grade"] for one in found} == {"A"}


def test_a_practice_is_a_card_with_its_sources(run):
    told = run("practices", "alt_text").stdout
    assert "Not for: " in told
    assert "https://www.boe.es/eli/es/rd/2018/09/07/1112" in told


def test_no_practice_at_all_is_told(run):
    assert "ask with fewer conditions" in run("practices", "--function", "press", "--grade", "A").stdout


def test_a_function_that_nobody_knows_is_refused(run):
    assert run("practices", "--function", "juggling").exit_code == 2


def test_fit_answers_for_one_network_and_for_all(run):
    (one,) = json.loads(run("fit", "--function", "emergencias", "--network", "twitter", "--json").stdout)
    assert (one["network"], one["answer"], one["instead"]) == ("x", "can", None)
    assert "cannot" in run("fit", "--function", "citizen_service").stdout


def test_declared_rows_that_speak_of_nothing_are_told(run, folder):
    row = '[[fit]]\nnetwork = "friendster"\nfunction = "press"\nanswer = "can"\nreason = "Because"\n'
    declaration = folder / "administration.toml"
    declaration.write_text(declaration.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert "changes nothing" in run("fit", "--network", "x").stdout


def test_a_calendar_that_was_drawn_tells_by_itself_what_is_possible(run, tmp_path):
    """Twelve libraries, of which six were drawn to open on Sundays: a half more visits."""
    rng, mondays = np.random.default_rng(3), [date(2025, 1, 6) + timedelta(weeks=week) for week in range(40)]
    names = [f"library{place}" for place in range(12)]
    rows = [
        [day, *(rng.poisson(100 * (1.5 if place < 6 and week >= 30 else 1)) for place in range(12))]
        for week, day in enumerate(mondays)
    ]
    panel, calendar = tmp_path / "visits.csv", tmp_path / "calendar.csv"
    panel.write_text("\n".join(",".join(map(str, row)) for row in [["day", *names], *rows]), encoding="utf-8")
    lines = [f"{name},{mondays[30] if place < 6 else ''}" for place, name in enumerate(names)]
    calendar.write_text("\n".join(["who,begins on", *lines]), encoding="utf-8")
    lot = json.loads(run("attribute", panel, "--calendar", calendar, "--json").stdout)["lot"]
    assert lot["low"] < 0.5 < lot["high"]
    assert lot["chance"] < 0.02
    assert "The lot by itself: from" in run("--language", "en", "attribute", panel, "--calendar", calendar).stdout
