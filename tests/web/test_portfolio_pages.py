# SPDX-License-Identifier: EUPL-1.2
"""The board, the signature of the whole portfolio, and the administration's own word on networks."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from tests.web.conftest import OTHER

REVIEW = "2099-01-01"
EN = {"Accept-Language": "en"}


@pytest.fixture(scope="module")
def told(served):
    """What the command says."""
    return served.says("decide")


@pytest.fixture(scope="module")
def kept(told):
    """Something that may go otherwise; the last of them, for a feed tells the newest decisions only."""
    return [v["subject"] for v in told["verdicts"] if v["mode"] == "keep" and v["standing"] == "borderline"][-1]


def mark_of(page: str) -> str:
    return re.search(r'name="mark" value="([^"]+)"', page)[1]


def sign(served, person, *otherwise, **changed):
    mark = mark_of(person.get("/decide/sign/").text)
    rows = {name: [one[place] for one in otherwise] for place, name in enumerate(("subject", "mode", "reason"))}
    return served.post(person, "/decide/sign/", rows | {"act": "sign", "mark": mark, "review_on": REVIEW} | changed)


def test_the_board_says_what_the_command_says(served, told):
    with served.client("administrator") as person:
        board = person.get("/decide/board/", headers=EN).text
    shown = re.findall(r'<h4><a href="/decide/verdict/([^"]+)/">', board)
    modes = dict(re.findall(r'<h4><a href="/decide/verdict/([^"]+)/">.*?<p><strong>([^<]+)</strong>', board, re.DOTALL))
    names = {"keep": "Keep", "close": "Close", "merge": "Merge", "strengthen": "Strengthen", "hibernate": "Hibernate"}
    said = {verdict["subject"]: verdict["mode"] for verdict in told["verdicts"]}
    assert len(shown) > 20
    assert {s: modes[s] for s in shown if said.get(s) in names} == {
        s: names[said[s]] for s in shown if said.get(s) in names
    }


def test_nobody_signs_a_verdict_that_they_have_not_read(served):
    """Between the page and the signature everything may have been worked out again."""
    told = {"act": "sign", "review_on": REVIEW}
    with served.client("approver") as person:
        for proposal in ({}, {"proposal": "full"}, {"proposal": "merge x:nobody"}):
            answer = served.post(person, "/decide/verdict/x:jovenvillaclara/", told | proposal, headers=EN)
            assert (answer.status_code, "Read it again before you sign" in answer.text) == (422, True)
        assert served.sign(person, "x:jovenvillaclara", REVIEW).status_code == 302


def test_what_was_pasted_unseen_breaks_no_feed(served, kept):
    with served.client("approver") as person:
        answer = sign(served, person, (kept, "hibernate", "We try\x0ba quarter\xa0without it."))
        assert answer.status_code == 302, answer.text
    with served.client() as nobody:
        feed = ElementTree.fromstring(nobody.get("/public/data/decisions.rss", headers=EN).content)
    assert "We trya quarter\xa0without it." in [one.findtext("description") for one in feed.iter("item")]


def test_what_a_later_signature_replaced_is_not_due_for_review(served):
    soon = (date.today() + timedelta(days=2)).isoformat()
    due = "due for review"
    with served.client("approver") as person:
        before = due in person.get("/", headers=EN).text
        assert served.sign(person, "x:bibliovillaclara", soon).status_code == 302
        while_due = due in person.get("/", headers=EN).text
        assert served.sign(person, "x:bibliovillaclara", REVIEW).status_code == 302
        assert (before, while_due, due in person.get("/", headers=EN).text) == (False, True, False)


def test_the_whole_is_signed_but_for_what_is_decided_otherwise(served, told, kept):
    with served.client("approver") as person:
        answer = sign(served, person, (kept, "hibernate", "We try a quarter without it."), statement="So be it.")
        assert answer.status_code == 302, answer.text
    address = answer.headers["location"]
    with served.client() as nobody:
        public = nobody.get(address, headers=EN).text
        whole = nobody.get("/api/v1/portfolios").json()["items"][-1]
        decisions = nobody.get("/api/v1/decisions", params={"limit": 1000}).json()["items"]
    assert ("We try a quarter without it." in public, "So be it." in public) == (True, True)
    assert (whole["totals"]["items"], whole["totals"]["otherwise"]) == (len(told["verdicts"]), 1)
    mine = {d["subject"]: d for d in decisions if d["portfolio"] == whole["number"]}
    assert mine[kept]["mode"] == "hibernate"
    assert mine[kept]["proposed"] == "keep"
    assert {s: d["mode"] for s, d in mine.items() if s != kept} == {
        v["subject"]: v["mode"] for v in told["verdicts"] if v["subject"] != kept
    }
    assert "@example.org" not in public


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"review_on": "2001-01-01"}, "must be after today"),
        ({"review_on": "soon"}, "Give the day"),
        ({"mark": "other data"}, "changed while you were reading"),
        ({"subject": "x:bibliovillaclara", "mode": "", "reason": "No."}, "Say what is decided"),
        ({"subject": "x:bibliovillaclara", "mode": "full", "reason": "No."}, "not open"),
    ],
)
def test_what_cannot_be_signed_is_told_and_kept_in_the_form(served, changed, words):
    with served.client("approver") as person:
        before = person.get("/api/v1/portfolios").json()["count"]
        answer = sign(served, person, **changed)
        assert answer.status_code == 422
        assert words in answer.text
        assert person.get("/api/v1/portfolios").json()["count"] == before


def test_the_whole_takes_a_role_in_the_whole(served):
    with served.client("approver", OTHER) as person:
        assert person.get("/decide/sign/").status_code == 403


def test_a_word_on_a_network_takes_a_reason_and_changes_the_answer(served):
    with served.client("approver") as person:
        address = re.search(r'href="(/decide/fit/[^/]+/tiktok/)"', person.get("/decide/fit/").text)[1]
        assert served.post(person, address, {"act": "say", "answer": "can", "reason": " "}).status_code == 422
        answer = served.post(person, address, {"act": "say", "answer": "can", "reason": "Assessed in March."})
        assert answer.status_code == 302
        page = person.get(address, headers=EN).text
        assert "Your administration says that it can: Assessed in March." in page
    own = [one["declared"] for one in served.says("fit", "--network", "tiktok") if one["declared"]]
    assert [(one["answer"], one["reason"]) for one in own] == [("can", "Assessed in March.")]
    with served.client("approver") as person:
        served.post(person, address, {"act": "say", "answer": "", "reason": "The network changed."})
        page = person.get(address, headers=EN).text
    assert "Your administration says" not in page
    assert "The network changed." in page


def test_a_signature_keeps_its_name_and_its_account_when_whoever_signed_takes_another_name(served):
    subject = "x:bibliovillaclara"
    with served.client("approver") as person:
        before = re.search(r'name="name" value="([^"]*)"', person.get("/people/me/").text)[1]
        served.post(person, "/people/me/", {"act": "save", "name": "Alcaldesa en 2026"})
        signed = served.sign(person, subject, REVIEW)
        assert signed.status_code == 302
        served.post(person, "/people/me/", {"act": "save", "name": before})
        number = max(map(int, re.findall(r"/decide/decisions/(\d+)/", person.get("/decide/decisions/").text)))
        page = person.get(f"/decide/decisions/{number}/").text
    assert "Alcaldesa en 2026 (approver.all@example.org)" in page
    with served.client() as anybody:
        public = anybody.get(f"/public/decisions/{number}/").text
    assert "Alcaldesa en 2026" in public
    assert "approver.all@example.org" not in public
