# SPDX-License-Identifier: EUPL-1.2
"""Coming in through the form, and what is written down of it."""

import httpx
import pytest
from tests.web.people import PASSWORD

MAIL = "administrator.all@example.org"


@pytest.fixture
def browser_of(served):
    served.people(("administrator", ""))
    return served.client


def _sign_in(served, client: httpx.Client, password: str) -> httpx.Response:
    return served.post(client, "/account/login/", {"login": MAIL, "password": password})


def test_the_right_password_opens_and_a_wrong_one_does_not(served, browser_of):
    with browser_of() as client:
        wrong = _sign_in(served, client, "not-the-password")
        assert wrong.status_code == 200
        assert 'aria-invalid="true"' in wrong.text
        right = _sign_in(served, client, PASSWORD)
        assert (right.status_code, right.headers["location"]) == (302, "/")


def test_who_came_in_and_who_tried_is_written_without_passwords(served, browser_of):
    with browser_of() as client:
        _sign_in(served, client, "a-wrong-password-to-look-for")
        _sign_in(served, client, PASSWORD)
    with served.client("administrator") as administrator:
        log = administrator.get("/people/audit/", headers={"Accept-Language": "en"}).text
    assert "Tried to come in, in vain" in log
    assert f"<div>{MAIL}</div>" in log
    told = log + (served.root / "served.log").read_text(encoding="utf-8")
    assert "a-wrong-password-to-look-for" not in told
    assert PASSWORD not in told


def test_guessing_is_stopped_after_a_few_times(served, browser_of):
    with browser_of() as client:
        for _ in range(6):
            _sign_in(served, client, "guessing-guessing")
        refused = _sign_in(served, client, PASSWORD)
    assert refused.status_code != 302


def test_nobody_leaves_by_following_a_link(served):
    with served.client("administrator") as client:
        client.get("/account/logout/")
        assert client.get("/people/me/").status_code == 200
