# SPDX-License-Identifier: EUPL-1.2
"""The commands that tell what is known of the world: they need no data."""

import json


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
