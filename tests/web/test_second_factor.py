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


def code(secret: str, ahead: int = 0) -> str:
    """What an authenticator shows now, or so many seconds later (RFC 6238)."""
    turn = int(time.time() + ahead) // 30
    digest = hmac.digest(base64.b32decode(secret), turn.to_bytes(8, "big"), "sha1")
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def sign_in(served, client: httpx.Client) -> httpx.Response:
    return served.post(client, "/account/login/", {"login": MAIL, "password": PASSWORD})


def test_a_role_that_needs_one_sees_nothing_before_it_is_set_up(strict):
    with strict.client("reader") as reader, strict.client("administrator") as boss:
        assert reader.get("/people/me/").status_code == 200
        barred = boss.get("/people/")
        assert (barred.status_code, "second factor" in barred.text) == (403, True)
    with strict.client() as client:
        sign_in(strict, client)
        assert strict.post(client, "/account/reauthenticate/", {"password": PASSWORD}).status_code == 302
        page = client.get("/account/2fa/totp/activate/").text
        secret = re.search(r'value="([A-Z2-7]{32})"', page)[1]
        sent = ["/people/me/", "/account/2fa/totp/activate/"]
        assert strict.post_from(client, *sent, {"code": code(secret, ahead=300)}).status_code == 200
        fast = code(secret, ahead=30)  # of a telephone whose clock is half a minute fast
        answer = strict.post_from(client, *sent, {"code": fast})
        assert answer.status_code == 302, answer.text
        assert client.get("/people/").status_code == 200
        assert "people.add_factor" in client.get("/people/audit.csv").text
    with strict.client() as again:
        asked = sign_in(strict, again)
        assert asked.headers["location"].startswith("/account/2fa/authenticate/")
        assert again.get("/people/").status_code == 302
        strict.post(again, "/account/2fa/authenticate/", {"code": "000000"})
        assert again.get("/people/").status_code == 302


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
