# SPDX-License-Identifier: EUPL-1.2
"""The four answers of the first page are those of the pages that they lead to; without data there are none."""

import html
import re

from tests.collect.conftest import X_HEADER, x_post
from tests.web.conftest import UNIT
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


def test_who_has_ten_minutes_finds_all_of_it_in_one_page_of_the_week_that_comes(served):
    with served.client("reader") as reader:
        home, page = (reader.get(path, headers=EN).text for path in ("/", "/plan/one-page/"))
    assert 'href="/plan/one-page/"' in home[: home.index("The questions of the house")]
    asked = ["What we have", "What we should stop", "What we should start", "What to expect", "What we do not know"]
    assert re.findall(r"<h2>([^<]+)</h2>", page)[:5] == asked
    assert re.search(r"Close \d+ profiles", page)
    assert re.search(r"in the week of (\d+ \w+ \d+)", home)[1] == re.search(r"In the week of (\d+ \w+ \d+)", page)[1]


def test_who_works_in_a_unit_is_told_what_is_proposed_for_its_profiles(served):
    proposed = re.compile(r'href="(/decide/[^"]+)">Changes are proposed for (\d+) profiles of Cultura')
    with (
        served.client("editor", UNIT) as editor,
        served.client("editor") as all_over,
        served.client("reader") as reader,
    ):
        address, count = proposed.search(editor.get("/", headers=EN).text).groups()
        listed = editor.get(html.unescape(address), headers=EN).text
        elsewhere = [one.get("/", headers=EN).text for one in (all_over, reader)]
    rows = re.findall(r'<th scope="row".*?/decide/verdict/\w+:.*?</tr>', listed, re.DOTALL)
    assert len([row for row in rows if ">keep<" not in row.casefold()]) == int(count) > 1
    assert [proposed.search(home) for home in elsewhere] == [None, None]


def test_why_an_option_may_not_be_taken_is_told_only_where_one_may_not(served):
    with served.client("reader") as reader:
        free, duty = (
            reader.get(f"/decide/verdict/{key}/", headers=EN).text
            for key in ("x:culturavclara", "initiative:Club de lectura en Instagram")
        )
    assert ["ay not be taken because" in page for page in (free, duty)] == [False, True]
