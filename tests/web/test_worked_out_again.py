# SPDX-License-Identifier: EUPL-1.2
"""What people say in the pages is weighed with all the rest, once the worker has worked it out."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import made_once
from tests.web.conftest import UNIT, Served, start
from tests.web.nursery import run_and_work_out
from tests.web.splitting import work_out
from tests.web.test_collect_pages import REGISTER, X, until
from tests.web.test_portfolio_pages import mark_of

SIGNED, INITIATIVE = "/decide/sign/", "/decide/verdict/initiative:Subtítulos propios/"
CLOSED = "/register/x:villaclaraverde/"
PLAN = {
    "act": "save", "reason": "Nobody reads it.", "audience_goes_to": "x:aytovillaclara", "archive": "archive.zip",
    "notice": "We move.", "notice_on": "2026-01-01", "closes_on": "2026-02-01",
}  # fmt: skip
WAITS = "waits for a signature."
WORD = {"act": "say", "answer": "can", "reason": "Tried."}
EN = {"Accept-Language": "en"}
DRAFT = {
    "act": "save", "name": "Subtítulos propios", "unit": UNIT, "functions": ["transparency"],
    "objective": "Avisos que llegan a tiempo", "indicator": "interactions", "expected_low": "1",
    "expected_high": "4", "mechanism": "transparency", "audience_heard": "yes", "hours_low": "0",
    "hours_high": "0.1", "owner": "Inés", "deputy": "Clara", "heir": "Cultura", "review_on": "2099-01-01",
    "exit_rule": "Nobody uses them", "horizon": "short",
}  # fmt: skip


@dataclass
class Said:
    """A town in which an approver said a word on a network, accepted what a unit drafted, and closed a profile."""

    served: Served
    mark_before: str
    status_before: int


@pytest.fixture(scope="module")
def few(town: Path, pytestconfig: pytest.Config) -> Path:
    """The town with its register and the posts of one profile, worked out: all of it takes four times as long."""

    def make(folder: Path) -> None:
        folder.mkdir()
        shutil.copy2(town / "administration.toml", folder)
        work_out(folder, *(town / "exports" / name for name in (REGISTER, X)))

    return made_once(pytestconfig, "few", make)


@pytest.fixture(scope="module")
def said(few, tmp_path_factory) -> Iterator[Said]:
    root = shutil.copytree(few, tmp_path_factory.mktemp("said") / "town")
    served = start(root, works=False, begin=run_and_work_out)
    with served.client("approver") as approver, served.client("editor", UNIT) as editor:
        before = Said(served, mark_of(approver.get(SIGNED).text), approver.get(INITIATIVE).status_code)
        word = served.post(approver, "/decide/fit/citizen_service/bluesky/", WORD)
        address = served.post(editor, "/plan/practices/captions/", {"act": "adapt", "unit": UNIT}).headers["location"]
        saved = served.post(editor, address, DRAFT)
        asked = served.post_from(editor, "/people/me/", address, {"act": "ask"})
        accepted = served.act(approver, address, {"act": "accept"})
        with served.client("administrator") as author:
            planned = served.post(author, f"{CLOSED}closing/", PLAN)
        waited = approver.get("/", headers=EN).text.count(WAITS)
        closed = served.act(approver, CLOSED, {"act": "change", "to": "closed", "reason": "Nobody reads it."})
        told = [one.status_code for one in (word, saved, asked, accepted, planned, closed)]
        assert (told, waited) == ([302] * 6, 1), accepted.text
    served.work()
    yield before
    served.end()


def test_a_word_makes_the_reading_stale_until_it_is_worked_out_again(said):
    with said.served.client("approver") as approver:
        assert until(lambda: mark_of(approver.get(SIGNED).text) != said.mark_before)


def test_an_accepted_draft_is_weighed_in_the_portfolio(said):
    with said.served.client("approver") as approver:
        assert said.status_before == 404
        assert until(lambda: approver.get(INITIATIVE).status_code == 200)
        assert "Subtítulos propios" in approver.get(INITIATIVE).text


def test_of_a_profile_that_was_closed_nothing_is_proposed_and_its_verdict_leads_to_what_was_decided(said):
    with said.served.client("approver") as approver:
        verdict = "/decide/verdict/x:villaclaraverde/"
        assert until(lambda: approver.get(verdict).headers.get("location") == CLOSED)
        assert "Closed, since" in approver.get(CLOSED, headers=EN).text


def test_a_plan_to_close_what_was_closed_without_it_waits_for_nobody(said):
    with said.served.client("approver") as approver:
        assert until(lambda: WAITS not in approver.get("/", headers=EN).text)
