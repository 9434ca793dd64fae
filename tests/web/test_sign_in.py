# SPDX-License-Identifier: EUPL-1.2
"""Coming in through the form, and what is written down of it."""

import httpx
import pytest
from tests.conftest import looking_away
from tests.web.people import PASSWORD

from criterio.wiring import House

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


def test_people_come_in_while_a_file_is_taken_in(served, browser_of, tmp_path):
    """Whoever gives the file stands still at its first row until they are in."""
    lines = ["Post id,Date,Post text,Post Link,Impressions,Likes,Replies,Reposts"]
    lines += ['2030000000000000001,"Tue, Mar 3, 2026",one,https://x.com/villaclara/status/2030000000000000001,9,3,1,2']
    path = tmp_path / "posts.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    came = []

    def at_a_row(rows: int) -> None:
        with browser_of() as client:
            came.append(_sign_in(served, client, PASSWORD).status_code)

    with looking_away():
        (report,) = House(served.root).import_files([path], progress=at_a_row)
    assert (came, report.state) == ([302], "taken")


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
