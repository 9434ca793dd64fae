# SPDX-License-Identifier: EUPL-1.2
"""Who else of the machine may read a workspace: nobody, or the group of its folder where that may write in it."""

from contextlib import suppress
from pathlib import Path
from stat import S_IMODE, S_ISGID, S_IWGRP

from criterio.store.folder import RECORDS

_FOLDERS = ("lake", "refused", "uploads", "outbox")
"""What citizens wrote, what people gave, and letters with their names."""

_WORKED_OUT = "derived"
_FILES = (RECORDS, f"{RECORDS}-wal", f"{RECORDS}-shm", "secret.key", "audit.head")
OWNER, GROUP = 0o700, 0o770


def keep_private(root: Path) -> None:
    """Takes from all others what they could read, as far as the files are ours. The folder itself stays as it is.

    Whoever lets the group write in the folder of the workspace (``chmod g+ws``) has chosen that another user of the
    group serves it: then the group keeps its rights, and gets them to what the other one has to write.
    """
    reach = GROUP if root.stat().st_mode & S_IWGRP else OWNER
    for name in _FOLDERS:
        with suppress(OSError):  # the disk tells, to whoever writes there
            (root / name).mkdir(exist_ok=True)
    for name in (*_FOLDERS, _WORKED_OUT):
        with suppress(OSError):  # a disk that knows no rights, or a folder of the other user
            _set(root / name, reach | root.stat().st_mode & S_ISGID)
    for name in _FILES:
        with suppress(OSError):
            _set(root / name, reach & 0o660)


def own_records(root: Path) -> None:
    """Makes the file of the records before SQLite does, which would let everybody read it."""
    with suppress(OSError):
        (root / RECORDS).touch(mode=0o600)


def _set(path: Path, mode: int) -> None:
    if S_IMODE(path.stat().st_mode) != mode:
        path.chmod(mode)
