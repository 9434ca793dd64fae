# SPDX-License-Identifier: EUPL-1.2
"""Requests to open a profile, closing plans, custody and hand-overs: who does what, and who may not even look."""

import re
from datetime import date, timedelta

import pytest
from tests.web.axe import barriers
from tests.web.chromium import follow
from tests.web.conftest import OTHER, UNIT

ASKED = {
    "act": "draft", "name": "Teatro en Instagram", "unit": UNIT, "network": "instagram", "handle": "@TeatroVillaclara",
    "functions": ["routine_information"], "languages": "es, ca", "objective": "Más jóvenes con el bono joven",
    "indicator": "interactions", "expected_low": "10", "expected_high": "40", "mechanism": "participation",
    "audience_heard": "yes", "comparables": "a\nb\nc\nd\ne", "hours_low": "1", "hours_high": "2,5", "owner": "Inés",
    "deputy": "Clara", "heir": "Cultura", "content_ready": "yes", "review_on": "2099-05-02", "exit_rule": "Under 10",
}  # fmt: skip
EN = {"Accept-Language": "en"}


def drafted(served, editor, **changed):
    answer = served.post(editor, "/openings/", ASKED | changed)
    assert answer.status_code == 302, answer.text
    return answer.headers["location"]


def act(served, client, address, **told):
    return served.act(client, address, told)


def test_a_request_goes_from_its_draft_through_its_gates_to_a_proposed_profile(served):
    with served.client("editor", UNIT) as editor, served.client("approver", UNIT) as approver:
        address = drafted(served, editor, heir="")
        refused = act(served, editor, address, act="ask")
        assert refused.status_code == 422
        assert "a pilot without an heir dies of success" in refused.text
        assert served.post(editor, address, ASKED | {"act": "save"}).status_code == 302
        assert act(served, editor, address, act="ask").status_code == 302
        assert act(served, approver, address, act="accept").status_code == 302
        assert (
            "accepted" in approver.get("/openings/", headers=EN).text or "aceptada" in approver.get("/openings/").text
        )


def test_a_no_shows_its_reply_to_who_asked(served):
    with served.client("editor", UNIT) as editor, served.client("approver", UNIT) as approver:
        address = drafted(served, editor, name="Danza")
        act(served, editor, address, act="ask")
        assert "Nothing that was worked out speaks against it" in approver.get(address, headers=EN).text
        assert act(served, approver, address, act="refuse", reply="  ").status_code == 422
        assert act(served, approver, address, act="refuse", reply="Use the agenda.").status_code == 302
        assert "Use the agenda." in editor.get(address).text


def test_what_is_wrong_in_the_form_is_told_and_kept(served):
    with served.client("editor", UNIT) as editor:
        answer = served.post(editor, "/openings/", ASKED | {"expected_low": "much", "handle": ""})
        assert answer.status_code == 422
        assert ("id_expected_low_error" in answer.text, "id_handle_error" in answer.text) == (True, True)
        assert "Teatro en Instagram" in answer.text


@pytest.mark.parametrize("hours", [("nan", "nan"), ("0", "inf"), ("-5", "1")])
def test_hours_that_nobody_can_reckon_with_are_not_kept(served, hours):
    with served.client("editor", UNIT) as editor:
        answer = served.post(editor, "/openings/", ASKED | dict(zip(("hours_low", "hours_high"), hours, strict=True)))
        assert (answer.status_code, "id_hours_low_error" in answer.text) == (422, True)


def test_another_unit_reads_no_draft_and_lists_none(served):
    with served.client("editor", UNIT) as editor:
        address = drafted(served, editor, name="Secreto de Cultura")
    for role in ("reader", "editor", "approver", "custodian"):
        with served.client(role, OTHER) as stranger:
            assert stranger.get(address).status_code == 403
            assert act(served, stranger, address, act="withdraw").status_code == 403
            assert "Secreto de Cultura" not in stranger.get("/openings/").text
            assert stranger.get("/register/x:bibliovillaclara/closing/").status_code == 403
            assert stranger.get("/register/x:bibliovillaclara/custody/").status_code == 403


def test_nobody_asks_for_a_unit_where_they_do_not_work(served):
    with served.client("editor", OTHER) as stranger:
        assert act(served, stranger, "/openings/", **ASKED).status_code == 403


