# SPDX-License-Identifier: EUPL-1.2
"""The folder of a workspace, before any record in it is read."""

import secrets
from pathlib import Path

from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say

DECLARATION = "administration.toml"

RECORDS = "criterio.sqlite3"
"""The records, where no database outside of the folder keeps them."""

ELSEWHERE = "records.elsewhere"
"""Its presence says that a database outside of the folder keeps the records."""


def declaration_of(root: Path) -> Path:
    """The file that makes a folder a workspace. Raises SettingsError where there is none."""
    if not (root / DECLARATION).is_file():
        raise SettingsError(
            say("There is no Criterio workspace in {folder}. Make one with: criterio init {folder}", folder=str(root))
        )
    return root / DECLARATION


def are_elsewhere(root: Path) -> bool:
    """Whether a database outside of the folder keeps its records."""
    return (root / ELSEWHERE).exists()


def records_of(root: Path, database_url: str) -> Path:
    """Where the folder's own records are, or would be. Raises SettingsError when they are kept where nobody looks.

    Whoever opened them in the wrong place would see an empty workspace, and sweep away all history as listed by nobody.
    """
    if not database_url and are_elsewhere(root):
        raise SettingsError(
            say(
                "The records of {folder} are in a database outside of it: give this command the CRITERIO_DATABASE_URL "
                "with which the pages are served.",
                folder=str(root),
            )
        )
    if database_url and (root / RECORDS).exists() and not are_elsewhere(root):
        raise SettingsError(
            say(
                "The records of {folder} are in its own {file}: begin without CRITERIO_DATABASE_URL, "
                "or in a new folder.",
                folder=str(root),
                file=RECORDS,
            )
        )
    return root / RECORDS


def secret_of(root: Path) -> bytes:
    """The workspace's own key; made once, whole or not at all, readable by the folder's owner only."""
    path = root / "secret.key"
    if not path.exists():
        draft = root / f"secret.{secrets.token_hex(8)}.draft"
        draft.touch(mode=0o600)
        draft.write_bytes(secrets.token_bytes(32))
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass  # another process was first: its key is the one
        except OSError:
            draft.replace(path)  # some disks know no second name of a file
        draft.unlink(missing_ok=True)
    return path.read_bytes()
