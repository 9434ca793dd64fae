# SPDX-License-Identifier: EUPL-1.2
"""Where a workspace keeps its records is changed: they are copied whole, then one file of the folder says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from filelock import FileLock, Timeout

from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say
from criterio.store.configure import own_database
from criterio.store.folder import ELSEWHERE, RECORDS
from criterio.store.ownership import claim
from criterio.store.transfer import transfer
from criterio.store.workspace import Store

BEFORE = f"{RECORDS}.before"
"""The records as they were in the folder, before they went to PostgreSQL."""

_TARGET = "moved"


def to_postgresql(root: Path, database_url: str) -> dict[str, int]:
    """From the folder's own file, which stays beside as it was. Gives the rows of each table. Raises SettingsError."""
    with _alone(root, ""):
        counts = _copied(dict(dj_database_url.parse(database_url)))
        claim(root, _TARGET)  # from here on the folder says that its records are elsewhere
        for alias in (DEFAULT_DB_ALIAS, _TARGET):
            connections[alias].close()
        _rename(root / RECORDS, root / BEFORE)
    return counts


def to_own_file(root: Path, database_url: str) -> dict[str, int]:
    """From PostgreSQL, where they stay as they were. Gives the rows of each table. Raises SettingsError."""
    draft = root / f"{RECORDS}.draft"
    with _alone(root, database_url):
        _sweep(draft)
        draft.touch(mode=0o600)
        try:
            counts = _copied(own_database(draft))
            connections[_TARGET].close()  # SQLite puts all of it in the one file
            _sweep(root / RECORDS)  # whatever a move that was killed left beside
            draft.replace(root / RECORDS)
        finally:
            _sweep(draft)
        (root / ELSEWHERE).unlink()  # from here on they are here
    return counts


@contextmanager
def _alone(root: Path, database_url: str) -> Iterator[None]:
    """Nobody writes in what is being left. Raises SettingsError while the pages are served, or somebody writes."""
    store = Store(root, database_url)
    try:
        with FileLock(root / ".worker.lock").acquire(timeout=0), store.changing_history(), store.alone():
            yield
    except Timeout as error:
        raise SettingsError(
            say("The pages are being served: end criterio serve before, and begin it after.")
        ) from error


def _copied(target: dict[str, object]) -> dict[str, int]:
    connections.databases[_TARGET] = target
    connections.configure_settings(connections.databases)
    try:
        connections[_TARGET].ensure_connection()
    except (DatabaseError, ImproperlyConfigured) as error:
        said = say("The database to move to cannot be reached: {fault}", fault=str(error).strip())
        raise SettingsError(said) from error
    return transfer(DEFAULT_DB_ALIAS, _TARGET)


def _rename(file: Path, target: Path) -> None:
    """With what SQLite has beside it: while somebody reads, the newest rows are only there."""
    _sweep(target)
    for there, then in zip(_parts(file), _parts(target), strict=True):
        if there.exists():
            there.replace(then)


def _sweep(file: Path) -> None:
    for part in _parts(file):
        part.unlink(missing_ok=True)


def _parts(file: Path) -> list[Path]:
    return [file.with_name(file.name + ending) for ending in ("", "-wal", "-shm")]
