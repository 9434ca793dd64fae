# SPDX-License-Identifier: EUPL-1.2
"""Who may see and do what: every page of the routes, for every role in its unit, in another, and in the whole."""

import re

import pytest
from tests.web.conftest import OTHER, UNIT

from criterio.web.people.roles import GIVES, Permission, Role

PARTS = {
    "key": "x:bibliovillaclara",
    "subject": "x:bibliovillaclara",
    "name": "plan_json",
    "secret": "nothing",
    "run": "1",
    "number": "1",
    "upload": "00000000-0000-4000-8000-000000000000",
    "file": "profiles.csv",
    "function": "citizen_service",
    "network": "facebook",
    "practice": "alt_text",
}
"""An example of each part of an address."""

OTHERS = {"account/", "api/v1/"}
"""Addresses that are no pages: allauth's own, and the API, whose operations ask for a token."""

PLACES = ("", UNIT, OTHER)

PRIVATE = ("/closing/", "/custody/")
"""Endings of pages that only the unit of their profile sees."""

OF_THE_WHOLE = (
    "/collect/refused/1/", "/collect/refused/1/csv/", "/collect/undo/1/", "/decide/sign/", "/decide/weights/mine/",
)  # fmt: skip
"""Of a file that no page took in, or of the whole portfolio: for whoever works for the whole administration."""


@pytest.fixture(scope="module")
def measured() -> dict[str, str]:
    """Nothing: three thousand visits show coverage what those of the other tests do, at half the speed."""
    return {}


@pytest.fixture(scope="module")
def routes(served) -> list[dict]:
    return served.ask("routes")


@pytest.fixture(scope="module")
def pages(routes) -> list[dict]:
    return [route | {"address": _address(route["path"])} for route in routes if route["page"]]


def _address(path: str) -> str:
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: PARTS[part[1]], path)


def test_every_address_is_a_page_with_a_rule_or_known(routes):
    assert {route["path"] for route in routes if not route["page"]} == OTHERS


def test_nobody_sees_without_login_what_is_not_public(served, pages):
    with served.client() as nobody:
        for page in pages:
            answer = nobody.get(page["address"])
            if page["needs"]:
                assert (page["address"], answer.status_code) == (page["address"], 302)
                assert answer.headers["location"].startswith("/account/login/")
            else:
                assert answer.status_code < 500


@pytest.mark.parametrize("role", list(Role))
def test_a_role_sees_what_it_may_and_nothing_else(served, pages, role):
    served.people(*((role.value, place) for place in PLACES))
    for place in PLACES:
        with served.client(role.value, place) as person:
            for page in pages:
                status = person.get(page["address"]).status_code
                allowed = page["needs"] is None or Permission(page["needs"]) in GIVES[role]
                whole = page["needs"] == Permission.ADMINISTER and place != ""
                whole |= place == OTHER and page["address"].endswith(PRIVATE)
                whole |= place != "" and page["address"] in OF_THE_WHOLE
                assert (page["address"], status == 403) == (page["address"], not allowed or whole)
                assert status < 500


@pytest.mark.parametrize("role", list(Role))
def test_a_role_does_only_what_it_may(served, pages, role):
    served.people(*((role.value, place) for place in PLACES))
    for place in PLACES:
        with served.client(role.value, place) as person:
            token = served.token(person, "/people/me/")
            for page in pages:
                for act, needs in page["takes"].items():
                    if needs is None or Permission(needs) in GIVES[role]:
                        continue
                    answer = person.post(page["address"], data={"csrfmiddlewaretoken": token, "act": act})
                    assert (page["address"], act, answer.status_code) == (page["address"], act, 403)


def test_a_signature_takes_a_role_in_the_unit(served):
    answers = {}
    for place in ("Bibliotecas", UNIT, OTHER, ""):
        with served.client("approver", place) as person:
            answers[place] = served.sign(person, "x:bibliovillaclara", "2099-01-01").status_code
    assert answers == {"Bibliotecas": 302, UNIT: 302, OTHER: 403, "": 302}  # libraries are below culture


def test_a_decision_that_is_signed_is_public(served):
    with served.client("approver") as person:
        assert served.sign(person, "x:villaclaraverde", "2099-01-01").status_code == 302
    with served.client() as nobody:
        assert "Villaclara Verde" in nobody.get("/public/decisions/").text


def test_a_form_without_its_token_is_refused(served):
    with served.client("administrator") as person:
        assert person.post("/people/me/", data={"act": "save", "name": "x"}).status_code == 403


def test_no_page_may_be_framed_or_run_what_is_written_into_it(served, pages):
    with served.client("administrator") as person:
        for page in pages:
            headers = person.get(page["address"]).headers
            assert headers["x-frame-options"] == "DENY"
            assert "unsafe" not in headers["content-security-policy"]
            assert "script-src 'self'" in headers["content-security-policy"]
