# SPDX-License-Identifier: EUPL-1.2
"""The records of a workspace out of PostgreSQL and into it again, by its own ``pg_dump`` and ``pg_restore``."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say


def dump(database: Mapping[str, Any], file: Path) -> Path:
    """Writes all of the database, as Django is told of it, to ``file``. Raises SettingsError."""
    _run(database, ["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={file}"])
    return file


def load(database: Mapping[str, Any], file: Path) -> None:
    """Brings a dump into an empty database: all of it or nothing. Raises SettingsError."""
    said = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", f"--dbname={database['NAME']}"]
    _run(database, ["pg_restore", *said, str(file)])


def _run(database: Mapping[str, Any], command: list[str]) -> None:
    told = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    known = {name: str(database[key]) for name, key in told.items() if database.get(key)}
    try:
        subprocess.run(  # noqa: S603  one of two programs, without a shell
            command, env=os.environ | known, check=True, capture_output=True, text=True
        )
    except FileNotFoundError as error:
        raise SettingsError(
            say("{program} is not on this machine: install PostgreSQL's client programs.", program=command[0])
        ) from error
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or [""])[-1]
        raise SettingsError(say("{program} failed: {fault}", program=command[0], fault=last)) from error
