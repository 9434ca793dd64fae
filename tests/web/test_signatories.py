# SPDX-License-Identifier: EUPL-1.2
"""Who did it is shown as they were called then, with the account; the account to nobody outside."""

import re
from datetime import date, timedelta

import pytest
from tests.web.test_plan_pages import TERMS, TRIED

THEN, ACCOUNT = "Alcaldesa en 2026", "approver.all@example.org"
PROFILE = "/register/x:bibliovillaclara/"
NETWORK = "/decide/fit/citizen_service/bluesky/"
OBJECTIVES = "/plan/objectives/"


@pytest.fixture(scope="module")
def pilot(served):
    """Where a pilot is that was decided by whoever had another name then."""
    days = {"starts_on": str(date.today() - timedelta(days=60)), "decides_on": str(date.today())}
    with served.client("administrator") as author:
        address = served.act(author, "/plan/pilots/", {"act": "draft", "initiative": TRIED}).headers["location"]
        assert served.post(author, address, TERMS | days).status_code == 302
    return address


@pytest.fixture(scope="module")
def done(served, pilot):
    """Everything done under one name by somebody who then takes the former one again."""
    with served.client("approver") as person:
        before = re.search(r'name="name" value="([^"]*)"', person.get("/people/me/").text)[1]
        served.post(person, "/people/me/", {"act": "save", "name": THEN})
        acts = [
            (PROFILE, {"act": "change", "to": "hibernated", "reason": "August."}),
            (NETWORK, {"act": "say", "answer": "can", "reason": "Assessed."}),
            (OBJECTIVES, {"act": "say", "name": "Fewer queues", "aspect": "service"}),
            (pilot, {"act": "start"}),
            (pilot, {"act": "stop", "reason": "The strike."}),
        ]
        answers = [served.act(person, address, told).status_code for address, told in acts]
        number = max(map(int, re.findall(r"/decide/decisions/(\d+)/", person.get("/decide/decisions/").text)))
        decision = f"/decide/decisions/{number}/"
        answers.append(served.act(person, decision, {"act": "withhold", "reason": "Not notified yet."}).status_code)
        served.post(person, "/people/me/", {"act": "save", "name": before})
    assert answers == [302] * 6
    return {"state": PROFILE, "network": NETWORK, "objective": OBJECTIVES, "pilot": pilot, "publication": decision}


@pytest.mark.parametrize("what", ["state", "network", "objective", "pilot", "publication"])
def test_the_page_tells_the_name_of_then_and_the_account(served, done, what):
    with served.client("reader") as colleague:
        assert f"{THEN} ({ACCOUNT})" in colleague.get(done[what]).text


def test_nobody_outside_is_told_an_account(served, done):
    with served.client() as nobody:
        told = [nobody.get(page).text for page in ("/public/decisions/", f"/public{done['publication'][7:]}")]
    assert all("Not notified yet." in page for page in told)
    assert not any(ACCOUNT in page for page in told)
