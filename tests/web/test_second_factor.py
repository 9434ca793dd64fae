# SPDX-License-Identifier: EUPL-1.2
"""A second factor where the administration asks for one, and what guessing is answered with."""

import base64
import hmac
import re
import time
from hashlib import sha256

import httpx
import pytest
from tests.web.people import PASSWORD

MAIL = "administrator.all@example.org"


@pytest.fixture(scope="module")
def strict(office):
    served = office('second_factor = ["administrator"]')
    served.people(("administrator", ""), ("reader", ""))
    return served


@pytest.fixture(scope="module")
def free(office):
    """Where nobody must have one."""
    served = office()
    served.people(("administrator", ""), ("analyst", ""))
    return served


def code(secret: str, ahead: int = 0) -> str:
    """What an authenticator shows now, or so many seconds later (RFC 6238)."""
    turn = int(time.time() + ahead) // 30
    digest = hmac.digest(base64.b32decode(secret), turn.to_bytes(8, "big"), "sha1")
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def sign_in(served, client: httpx.Client, mail: str = MAIL) -> httpx.Response:
    return served.post(client, "/account/login/", {"login": mail, "password": PASSWORD})


def set_up(served, client: httpx.Client, mail: str = MAIL) -> httpx.Response:
    """Comes in and adds an authenticator; a code of five minutes ahead is refused on the way."""
    sign_in(served, client, mail)
    assert served.post(client, "/account/reauthenticate/", {"password": PASSWORD}).status_code == 302
    secret = re.search(r'value="([A-Z2-7]{32})"', client.get("/account/2fa/totp/activate/").text)[1]
    sent = ["/people/me/", "/account/2fa/totp/activate/"]
    assert served.post_from(client, *sent, {"code": code(secret, ahead=300)}).status_code == 200
    fast = code(secret, ahead=30)  # of a telephone whose clock is half a minute fast
    return served.post_from(client, *sent, {"code": fast})


def test_a_role_that_needs_one_sees_nothing_before_it_is_set_up(strict):
    with strict.client("reader") as reader, strict.client("administrator") as boss:
        assert reader.get("/people/me/").status_code == 200
        barred = boss.get("/people/")
        assert (barred.status_code, "second factor" in barred.text) == (403, True)
    with strict.client() as client:
        answer = set_up(strict, client)
        assert answer.status_code == 302, answer.text
        assert client.get("/people/").status_code == 200
        assert "people.add_factor" in client.get("/people/audit.csv").text
    with strict.client() as again:
        asked = sign_in(strict, again)
        assert asked.headers["location"].startswith("/account/2fa/authenticate/")
        assert again.get("/people/").status_code == 302
        strict.post(again, "/account/2fa/authenticate/", {"code": "000000"})
        assert again.get("/people/").status_code == 302


def test_an_administrator_takes_away_a_second_factor_that_was_lost(free):
    eva = "analyst.all@example.org"
    with free.client() as inside, free.client("administrator") as boss:
        assert "It was lost" not in boss.get("/people/").text
        assert set_up(free, inside, eva).status_code == 302
        number = re.search(r'name="person" value="(\d+)"', boss.get("/people/").text)[1]
        assert inside.get("/people/me/").status_code == 200
        told = free.post(boss, "/people/", {"act": "take_factor", "person": number}, follow_redirects=True).text
        assert f"{eva} comes in with the password alone" in told
        assert inside.get("/people/me/").status_code == 302
        assert sign_in(free, inside, eva).headers["location"] == "/"
        assert "people.take_factor" in boss.get("/people/audit.csv").text


def test_nobody_takes_away_their_own_second_factor_unasked(free):
    with free.client() as boss:
        assert set_up(free, boss).status_code == 302
        assert ">yours</a>" in boss.get("/people/").text
        told = [free.post(boss, "/people/", {"act": "take_factor", "person": str(number)}) for number in range(1, 4)]
        assert [one for one in told if "My account" in one.text and one.status_code == 422]
        assert ">yours</a>" in boss.get("/people/").text


def test_who_guesses_at_invitations_is_made_to_wait(strict):
    with strict.client() as client:
        statuses = [client.get(f"/invitation/{sha256(bytes([n])).hexdigest()[:32]}/").status_code for n in range(30)]
    assert statuses[0] == 404
    assert statuses[-1] == 422


def test_who_guesses_at_keys_is_made_to_wait(strict):
    with strict.client() as client:
        asked = [client.get("/api/v1/profiles", headers={"Authorization": f"Bearer guess{n}"}) for n in range(45)]
    assert [asked[0].status_code, asked[-1].status_code] == [401, 429]
    assert asked[-1].json()["title"] == "Too many at once"


def test_who_asks_for_many_new_passwords_of_one_person_is_made_to_wait(strict):
    with strict.client() as client:
        told = [strict.post(client, "/account/password/reset/", {"email": MAIL}).status_code for _ in range(8)]
    assert told[0] == 302
    assert told[-1] == 429
    assert len(list((strict.root / "outbox").iterdir())) < 8
