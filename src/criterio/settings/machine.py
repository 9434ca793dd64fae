# SPDX-License-Identifier: EUPL-1.2
"""What the machine says: the only place where the environment is read."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say

_SCHEMES = ("", "sqlite", "postgres", "postgresql")


@dataclass(frozen=True)
class Machine:
    """``database_url`` holds a password: it never prints."""

    database_url: str = field(default="", repr=False)


def machine(environment: Mapping[str, str] = os.environ) -> Machine:
    """Reads ``CRITERIO_DATABASE_URL`` (empty: SQLite inside the workspace). Raises SettingsError."""
    url = environment.get("CRITERIO_DATABASE_URL", "")
    if urlsplit(url).scheme not in _SCHEMES:
        raise SettingsError(
            say(
                "CRITERIO_DATABASE_URL must begin with postgresql:// or sqlite://. Leave it empty to use the workspace."
            )
        )
    return Machine(url)
