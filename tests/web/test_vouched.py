# SPDX-License-Identifier: EUPL-1.2
"""Coming in by the administration's identity provider: a real one, on loopback."""

import re
import subprocess
import sys
import time
from urllib.parse import urlsplit

import httpx
import pytest
from tests.web.conftest import free_port

MAILS = {"ana": "administrator.all@example.org", "eva": "eva@example.org", "luis": "luis@example.org"}


@pytest.fixture(scope="module")
def provider():
    """Authlib's OpenID Connect provider, as a process of its own; everybody's mail is verified but Luis's."""
    port = free_port()
    words = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            httpx.get(f"{address}/.well-known/openid-configuration")
            break
        except httpx.TransportError:
            time.sleep(0.1)
    for who, mail in MAILS.items():
        httpx.put(f"{address}/users/{who}", json={"email": mail, "email_verified": who != "luis", "name": who})
    yield address
    process.terminate()
    process.wait(20)


@pytest.fixture(scope="module")
def vouching(office, provider):
    told = {"ISSUER": provider, "CLIENT": "criterio", "SECRET": "a-client-secret", "NAME": "Cl@ve"}
    served = office(**{f"CRITERIO_OIDC_{name}": value for name, value in told.items()})
    served.people(("administrator", ""))
    return served


def come_in(served, who):
    """Presses the button, says to the provider who they are, and comes back."""
    with served.client() as client:
        assert "Come in with Cl@ve" in client.get("/account/login/").text
        asked = served.post_from(client, "/account/login/", "/account/oidc/office/login/", {})
        assert asked.status_code == 302, asked.text
        back = httpx.post(asked.headers["location"], data={"sub": who})
        way = urlsplit(back.headers["location"])
        answer = client.get(f"{way.path}?{way.query}", follow_redirects=True)
        return answer, client.get("/people/me/")


def test_somebody_who_works_here_comes_in_by_their_verified_mail(vouching):
    _, me = come_in(vouching, "ana")
    assert me.status_code == 200
    assert "administrator" in me.text
    _, again = come_in(vouching, "ana")
    assert again.status_code == 200


def test_somebody_invited_comes_in_without_a_password(vouching):
    refused, me = come_in(vouching, "eva")
    assert refused.status_code == 403
    assert "nobody has invited you" in refused.text
    assert me.status_code == 302
    with vouching.client("administrator") as administrator:
        vouching.post(administrator, "/people/", {"act": "invite", "email": MAILS["eva"], "role": "reader", "unit": ""})
        _, me = come_in(vouching, "eva")
        assert me.status_code == 200
        log = administrator.get("/people/audit.csv").text
    assert [log.count(act) > 0 for act in ("people.tie_identity", "people.accept", "people.sign_in")] == [True] * 3


def test_a_mail_that_the_provider_has_not_verified_opens_nothing(vouching):
    with vouching.client("administrator") as administrator:
        vouching.post(
            administrator, "/people/", {"act": "invite", "email": MAILS["luis"], "role": "administrator", "unit": ""}
        )
    refused, me = come_in(vouching, "luis")
    assert (refused.status_code, me.status_code) == (403, 302)


def test_the_content_policy_lets_a_browser_follow_the_form_to_the_provider_and_nowhere_else(vouching, provider):
    policy = httpx.get(f"{vouching.address}/account/login/").headers["content-security-policy"]
    assert re.search(r"form-action ([^;]+)", policy)[1].split() == ["'self'", provider]


def test_the_secret_of_the_provider_is_told_nowhere(vouching):
    assert "a-client-secret" not in (vouching.root / "served.log").read_text()
