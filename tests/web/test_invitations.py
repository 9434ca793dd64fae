# SPDX-License-Identifier: EUPL-1.2
"""An invitation lets one person in, once; until then whoever administers may withdraw it."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.web.people import PASSWORD

EN = {"Accept-Language": "en"}


@pytest.fixture(scope="module")
def house(office):
    return office()


def invited(house, email: str) -> str:
    """The address that an invitation gives."""
    told = {"act": "invite", "email": email, "role": "reader", "unit": ""}
    with house.client("administrator") as admin:
        return re.search(r"/invitation/[\w-]+/", house.post(admin, "/people/", told).text)[0]


def test_an_invitation_that_is_withdrawn_lets_nobody_in_and_says_so(house):
    link = invited(house, "sent.wrongly@example.org")
    with house.client("administrator") as admin:
        admin.headers.update(EN)
        page = admin.get("/people/").text
        assert "Invitations that wait" in page
        number = re.search(r'name="invitation" value="(\d+)"', page)[1]
        assert house.post(admin, "/people/", {"act": "withdraw", "invitation": number}).status_code == 302
        again = house.post(admin, "/people/", {"act": "withdraw", "invitation": number})
        assert (again.status_code, "waits no more" in again.text) == (422, True)
        after = admin.get("/people/").text
        assert "Withdrew an invitation" in admin.get("/people/audit/").text
    assert "Invitations that wait" not in after
    with house.client() as nobody:
        answer = nobody.get(link, headers=EN)
        assert (answer.status_code, "ask whoever invited you for another" in answer.text) == (404, True)


def test_who_comes_in_by_an_invitation_sees_that_session_among_the_open_ones(house):
    link = invited(house, "comes.in@example.org")
    with house.client() as person:
        told = {"act": "accept", "name": "Eva", "password": PASSWORD}
        assert house.post(person, link, told).status_code == 302
        assert "No session is known" not in person.get("/account/sessions/", headers=EN).text


def test_only_who_administers_withdraws(house):
    invited(house, "waits@example.org")
    with house.client("analyst") as person:
        told = {"act": "withdraw", "invitation": "1"}
        assert house.post_from(person, "/people/me/", "/people/", told).status_code == 403


def test_of_two_people_who_accept_it_at_once_one_comes_in_and_the_other_is_told_what_happened(house):
    for number in range(4):
        email = f"both.{number}@example.org"
        link = invited(house, email)
        with house.client() as first, house.client() as second, ThreadPoolExecutor(2) as at_once:
            told = [
                {"csrfmiddlewaretoken": house.token(one, link), "act": "accept", "name": name, "password": PASSWORD}
                for one, name in ((first, "Ada"), (second, "Eva"))
            ]
            asked = [
                at_once.submit(one.post, link, data=d, headers=EN) for one, d in zip((first, second), told, strict=True)
            ]
            answers = sorted((one.result() for one in asked), key=lambda answer: answer.status_code)
        assert [answer.status_code for answer in answers] == [302, 404]
        assert "it was used already" in answers[1].text
        with house.client("administrator") as admin:
            assert admin.get("/people/").text.count(f"<div>{email}</div>") == 1
