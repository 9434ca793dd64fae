# SPDX-License-Identifier: EUPL-1.2
"""Posts are planned on a page by who edits in the unit of the profile; it is signed, kept and can be taken back."""

import re

import pytest
from tests.web.axe import barriers
from tests.web.conftest import OTHER, UNIT

from criterio.wiring.house import House

EN = {"Accept-Language": "en"}
PROFILE = "instagram:cultura_villaclara"
PAGE = "/expect/posts/"


def plan(served, person, **told):
    return served.post_from(person, "/people/me/", PAGE, {"act": "plan", "profile": PROFILE} | told)


def told(page):
    """Middles of the preview, by posts a week."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", re.search(r'id="preview"(.*?)</table>', page, re.DOTALL)[1], re.DOTALL)
    cells = [
        [re.sub(r"<[^>]+>", "", one).strip() for one in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
        for row in rows
    ]
    return {row[0]: float(row[1].replace(",", "")) for row in cells[1:]}


def test_what_other_posts_would_bring_is_shown_before_and_after_they_are_planned(served):
    with served.client("editor", UNIT) as editor:
        seen = told(editor.get(PAGE, params={"profile": PROFILE, "posts": "40"}, headers=EN).text)
        (usual, now), (planned, then) = seen.items()
        assert (usual.startswith("As usual: "), planned) == (True, "40 posts a week")
        assert then > 1.5 * now
        assert list(told(editor.get(PAGE, params={"profile": PROFILE}, headers=EN).text).values()) == [now]
        answer = plan(served, editor, posts="40")
        page = editor.get(answer.headers["location"], headers=EN).text
        assert told(page) == seen
        assert "It is planned." in page
        plan(served, editor, act="usual")


def test_a_plan_is_shown_with_its_author_counts_from_then_on_and_can_be_taken_back(served):
    house = House(served.root)
    with served.client("editor", UNIT) as editor:
        assert plan(served, editor, posts="12,5").status_code == 302
        page = editor.get(PAGE, headers=EN).text
        assert "12.5" in page
        assert "editor@" in page
        assert house.administration.planned_posts == {PROFILE: 12.5}
        assert plan(served, editor, act="usual").status_code == 302
        assert "Every profile goes on as usual" in editor.get(PAGE, headers=EN).text
        assert house.administration.planned_posts == {}
    with served.client("administrator") as administrator:
        assert "expect.plan_posts" in administrator.get("/people/audit.csv").text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"posts": "many"}, "posts"),
        ({"posts": "-1"}, "posts"),
        ({"posts": "1001"}, "posts"),
        ({"profile": "x:nobody"}, "profile"),
    ],
)
def test_what_is_no_plan_is_told_beside_its_field(served, wrong, field):
    with served.client("editor") as editor:
        answer = plan(served, editor, **{"posts": "3"} | wrong)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.text


def test_nobody_plans_the_posts_of_a_unit_that_is_not_theirs(served):
    with served.client("editor", OTHER) as stranger, served.client("reader", UNIT) as reader:
        assert plan(served, stranger, posts="3").status_code == 403
        assert plan(served, reader, posts="3").status_code == 403


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_has_no_barriers(as_person, width):
    page = as_person("editor", UNIT, width=width)
    page.goto(PAGE)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == []
