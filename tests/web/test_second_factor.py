# SPDX-License-Identifier: EUPL-1.2
"""A second factor where the administration asks for one, and what guessing is answered with."""

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


def sign_in(served, client: httpx.Client) -> httpx.Response:
    return served.post(client, "/account/login/", {"login": MAIL, "password": PASSWORD})


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
