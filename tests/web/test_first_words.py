# SPDX-License-Identifier: EUPL-1.2
"""A page begins with the answer to its question, and its choices are made unit by unit."""

import html
import re

import pytest

EN = {"Accept-Language": "en"}


@pytest.fixture(scope="module")
def analyst(served):
    with served.client("analyst") as client:
        client.headers.update(EN)
        yield client


def lead(client, path: str) -> str:
    found = re.search(r'<p class="lead">(.*?)</p>', client.get(path).text, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", found[1])).strip() if found else ""


def test_the_board_and_the_list_begin_with_the_same_verdicts_counted(analyst):
    every, on, off, still_open = map(int, re.findall(r"\d+", lead(analyst, "/decide/board/")))
    assert every == on + off + still_open
    listed, *by_mode = map(int, re.findall(r"\d+", lead(analyst, "/decide/")))
    assert listed == sum(by_mode) == every


def test_what_returned_begins_with_how_many_effects_are_seen(analyst):
    page = analyst.get("/attribute/effects/").text
    sought, seen = map(int, re.findall(r"\d+", lead(analyst, "/attribute/effects/")))
    assert sought - seen == page.count("No evidence of an effect") + page.count("cannot tell")
    assert 0 < seen < sought


def test_an_effect_is_told_before_what_was_done_under_the_name_that_the_town_gives_its_figure(analyst):
    page = analyst.get("/attribute/effects/Bono joven/").text
    assert "<h2>Trámites en línea terminados</h2>" in page
    assert page.index("It brought between") < page.index("On whom")


def test_a_profile_beside_others_is_told_above_and_below_as_its_rows_are(analyst):
    page = analyst.get("/measure/peers/").text
    figures, above, below = map(int, re.findall(r"\d+", lead(analyst, "/measure/peers/")))
    assert (page.count("<div>above<"), page.count("<div>below<")) == (above, below)
    assert page.count("<div>much alike<") == figures - above - below > 0


def test_all_of_a_unit_are_ticked_at_once_and_nobody_else(analyst):
    asked = {"indicator": "interactions", "subjects": "all-of:Cultura"}
    page = analyst.get("/attribute/", params=asked).text
    (group,) = re.findall(r"<fieldset><legend>Cultura</legend>(.*?)</fieldset>", page, re.DOTALL)
    everybody = re.findall(r'value="([a-z]+:[^"]+)"', group)
    ticked = re.findall(r'name="subjects" value="([^"]+)" checked', page)
    assert len(everybody) > 1
    assert ticked == everybody
    calendar = analyst.get("/attribute/calendar/", params=asked).text
    assert all(one in calendar for one in everybody)
