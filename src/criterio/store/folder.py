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
    """The workspace's own key; made once, readable by the folder's owner only."""
    path = root / "secret.key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_bytes(secrets.token_bytes(32))
    return path.read_bytes()
