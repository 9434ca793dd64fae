# SPDX-License-Identifier: EUPL-1.2
"""Mails leave by a real server on loopback that asks for TLS and a password; without one they stay in the folder."""

import ssl
from email import message_from_bytes, policy

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from tests.web.conftest import free_port

USER, PASSWORD = "criterio", "the-password-of-the-mail-server"
EVA = "eva@example.org"


class Kept:
    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture(scope="module")
def post_office(authority):
    """A server that speaks STARTTLS and takes mails only from who knows the password."""
    context, kept = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH), Kept()
    authority.issue_cert("127.0.0.1").configure_cert(context)

    def known(server, session, envelope, mechanism, told):
        return AuthResult(success=(told.login, told.password) == (USER.encode(), PASSWORD.encode()))

    controller = Controller(
        kept, "127.0.0.1", free_port(), tls_context=context, require_starttls=True, auth_required=True,
        authenticator=known, auth_require_tls=True,
    )  # fmt: skip
    controller.start()
    yield controller, kept
    controller.stop()


@pytest.fixture(scope="module")
def trusting(tmp_path_factory, authority):
    """The environment of a machine that trusts the server's certificate."""
    path = tmp_path_factory.mktemp("trust") / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return {"SSL_CERT_FILE": str(path), "CRITERIO_MAIL_FROM": "criterio@villaclara.example"}


@pytest.fixture(scope="module")
def sending(office, post_office, trusting):
    url = f"smtp://{USER}:{PASSWORD}@127.0.0.1:{post_office[0].port}"
    return office(CRITERIO_MAIL_URL=url, **trusting)


def invite(served):
    with served.client("administrator") as client:
        return served.post(client, "/people/", {"act": "invite", "email": EVA, "role": "reader", "unit": ""}).text


def test_an_invitation_is_sent_by_the_server(sending, post_office):
    told = invite(sending)
    assert f"The invitation was sent to {EVA}." in told
    to, mail = post_office[1].mails[-1]
    assert (to, mail["From"]) == ([EVA], "criterio@villaclara.example")
    assert "/invitation/" in mail.get_content()


def test_a_new_password_is_asked_for_by_mail(sending, post_office):
    with sending.client() as client:
        sending.post(client, "/account/password/reset/", {"email": "administrator.all@example.org"})
    assert "/account/password/reset/key/" in post_office[1].mails[-1][1].get_content()
    assert list((sending.root / "outbox").iterdir()) == []


def test_a_server_that_is_away_keeps_nobody_from_inviting(office, trusting):
    away = office(CRITERIO_MAIL_URL=f"smtp://{USER}:{PASSWORD}@127.0.0.1:{free_port()}", **trusting)
    told = invite(away)
    assert "The mail could not be sent" in told
    assert "/invitation/" in told
    assert PASSWORD not in (away.root / "served.log").read_text()


def test_a_server_whose_certificate_nobody_trusts_gets_nothing(office, post_office):
    url = f"smtp://{USER}:{PASSWORD}@127.0.0.1:{post_office[0].port}"
    before = len(post_office[1].mails)
    doubtful = office(CRITERIO_MAIL_URL=url, CRITERIO_MAIL_FROM="criterio@villaclara.example")
    assert "The mail could not be sent" in invite(doubtful)
    assert len(post_office[1].mails) == before


def test_without_a_server_mails_stay_in_the_folder(office):
    served = office()
    with served.client("administrator") as administrator:
        assert "The invitation was sent" not in invite(served)
        served.post(administrator, "/account/password/reset/", {"email": "administrator.all@example.org"})
    (mail,) = (served.root / "outbox").iterdir()
    assert "/account/password/reset/key/" in mail.read_text()
