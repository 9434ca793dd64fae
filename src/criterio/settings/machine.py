# SPDX-License-Identifier: EUPL-1.2
"""What the machine says: the only place where the environment is read."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlsplit

from criterio.domain.errors import SettingsError
from criterio.domain.sentence import Sentence, listing, say
from criterio.settings.identity import Identity, address, read_identity
from criterio.settings.mail import Mail, read_mail

LOCAL = ("localhost", "127.0.0.1", "[::1]")
_SCHEMES = ("", "sqlite", "postgres", "postgresql")
_Read = TypeVar("_Read")


@dataclass(frozen=True)
class Machine:
    """``database_url`` holds a password: it never prints. ``hosts``: the names by which the pages may be asked for.

    ``public_url``: the address that people write, when a proxy stands before; ``near``: hosts of the inner network that
    may be looked at all the same.
    """

    database_url: str = field(default="", repr=False)
    hosts: tuple[str, ...] = LOCAL
    public_url: str = ""
    mail: Mail | None = None
    identity: Identity | None = None
    near: tuple[str, ...] = ()

    @property
    def is_secure(self) -> bool:
        """Whether people come by TLS."""
        return self.public_url.startswith("https://")


def machine(environment: Mapping[str, str] = os.environ) -> Machine:
    """Reads the environment. Raises SettingsError with all its faults.

    ``CRITERIO_DATABASE_URL``: empty, SQLite inside the workspace. ``CRITERIO_HOSTS``: names joined by commas; empty,
    this machine only. ``CRITERIO_PUBLIC_URL``: where a proxy answers for it. ``CRITERIO_MAIL_URL`` and
    ``CRITERIO_MAIL_FROM``: the mail server. ``CRITERIO_OIDC_ISSUER``, ``_CLIENT``, ``_SECRET`` and ``_NAME``: the
    identity provider. ``CRITERIO_NEAR_HOSTS``: sites of the inner network that the check of links may visit.
    """

    def of(name: str) -> str:
        return environment.get(f"CRITERIO_{name}", "").strip()

    faults: list[Sentence] = []
    found = Machine(
        _or_fault(faults, lambda: _database(of("DATABASE_URL")), ""),
        (*LOCAL, *_names(of("HOSTS")), *_host(of("PUBLIC_URL"))),
        _or_fault(faults, lambda: _public(of("PUBLIC_URL")), ""),
        _or_fault(faults, lambda: read_mail(of("MAIL_URL"), of("MAIL_FROM")), None),
        _or_fault(
            faults,
            lambda: read_identity(of("OIDC_ISSUER"), of("OIDC_CLIENT"), of("OIDC_SECRET"), of("OIDC_NAME")),
            None,
        ),
        _names(of("NEAR_HOSTS")),
    )
    if faults:
        raise SettingsError(listing(faults))
    return found


def spoken(known: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """The one of ``known`` languages that this machine speaks to its user; empty where it speaks another, or none."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    said = next((environment[name] for name in names if environment.get(name)), "")
    language = said.partition("_")[0].partition(".")[0].lower()
    return language if language in known else ""


def _or_fault(faults: list[Sentence], read: Callable[[], _Read], otherwise: _Read) -> _Read:
    try:
        return read()
    except SettingsError as error:
        faults.append(error.sentence)
        return otherwise


def _database(url: str) -> str:
    try:
        parts = urlsplit(url)
        scheme, _ = parts.scheme, parts.port
    except ValueError as error:
        raise SettingsError(
            say(
                "CRITERIO_DATABASE_URL cannot be read as an address: write marks in its password by their code, "
                "such as %5B in place of [."
            )
        ) from error
    if scheme not in _SCHEMES:
        raise SettingsError(
            say(
                "CRITERIO_DATABASE_URL must begin with postgresql:// or sqlite://. Leave it empty to use the workspace."
            )
        )
    return url


def _public(url: str) -> str:
    parts = address(url)
    if url and (parts is None or parts.scheme not in ("http", "https")):
        raise SettingsError(say("CRITERIO_PUBLIC_URL must be such as https://criterio.villaclara.es"))
    return parts.geturl().rstrip("/") if parts else ""


def _host(url: str) -> tuple[str, ...]:
    parts = address(url)
    return (parts.hostname,) if parts and parts.hostname else ()


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
