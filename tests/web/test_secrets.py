# SPDX-License-Identifier: EUPL-1.2
"""Nothing that opens a door is written where it could be read: not in the log, nor in the workspace."""

import re

import pytest

EVA, MAIL = "eva@example.org", "administrator.all@example.org"
CHOSEN, TRIED, RENEWED = "una-clave-que-eligio-eva", "una-clave-que-no-es-la-suya", "otra-clave-que-eligio-eva"


@pytest.fixture(scope="module")
def used(office) -> tuple:
    """An office in which every kind of secret was made and used, rightly and wrongly; and those secrets."""
    served = office()
    with served.client("administrator") as boss:
        told = served.post(boss, "/people/", {"act": "invite", "email": EVA, "role": "reader", "unit": ""}).text
        invitation = re.search(r"/invitation/([^/<]+)/", told)[1]
        asked = served.post(boss, "/people/", {"act": "invite", "email": "b@example.org", "role": "reader", "unit": ""})
        unused = re.search(r"/invitation/([^/<]+)/", asked.text)[1]
    with served.client() as eva:
        door = f"/invitation/{invitation}/"
        assert served.post(eva, door, {"act": "accept", "name": "Eva", "password": CHOSEN}).status_code == 302
        assert eva.get(door).status_code == 404  # Django tells of it in the log
        made = served.post(eva, "/people/tokens/", {"act": "make", "name": "t", "grant": grant(eva)}).text
        key = re.search(r"<code>([^<]+)</code>", made)[1]
        for said in (key, f"{key}x"):
            eva.get("/api/v1/profiles", headers={"Authorization": f"Bearer {said}"})
        session, form = eva.cookies["sessionid"], eva.cookies["csrftoken"]
    with served.client() as other:
        for password in (TRIED, CHOSEN):
            served.post(other, "/account/login/", {"login": EVA, "password": password})
        served.post(other, "/account/password/reset/", {"email": EVA})
    (mail,) = (served.root / "outbox").iterdir()
    reset = re.search(r"/account/password/reset/key/([^/\s]+)/", mail.read_text())[1]
    with served.client() as eva:
        eva.get(f"/account/password/reset/key/{reset}x/")
        answer = eva.get(f"/account/password/reset/key/{reset}/", follow_redirects=True)
        path = answer.url.path
        assert served.post(eva, path, {"password1": RENEWED, "password2": RENEWED}).status_code == 302
        assert served.post(eva, "/account/login/", {"login": EVA, "password": RENEWED}).status_code == 302
    return served, {
        "invitation": invitation, "unused invitation": unused, "chosen": CHOSEN, "tried": TRIED, "renewed": RENEWED,
        "key": key, "session": session, "form": form, "reset": reset,
    }  # fmt: skip


def grant(client) -> str:
    return re.search(r'<option value="(\d+)"', client.get("/people/tokens/").text)[1]


def test_the_log_of_the_server_holds_no_secret(used):
    served, secrets = used
    log = (served.root / "served.log").read_text()
    assert "Not Found: /invitation/…/" in log  # it does tell of visits
    assert {name for name, secret in secrets.items() if secret in log} == set()


def test_the_workspace_keeps_digests_only(used):
    served, secrets = used
    kept = [one for one in served.root.rglob("*") if one.is_file() and "outbox" not in one.parts]
    everything = b"".join(one.read_bytes() for one in kept)
    assert MAIL.encode() in everything
    found = {name for name, secret in secrets.items() if secret.encode() in everything}
    assert found <= {"session"}  # Django keeps sessions by their name: what they hold ends with them


def test_the_audit_log_tells_of_each_way_in_and_holds_no_secret(used):
    served, secrets = used
    with served.client("administrator") as boss:
        log = boss.get("/people/audit.csv").text + boss.get("/people/audit/").text
    told = {"invite", "accept", "make_token", "sign_in", "sign_in_failed", "reset_password"}
    assert {act for act in told if f",people.{act}," in log} == told
    assert {name for name, secret in secrets.items() if secret in log} == set()
