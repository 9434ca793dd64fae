# SPDX-License-Identifier: EUPL-1.2
"""What the machine says: the only place where the environment is read."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say

LOCAL = ("localhost", "127.0.0.1", "[::1]")
_SCHEMES = ("", "sqlite", "postgres", "postgresql")


@dataclass(frozen=True)
class Machine:
    """``database_url`` holds a password: it never prints. ``hosts``: the names by which the pages may be asked for."""

    database_url: str = field(default="", repr=False)
    hosts: tuple[str, ...] = LOCAL


def machine(environment: Mapping[str, str] = os.environ) -> Machine:
    """Reads the environment. Raises SettingsError.

    ``CRITERIO_DATABASE_URL``: empty, SQLite inside the workspace. ``CRITERIO_HOSTS``: names joined by commas; empty,
    this machine only.
    """
    url = environment.get("CRITERIO_DATABASE_URL", "")
    if urlsplit(url).scheme not in _SCHEMES:
        raise SettingsError(
            say(
                "CRITERIO_DATABASE_URL must begin with postgresql:// or sqlite://. Leave it empty to use the workspace."
            )
        )
    hosts = tuple(name.strip() for name in environment.get("CRITERIO_HOSTS", "").split(",") if name.strip())
    return Machine(url, (*LOCAL, *hosts))
