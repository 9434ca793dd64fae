# SPDX-License-Identifier: EUPL-1.2
"""Stop, go, finish and take back: refused to who has no part in it, and to who has not read what stands now."""

from datetime import date, timedelta

import pytest
from tests.web.conftest import OTHER, UNIT
from tests.web.test_plan_pages import TERMS, TRIED

EN = {"Accept-Language": "en"}
TODAY = date.today()  # the server asks the same clock
DUE = TERMS | {"starts_on": str(TODAY - timedelta(days=60)), "decides_on": str(TODAY)}
HOME = "Servicios Sociales"
"""The unit of the pilot."""

PROFILES = {"finish": "x:culturavclara", "take_back": "facebook:culturavillaclara"}
PLAN = {
    "act": "save", "reason": "Nobody reads it.", "audience_goes_to": "x:aytovillaclara", "archive": "archive.zip",
    "notice": "We move.", "notice_on": str(TODAY - timedelta(days=20)), "closes_on": str(TODAY),
}  # fmt: skip


@pytest.fixture(scope="module", params=["go", "stop"])
def pilot(served, request):
    """A pilot whose day has come: what is done, where, the unit, and the state that it ends in."""
    with served.client("administrator") as author, served.client("approver") as other:
        address = served.act(author, "/plan/pilots/", {"act": "draft", "initiative": TRIED}).headers["location"]
        assert served.post(author, address, DUE).status_code == 302
        early = served.act(other, address, {"act": request.param, "reason": "It has to be."})
        assert (early.status_code, "that runs" in early.text) == (422, True)
        assert served.act(other, address, {"act": "start"}).status_code == 302
    return request.param, address, HOME


@pytest.fixture(scope="module", params=["finish", "take_back"])
def closing(served, request):
    """A plan of closing that is signed and whose day has come."""
    address = f"/register/{PROFILES[request.param]}/closing/"
    with served.client("administrator") as author, served.client("approver") as other:
        assert served.post(author, address, PLAN).status_code == 302
        early = served.act(other, address, {"act": request.param})
        assert (early.status_code, "sign the plan first" in early.text) == (422, True)
        assert served.act(other, address, {"act": "sign"}).status_code == 302
    return request.param, address, UNIT


def refused_to_strangers(served, act, address, unit):
    """As nobody, as whoever only edits there, and as whoever signs elsewhere; with what the page shows."""
    with served.client("approver") as reader:
        told = served.read(reader, address) | {"act": act, "reason": "It has to be."}
    for role, place in (("editor", unit), ("reader", ""), ("custodian", ""), ("approver", OTHER)):
        with served.client(role, place) as stranger:
            token = served.token(stranger, "/people/me/")
            answer = stranger.post(address, data=told | {"csrfmiddlewaretoken": token})
            assert (role, place, answer.status_code) == (role, place, 403)
    with served.client() as nobody:
        token = served.token(nobody, "/account/login/")
        answer = nobody.post(address, data=told | {"csrfmiddlewaretoken": token})
        assert (answer.status_code, answer.headers["location"][:15]) == (302, "/account/login/")


def test_a_pilot_is_decided_once_by_who_signs_there_and_has_read_what_stands(served, pilot):
    act, address, unit = pilot
    refused_to_strangers(served, act, address, unit)
    with served.client("administrator") as author, served.client("approver", unit) as person:
        read = served.read(person, address)
        spent = {"act": "spend", "hours_spent": "12", "euros_spent": "0"}
        assert served.post(author, address, spent).status_code == 302
        late = person.post(address, data=read | {"act": act, "reason": "It has to be."}, headers=EN)
        assert (late.status_code, "changed while you were reading" in late.text) == (422, True)
        silent = served.act(person, address, {"act": act, "reason": " "})
        assert (silent.status_code, "write why" in silent.text) == (422, True)  # the data say nothing of it
        told = served.read(person, address) | {"act": act, "reason": "It has to be."}
        assert [person.post(address, data=told).status_code for _ in range(2)] == [302, 422]  # sent twice
        page = person.get(address, headers=EN).text
    assert ({"go": "It goes on.", "stop": "It stopped."}[act] in page, "It has to be." in page) == (True, True)


def test_a_closing_is_carried_out_or_taken_back_once_by_who_signs_there_and_has_read_it(served, closing):
    act, address, unit = closing
    refused_to_strangers(served, act, address, unit)
    with served.client("administrator") as author, served.client("approver", unit) as person:
        read = served.read(person, address)
        for step, told in ((person, {"act": "take_back"}), (author, PLAN | {"notice": "Goodbye."})):
            assert served.act(step, address, told).status_code == 302
        assert served.act(person, address, {"act": "sign"}).status_code == 302
        late = person.post(address, data=read | {"act": act}, headers=EN)
        assert (late.status_code, "changed while you were reading" in late.text) == (422, True)
        told = served.read(person, address) | {"act": act}
        assert [person.post(address, data=told).status_code for _ in range(2)] == [302, 422]  # sent twice
