# SPDX-License-Identifier: EUPL-1.2
"""Nobody approves, signs or confirms what changed after their page was shown: they read it again first."""

from datetime import date, timedelta

import pytest
from tests.web.conftest import UNIT
from tests.web.test_governance_pages import ASKED
from tests.web.test_plan_pages import TERMS, TRIED

EN = {"Accept-Language": "en"}
PROFILE = "/register/facebook:culturavillaclara/"
CLOSING = {
    "act": "save", "reason": "Nobody reads it.", "audience_goes_to": "x:aytovillaclara", "archive": "archive.zip",
    "notice": "We move.", "notice_on": str(date.today()), "closes_on": str(date.today() + timedelta(days=30)),
}  # fmt: skip
CUSTODY = {"act": "save", "owner": "Elena Sirvent", "deputy": "Inés Mollà"}


def pilot(served, author):
    return served.post(author, "/plan/pilots/", {"act": "draft", "initiative": TRIED}).headers["location"], TERMS


def closing(served, author):
    return f"{PROFILE}closing/", CLOSING


def request(served, author):
    return served.post(author, "/openings/", ASKED | {"handle": "sala"}).headers["location"], ASKED | {"act": "save"}


def custody(served, author):
    return f"{PROFILE}custody/", CUSTODY


CASES = [
    ("approver", pilot, {"threshold": "1"}, (), {"act": "start"}),
    ("approver", closing, {"notice": "Goodbye."}, (), {"act": "sign"}),
    ("approver", request, {"hours_high": "40"}, ("withdraw",), {"act": "accept"}),
    ("approver", request, {"hours_high": "40"}, ("withdraw",), {"act": "refuse", "reply": "Use the agenda."}),
    ("editor", custody, {"deputy": "Nobody"}, (), {"act": "certify"}),
]


@pytest.mark.parametrize(("role", "begin", "change", "before", "decided"), CASES)
def test_what_changed_after_it_was_shown_is_read_again_first(served, role, begin, change, before, decided):
    with served.client("administrator") as author, served.client(role) as other:
        address, told = begin(served, author)
        sends = [{"act": "ask"}] if begin is request else []
        for each in (told, *sends):
            assert served.post(author, address, each).status_code == 302
        read = served.read(other, address)
        for each in (*({"act": act} for act in before), told | change, *sends):
            assert served.post(author, address, each).status_code == 302
        late = other.post(address, data=read | decided, headers=EN)
        assert (late.status_code, "changed while you were reading" in late.text) == (422, True)
        assert other.post(address, data=served.read(other, address) | decided).status_code == 302


def test_a_state_is_changed_from_the_one_that_was_shown(served):
    with served.client("approver", UNIT) as first, served.client("approver") as second:
        read = served.read(second, PROFILE)
        changed = {"act": "change", "to": "hibernated", "reason": "Quiet."}
        assert served.act(first, PROFILE, changed).status_code == 302
        late = second.post(PROFILE, data=read | changed | {"to": "closed"}, headers=EN)
    assert (late.status_code, "changed while you were reading" in late.text) == (422, True)
