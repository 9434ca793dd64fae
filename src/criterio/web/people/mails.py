# SPDX-License-Identifier: EUPL-1.2
"""Mails that Criterio writes itself. allauth writes those of passwords and second factors."""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail

from criterio.domain.sentence import say
from criterio.language.reader import Reader
from criterio.web.workplace import house


def leave() -> bool:
    """Whether there is a server by which mails leave: without one nobody would read them."""
    return settings.CRITERIO_MACHINE.mail is not None


def send_invitation(email: str, link: str) -> bool:
    """In the administration's language. Whether the server took it."""
    reader, name = Reader(house().administration.language), house().administration.name
    subject = reader.text(say("{name} invites you to Criterio", name=name))
    told = say(
        "{name} decides with Criterio where to be on social networks, and you are invited to work in it.\n\n"
        "Come in here, once, within seven days:\n{link}\n\n"
        "If you expected no invitation, ignore this mail.",
        name=name,
        link=link,
    )
    try:
        return bool(send_mail(subject, reader.text(told), None, [email]))
    except (SMTPException, OSError):  # a server that is away must not keep anybody from inviting
        return False