def test_a_profile_is_closed_by_a_plan_that_another_person_signs(served):
    address = "/register/x:culturavclara/closing/"
    plan = {
        "act": "save", "reason": "Nobody reads it.", "audience_goes_to": "x:aytovillaclara", "archive": "archive.zip",
        "notice": "We move.", "notice_on": str(date.today() - timedelta(days=20)), "closes_on": str(date.today()),
    }  # fmt: skip
    with served.client("editor", UNIT) as editor, served.client("approver", UNIT) as approver:
        assert served.post(editor, address, plan | {"archive": ""}).status_code == 302
        assert act(served, approver, address, act="sign").status_code == 422
        assert served.post(editor, address, plan).status_code == 302
        assert act(served, editor, address, act="sign").status_code == 403
        assert act(served, approver, address, act="finish").status_code == 422
        assert "The plan to close X · culturavclara waits for a signature." in approver.get("/", headers=EN).text
        assert act(served, approver, address, act="sign").status_code == 302
        assert act(served, approver, address, act="finish").status_code == 302
        page = approver.get("/register/x:culturavclara/", headers=EN).text
        assert "Nobody reads it." in page
        told = ("Closed, since ", "archive.zip", "X · Ayuntamiento de Villaclara", "No decision on it is on record")
        assert [words for words in told if words not in page] == []
        assert ("Verdict: " in page, "How are we doing?</h2>" in page) == (False, False)
    with served.client() as nobody:
        shown = nobody.get("/public/", params={"q": "culturavclara", "network": "x"}, headers=EN).text
        assert re.search(r"Where its public goes</dt>\s*<dd>X · Ayuntamiento de Villaclara", shown, re.IGNORECASE)


def test_custody_is_written_by_who_holds_and_confirmed_by_who_edits(served):
    address = "/register/x:bibliovillaclara/custody/"
    told = {"act": "save", "owner": "Inés Mollà", "deputy": "Clara Vives", "key_holders": "Inés Mollà\nClara Vives",
            "recovery_mailbox": "redes@example.org", "mfa": "yes"}  # fmt: skip
    with served.client("custodian", UNIT) as custodian, served.client("editor", UNIT) as editor:
        assert act(served, editor, address, **told).status_code == 403
        assert served.post(custodian, address, told).status_code == 302
        assert act(served, editor, address, act="certify", note="").status_code == 302
        assert "redes@example.org" in editor.get(address).text


def test_a_hand_over_moves_the_keys_and_stays_on_record(served):
    with served.client("custodian") as custodian:
        form = custodian.get("/hand-over/", params={"from": "Marta Olmedo"}).text
        held = re.findall(r'name="profiles" value="([^"]+)"', form)
        assert held
        told = {"act": "hand_over", "from": "Marta Olmedo", "to": "Nuria Gil", "reason": "New government",
                "profiles": held[:1], "items": ["password", "access"]}  # fmt: skip
        assert act(served, custodian, "/hand-over/", **told).status_code == 302
        assert "Nuria Gil" in custodian.get("/hand-over/").text
        assert "Nuria Gil" in custodian.get(f"/register/{held[0]}/custody/").text


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_governance_is_open_to_everybody_also_when_something_is_wrong(served, as_person, width, scheme):
    with served.client("editor", UNIT) as editor:
        address = drafted(served, editor, name="Coro", heir="")
    page = as_person("editor", UNIT, width, scheme)
    page.goto(address)
    assert barriers(page) == []
    follow(page.locator("button[value=ask]"))
    assert page.locator("[role=alert]").count() == 1
    assert barriers(page) == []
    page.goto("/openings/")
    page.fill("#id_name", "x")
    page.fill("#id_handle", "a b")
    follow(page.locator("button[value=draft]"))
    assert page.locator("#id_handle_error").count() == 1
    assert barriers(page) == []
    page = as_person("administrator", "", width, scheme)
    for path in ("/register/x:culturavclara/closing/", "/register/x:bibliovillaclara/custody/", "/units/",
                 "/hand-over/?from=Marta+Olmedo"):  # fmt: skip
        page.goto(path)
        assert (path, barriers(page)) == (path, [])
