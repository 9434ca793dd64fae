# SPDX-License-Identifier: EUPL-1.2
"""The library of good practices, and the draft that a unit makes of a card."""

import html
import re

from tests.web.conftest import OTHER, UNIT

EN = {"Accept-Language": "en"}


def cards(page: str) -> int:
    return len(re.findall(r'<h2><a href="/plan/practices/', page))


def test_the_library_is_searched_by_words_function_grade_and_hours(served):
    with served.client("reader") as person:
        ask = lambda **asked: person.get("/plan/practices/", params=asked, headers=EN).text  # noqa: E731
        assert "56 practices" in ask()
        assert 0 < cards(ask(q="IMAGE alternative")) < cards(ask(q="image")) < 50
        assert 0 < cards(ask(function="emergency")) < 50
        assert 0 < cards(ask(hours="0.5", grade="D")) < cards(ask(grade="D")) < 50
        assert "No practice is like that" in ask(q="zeppelin")


def test_a_card_is_adapted_into_a_draft_that_opens_no_profile(served):
    with served.client("editor", UNIT) as editor:
        answer = served.post(editor, "/plan/practices/alt_text/", {"act": "adapt", "unit": UNIT})
        assert answer.status_code == 302
        draft = editor.get(answer.headers["location"], headers=EN)
        assert "Alternative text on every image" in html.unescape(draft.text)
        assert "It opens no profile" in draft.text
        said = {"act": "save", "name": "Texto alternativo", "unit": UNIT, "hours_low": "0.5", "hours_high": "1"}
        assert served.post(editor, answer.headers["location"], said).status_code == 302
        assert "Texto alternativo" in editor.get("/openings/").text


def test_an_idea_of_one_s_own_is_a_draft_that_opens_no_profile(served):
    idea = {"act": "propose", "name": "Respuestas por WhatsApp", "unit": UNIT}
    with served.client("editor", UNIT) as editor:
        answer = served.post(editor, "/plan/practices/", idea)
        assert answer.status_code == 302
        draft = html.unescape(editor.get(answer.headers["location"], headers=EN).text)
        assert "Respuestas por WhatsApp" in draft
        assert "It opens no profile" in draft
        assert served.post(editor, "/plan/practices/", idea | {"name": " "}).status_code == 422
    with served.client("editor", OTHER) as stranger:
        assert served.post(stranger, "/plan/practices/", idea).status_code == 403


def test_nobody_drafts_for_a_unit_that_is_not_theirs(served):
    with served.client("editor", OTHER) as stranger:
        assert served.post(stranger, "/plan/practices/alt_text/", {"act": "adapt", "unit": UNIT}).status_code == 403
        assert served.post(stranger, "/plan/practices/alt_text/", {"act": "adapt", "unit": "Nowhere"}).status_code in (
            403,
            422,
        )
        assert stranger.get("/plan/practices/nothing/").status_code == 404
