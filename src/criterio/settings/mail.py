# SPDX-License-Identifier: EUPL-1.2
"""The server by which mails leave. Without one they stay in the folder ``outbox`` of the workspace."""

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say

_PORTS = {"smtps": 465, "smtp": 587, "smtp+plain": 25}


@dataclass(frozen=True)
class Mail:
    """How the server is spoken to. The password never prints.

    ``security``: ``smtps`` (TLS from the first byte), ``smtp`` (STARTTLS) or ``smtp+plain`` (a relay close by).
    """

    security: str
    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)


def read_mail(url: str, sender: str) -> Mail | None:
    """From ``smtps://user:password@host:port`` and the address that mails come from. Raises SettingsError."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError) as error:
        raise SettingsError(
            say("CRITERIO_MAIL_URL must be such as smtps://user:password@server:465 (or smtp:// for STARTTLS).")
        ) from error
    if not parts.hostname or "@" not in sender:
        raise SettingsError(
            say("CRITERIO_MAIL_URL needs the name of a server, and CRITERIO_MAIL_FROM the address mails come from.")
        )
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Mail(parts.scheme, parts.hostname, port, sender, user, password)
