# SPDX-License-Identifier: EUPL-1.2
"""A hostile user of one unit reads nothing that another has not finished: not by page, list, address, API or CSV."""

import re
from collections import defaultdict
from urllib.parse import urlsplit

import httpx
import pytest
from tests.web.conftest import OTHER, UNIT
from tests.web.test_collect_pages import give, taken_in, until, with_a_broken_row
from tests.web.test_governance_pages import ASKED

SECRETS = {"SecretoApertura", "SecretoCierre", "secreto-custodia", "secreto-espera", "SecretoRechazado"}
"""One in each thing that is still somebody's own: a request, a closing plan, custody, a waiting file, refused rows."""

MOST_OF_A_KIND = 2
KEY = "x:bibliovillaclara"


@pytest.fixture(scope="module")
def drafts(served) -> list[str]:
    """The addresses of what the editor and the custodian of a unit are working on."""
    served.work()
    with served.client("editor", UNIT) as editor, served.client("custodian", UNIT) as custodian:
        opening = served.post(editor, "/openings/", ASKED | {"name": "SecretoApertura"}).headers["location"]
        closing = f"/register/{KEY}/closing/"
        assert served.post(editor, closing, {"act": "save", "reason": "SecretoCierre"}).status_code == 302
        custody = f"/register/{KEY}/custody/"
        told = {"act": "save", "owner": "Inés", "recovery_mailbox": "secreto-custodia@example.org", "mfa": "yes"}
        assert served.post(custodian, custody, told).status_code == 302
        broken = with_a_broken_row(served).replace(b"el martes pasado", b"SecretoRechazado")
        waiting = give(served, editor, ("secreto-espera.csv", broken + b"\n")).headers["location"]
        taken = give(served, editor, ("rota.csv", broken)).headers["location"]
        assert served.post(editor, taken, {"act": "take"}).status_code == 302
        taken_in(editor, taken)
        run = until(lambda: re.search(r"/collect/refused/(\d+)/", editor.get("/collect/").text))[1]
    refused = [f"/collect/refused/{run}/", f"/collect/refused/{run}/csv/", f"/collect/undo/{run}/"]
    return [opening, closing, custody, waiting, f"{waiting}columns/", taken, *refused]


def kind(path: str) -> str:
    """The address without what tells one thing of a kind from another."""
    return re.sub(r"[^/]*[:\d][^/]*", "…", urlsplit(path).path)


def everything(client: httpx.Client, start: tuple[str, ...] = ("/",)) -> str:
    """All that can be read by following links, and through the API with a key of one's own."""
    waiting, known, seen, told = list(start), set(start), defaultdict(int), []
    while waiting:
        path = waiting.pop(0)
        seen[kind(path)] += 1
        if seen[kind(path)] > MOST_OF_A_KIND and path not in start:
            continue
        answer = client.get(path)
        told.append(answer.text)
        for link in re.findall(r'(?:href|hx-get)="(/[^"#]*)"', answer.text):
            address = link.replace("&amp;", "&")
            if address not in known and not address.startswith(("/static/", "/account/", "/api/")):
                known.add(address)
                waiting.append(address)
    return "\n".join([*told, through_the_api(client)])


def through_the_api(client: httpx.Client) -> str:
    page = client.get("/people/tokens/").text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    grant = re.search(r'<option value="(\d+)"', page)[1]
    made = client.post(
        "/people/tokens/", data={"csrfmiddlewaretoken": token, "act": "make", "name": "all", "grant": grant}
    )
    headers = {"Authorization": f"Bearer {re.search(r'<code>([^<]+)</code>', made.text)[1]}"}
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert len(paths) > 5
    asked = [path.replace("{key}", KEY).replace("{subject}", KEY) for path, verbs in paths.items() if "get" in verbs]
    return "\n".join(client.get(path, headers=headers).text for path in asked)


def test_who_works_in_the_unit_finds_all_of_it(served, drafts):
    with served.client("administrator", UNIT) as own:
        told = everything(own, ("/", *drafts))
    assert {secret for secret in SECRETS if secret in told} == SECRETS


@pytest.mark.parametrize("role", ["reader", "editor", "responder", "approver", "analyst", "custodian", "administrator"])
def test_a_stranger_finds_nothing_of_it(served, drafts, role):
    with served.client(role, OTHER) as stranger:
        told = everything(stranger, ("/", "/collect/uploads/", "/openings/"))
        assert {secret for secret in SECRETS if secret in told} == set()
        assert {path: stranger.get(path).status_code for path in drafts} == dict.fromkeys(drafts, 403)


def test_a_stranger_does_nothing_to_it(served, drafts):
    acts = {"throw": 3, "take": 3, "say": 3, "map": 4, "mend": 6, "undo": 8}
    with served.client("administrator", OTHER) as stranger:
        for act, at in acts.items():
            answer = served.post_from(stranger, "/people/me/", drafts[at], {"act": act})
            assert (act, answer.status_code) == (act, 403)
        served.post_from(stranger, "/people/me/", "/collect/uploads/", {"act": "throw_all"})
    with served.client("editor", UNIT) as editor:
        assert "secreto-espera.csv" in editor.get("/collect/uploads/").text


def test_nobody_gives_a_file_for_a_unit_where_they_do_not_work(served):
    with served.client("editor", OTHER) as stranger:
        sent = [("files", ("ajeno.csv", b"a;b\n1;2\n"))]
        answer = served.post(stranger, "/collect/", {"act": "give", "unit": UNIT}, files=sent)
        assert answer.status_code == 422
        assert "ajeno.csv" not in stranger.get("/collect/uploads/").text
