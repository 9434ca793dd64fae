# SPDX-License-Identifier: EUPL-1.2
"""The folder of a workspace, before any record in it is read."""

import secrets
from pathlib import Path

from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say

DECLARATION = "administration.toml"


def declaration_of(root: Path) -> Path:
    """The file that makes a folder a workspace. Raises SettingsError where there is none."""
    if not (root / DECLARATION).is_file():
        raise SettingsError(
            say("There is no Criterio workspace in {folder}. Make one with: criterio init {folder}", folder=str(root))
        )
    return root / DECLARATION


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
