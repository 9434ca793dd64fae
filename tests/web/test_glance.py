# SPDX-License-Identifier: EUPL-1.2
"""The four answers of the first page are those of the pages that they lead to; without data there are none."""

import re

from tests.collect.conftest import X_HEADER, x_post
from tests.web.test_collect_pages import give

EN = {"Accept-Language": "en"}


def test_the_four_answers_lead_to_where_they_stand(served):
    with served.client("reader") as reader:
        home = reader.get("/", headers=EN).text
        board, effects, begin, outlook, months = (
            reader.get(page, headers=EN).text
            for page in ("/decide/board/", "/attribute/effects/", "/spread/", "/expect/", "/expect/?by=month")
        )
    yes, no, open_ = re.search(r"(\d+) sure yes, (\d+) sure no, (\d+) to be talked over", home).groups()
    assert f"{yes} go on for sure, {no} stop for sure and {open_} are to be talked over" in board
    seen, none = map(int, re.search(r"yes for (\d+), no evidence for (\d+)", home).groups())
    assert f"Of {seen + none} effects that were looked for, {seen} are seen" in effects
    matters = re.findall(
        r'<li( class="urgent")?>\s*<a', home[home.index('class="matters"') : home.index("At a glance")]
    )
    assert matters.count(' class="urgent"') == 1
    assert matters == sorted(matters, reverse=True)
    first = re.search(r"begin in ([^.,]+)", home)[1].split(" and ")[0]
    assert first in begin
    likely = re.search(r"In all, (\S+) interactions in the week of (\d+ \w+ \d+)", home)
    assert likely[1] in outlook
    assert re.search(r"In December 2026, (\S+), nineteen", home)[1] in months
    assert likely[2] in outlook
    questions = home[home.index("The questions of the house") :]
    assert re.findall(r"<h3><a [^>]*>([^<]+)</a></h3><p>([^<]{20,})</p>", questions)[6] == (
        "Where to begin?",
        "With which units to start, who follows, and how far it would reach.",
    )


def test_an_office_without_data_is_told_nothing_at_a_glance_and_then_that_it_is_being_worked_out(office):
    served = office()
    with served.client("analyst") as analyst:
        home = analyst.get("/", headers=EN).text
        nothing = analyst.get("/register/x:vila/", headers=EN).status_code
        export = "\n".join([X_HEADER, *map(x_post, range(30))]).encode()
        page = give(served, analyst, ("content.csv", export)).headers["location"]
        served.post(analyst, page, {"act": "take"})
        waiting = [analyst.get(address, headers=EN).text for address in ("/", "/expect/", "/decide/")]
        profile = analyst.get("/register/x:vila/", headers=EN)
    assert "What needs you today" in home
    assert "At a glance" not in home
    assert "There is nothing to show yet" in home
    assert ["It is being worked out" in text for text in waiting] == [True, True, True]
    assert (nothing, profile.status_code, "It is being worked out" in profile.text) == (404, 503, True)
