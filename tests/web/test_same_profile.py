# SPDX-License-Identifier: EUPL-1.2
"""Two profiles of the town that are said to be one, and told apart again."""

import re

import pytest
from tests.web.axe import barriers
from tests.web.conftest import UNIT

KEPT, OTHER = "x:culturavclara", "x:bibliovillaclara"
PAGE = f"/register/{KEPT}/same/"
EN = {"Accept-Language": "en"}


def names(served) -> set[str]:
    return {one["profile"]["key"] for one in served.says("register")["profiles"]}


def test_who_administers_joins_two_profiles_and_tells_them_apart_again(served):
    with served.client("administrator") as admin:
        asked = admin.get(PAGE, params={"other": OTHER}, headers=EN).text
        assert "What moves from" in asked
        shown = re.search(r'name="shown" value="(\w+)"', asked)[1]
        told = {"act": "join", "other": OTHER, "shown": shown}
        assert served.post(admin, PAGE, told).status_code == 302
        assert (KEPT in names(served), OTHER in names(served)) == (True, False)
        assert admin.get(f"/register/{OTHER}/").headers["location"] == f"/register/{KEPT}/"
        assert served.post(admin, PAGE, {"act": "separate", "other": OTHER}).status_code == 302
        assert OTHER in names(served)
        log = admin.get("/people/audit/", headers=EN).text
        assert "Said that two profiles are the same" in log


def test_nothing_is_joined_that_was_not_shown(served):
    with served.client("administrator") as admin:
        refused = served.post(admin, PAGE, {"act": "join", "other": OTHER, "shown": "something else"})
        assert (refused.status_code, OTHER in names(served)) == (422, True)


def test_an_editor_may_not(served):
    with served.client("editor", UNIT) as editor:
        assert editor.get(PAGE).status_code == 403
        assert served.post_from(editor, "/me/", PAGE, {"act": "join", "other": OTHER}).status_code == 403


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_the_page_is_open_to_everybody(as_person, width, scheme):
    page = as_person("administrator", "", width, scheme)
    page.goto(f"{PAGE}?other={OTHER}")
    assert page.locator("button[value=join]").count() == 1
    assert barriers(page) == []
