# SPDX-License-Identifier: EUPL-1.2
"""Notes outside of the database how far the audit log has come, so that its newest entries cannot be cut off unseen.

The note is signed with the workspace's own key: whoever can write in the database and nowhere else can neither shorten
the log nor write all of it anew.
"""

import hmac
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from criterio.store.folder import secret_of

FILE = "audit.head"


@dataclass(frozen=True)
class Head:
    """The newest entry when the note was made: its number and its seal."""

    number: int
    seal: str


def note(root: Path, head: Head) -> None:
    """Writes it down, whole or not at all."""
    draft = root / f"{FILE}.draft"
    draft.touch(mode=0o600)
    draft.write_text(json.dumps({"number": head.number, "seal": head.seal, "signature": _signature(root, head)}))
    draft.replace(root / FILE)


def noted(root: Path) -> Head | None:
    """What was noted last; None when there is no note, or its signature is not ours."""
    try:
        said = json.loads((root / FILE).read_text())
        head = Head(int(said["number"]), str(said["seal"]))
        ours = hmac.compare_digest(str(said["signature"]), _signature(root, head))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return head if ours else None


def _signature(root: Path, head: Head) -> str:
    key = hmac.digest(secret_of(root), b"head of the audit log", sha256)
    return hmac.new(key, f"{head.number}:{head.seal}".encode(), sha256).hexdigest()
