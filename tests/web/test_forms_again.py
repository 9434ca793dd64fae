# SPDX-License-Identifier: EUPL-1.2
"""A form that could not be taken comes back with everything that was written in it, and with why, beside the field."""

import html
import re
from pathlib import Path

import pytest
from tests.web.test_plan_pages import TERMS, TRIED

import criterio

EN = {"Accept-Language": "en"}
PROFILE = "facebook:bibliotecasvillaclara"
FIGURE = f"interactions|{PROFILE}"
UNDER = {"name": "A desk by message", "unit": "Cultura", "network": "mastodon", "handle": "desk", "owner": "Ada Byron"}
ENTRY = {"network": "mastodon", "name": "Bibliotecas", "owner": "Ada Byron", "languages": "es, eu"}
CLOSING = {"reason": "Nobody reads it.", "archive": "In the archive", "notice": "Goodbye to all."}
OBJECTIVE = {"name": "Fewer queues", "indicator": "colas", "baseline": "40", "aspect": "service"}
CAMPAIGN = {"name": "A leaflet", "starts": "x:nobody tomorrow", "hours_high": "12"}
HOUSE = {"mission": "Serve the people.", "contact": "redes@example.org", "elections": "23/05/2027"}
UNIT = {"name": "Harbour", "head": "Ada Byron", "population": "12"}
FORMS = [
    ("/entry/", "enter", ENTRY | {"address": "bibliotecas", "hours_per_week": "many"}, "hours_per_week"),
    ("/entry/", "enter", ENTRY | {"address": "bibliotecas", "euros_per_year": "-3"}, "euros_per_year"),
    ("/entry/", "enter", ENTRY | {"address": "https://nowhere.example/a b"}, "address"),
    ("/units/", "say", UNIT | {"hours_per_week": "-1"}, "hours_per_week"),
    ("/units/", "say", UNIT | {"name": "", "accredited": "two"}, "accredited"),
    ("/house/", "say", HOUSE | {"feast_days": "15/08"}, "feast_days"),
    ("/house/", "say", HOUSE | {"population": "-1"}, "population"),
    ("/house/", "cover", {"language": "eu", "place": "Centro"}, "function"),
    ("/openings/", "draft", UNDER | {"hours_low": "9", "hours_high": "2"}, "hours_low"),
    ("/openings/", "draft", UNDER | {"review_on": "soon", "exit_rule": "After a year"}, "review_on"),
    (f"/register/{PROFILE}/", "change", {"to": "hibernated", "reason": " "}, "reason"),
    (f"/register/{PROFILE}/closing/", "save", CLOSING | {"closes_on": "soon"}, "closes_on"),
    ("/hand-over/", "hand_over", {"from": "Inés Mollà", "to": "", "reason": "She leaves."}, "to"),
    ("/plan/objectives/", "say", OBJECTIVE | {"low": "few"}, "low"),
    ("/plan/objectives/", "say", OBJECTIVE | {"name": " ", "high": "7"}, "name"),
    ("/attribute/costs/", "write", {"low": "3", "high": "1", "source": "An invoice"}, "low"),
    ("/attribute/campaigns/", "record", CAMPAIGN | {"began_on": "2026-05-01", "hours_low": "x"}, "hours_low"),
    ("/expect/write/", "freeze", {"figure": FIGURE, "low": "1", "middle": "x", "high": "12"}, "middle"),
    ("/expect/posts/", "plan", {"profile": PROFILE, "posts": "-7"}, "posts"),
    ("/people/", "invite", {"email": "no mail", "role": "editor"}, "email"),
]


@pytest.mark.parametrize(("address", "act", "sent", "wrong"), FORMS)
def test_what_was_written_comes_back_with_the_fault_beside_its_field(served, address, act, sent, wrong):
    with served.client("administrator") as person:
        person.headers.update(EN)
        shown = f"{address}?from={sent['from']}" if "from" in sent else address
        answer = served.post_from(person, shown, address, {"act": act} | sent)
    assert answer.status_code == 422
    assert f'id="id_{wrong}_error"' in answer.text
    assert f'href="#id_{wrong}"' in answer.text
    assert lost(answer.text, sent) == {}


def test_the_terms_of_a_pilot_come_back_when_one_of_its_numbers_is_none(served):
    with served.client("administrator") as person:
        address = served.post(person, "/plan/pilots/", {"act": "draft", "initiative": TRIED}).headers["location"]
        sent = TERMS | {"threshold": "many", "hours_granted": "-2", "heir": "Whoever stays"}
        answer = served.post(person, address, sent)
        assert answer.status_code == 422
        assert all(f'id="id_{name}_error"' in answer.text for name in ("threshold", "hours_granted"))
        assert lost(answer.text, sent) == {}
        assert "Whoever stays" not in person.get(address).text


def test_what_the_house_forbids_is_told_on_the_page_itself_and_nothing_written_is_lost(served):
    with served.client("administrator") as person:
        sent = {"address": "https://www.facebook.com/bibliotecasvillaclara", "name": "Written twice"}
        answer = served.post(person, "/entry/", {"act": "enter"} | sent)
        assert (answer.status_code, "open it there" in answer.text) == (422, True)
        assert lost(answer.text, sent) == {}


def test_no_password_comes_back(served):
    with served.client("administrator") as person:
        told = {"act": "invite", "email": "new@example.org", "role": "reader", "unit": ""}
        link = re.search(r"/invitation/[\w-]+/", served.post(person, "/people/", told).text)[0]
    with served.client() as nobody:
        answer = served.post(nobody, link, {"act": "accept", "name": "Ada Byron", "password": "password1"})
    assert answer.status_code == 422
    assert 'id="id_password_error"' in answer.text
    assert "Ada Byron" in answer.text
    assert "password1" not in answer.text


def test_no_page_answers_a_form_that_could_not_be_taken_by_itself():
    pages = Path(criterio.__file__).parent / "web" / "pages"
    assert [path.name for path in pages.rglob("*.jinja") if "error=" in path.read_text("utf-8")] == []


def lost(page: str, sent: dict[str, str]) -> dict[str, str]:
    """What was written and no field shows."""
    return {
        name: text
        for name, text in sent.items()
        if name != "act" and text.strip() and text.strip() not in _shown(page, name)
    }


def _shown(page: str, name: str) -> list[str]:
    """What the fields of a name show."""
    own = html.unescape(page)
    typed = re.findall(rf'<input type="\w+" name="{name}" value="([^"]*)"', own)
    told = re.findall(rf'<textarea name="{name}"[^>]*>([^<]*)<', own)
    lists = re.findall(rf'<select name="{name}".*?</select>', own, re.DOTALL)
    chosen = [one for each in lists for one in re.findall(r'value="([^"]*)" selected', each)]
    return [one.strip() for one in (*typed, *told, *chosen)]
