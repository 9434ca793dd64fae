# SPDX-License-Identifier: EUPL-1.2
"""A workspace of one moment in one file, made while people work in it: records, history, keys and what was given."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.db import connections

from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say
from criterio.store import models, postgresql
from criterio.store.folder import RECORDS
from criterio.store.workspace import Store

NOTE = "criterio-backup.json"
"""What makes a ZIP file a backup, and says of when and of what."""

DUMP = "criterio.dump"
"""The records of PostgreSQL, as ``pg_dump`` writes them; those of SQLite are a database."""

_NOT_KEPT = {".lock", ".history.lock", ".worker.lock", "derived"}
_PACKED = {".parquet", ".zip", ".xlsx", ".ods", ".gz", ".png", ".pdf"}


@dataclass(frozen=True)
class Backup:
    """``file`` is readable by its owner only: it holds the keys of the workspace. ``bytes`` is its size."""

    file: Path
    made_at: datetime
    files: int
    bytes: int


def backup(store: Store, target: Path, at: datetime) -> Backup:
    """Keeps the workspace in ``target``, or in a file with its name and ``at`` when that is a folder.

    A name without ending of which there is nothing is a folder to be made. Nobody writes meanwhile; everybody reads.
    Raises SettingsError when it cannot be kept; nothing is left half-written.
    """
    is_folder = target.is_dir() or not (target.exists() or target.suffix)
    file = target / f"{store.root.resolve().name}-{at:%Y-%m-%d-%H%M%S}.zip" if is_folder else target
    _check(store, file)
    draft = file.with_name(f"{file.name}.part")
    try:
        if is_folder:
            target.mkdir(parents=True, exist_ok=True)
        with store.alone(), TemporaryDirectory() as place:
            records = _records(store, Path(place))
            draft.touch(mode=0o600)
            count = _pack(store, draft, records, at)
        draft.replace(file)
    except (OSError, sqlite3.OperationalError) as error:
        fault = getattr(error, "strerror", None) or error
        said = say("The backup could not be written in {file}: {fault}.", file=str(file), fault=str(fault))
        raise SettingsError(said) from error
    finally:
        draft.unlink(missing_ok=True)
    return Backup(file, at, count, file.stat().st_size)


def _check(store: Store, file: Path) -> None:
    if file.exists():
        raise SettingsError(say("{file} is there already: name another file, or a folder.", file=str(file)))
    if file.resolve().is_relative_to(store.root.resolve()):
        raise SettingsError(say("Keep the backup outside of the workspace: who loses one must not lose the other."))


def _records(store: Store, place: Path) -> Path:
    """The database as it is now, in a file of its own."""
    connection = connections[store.alias]
    if connection.vendor == "postgresql":
        return postgresql.dump(connection.settings_dict, place / DUMP)
    kept = place / RECORDS
    connection.ensure_connection()
    with closing(sqlite3.connect(kept)) as copy:
        connection.connection.backup(copy)
        said = [row for (row,) in copy.execute("PRAGMA integrity_check")]
    if said != ["ok"]:
        raise SettingsError(say("The database is damaged: {fault}. Look at the backup before.", fault=said[0]))
    return kept


def _pack(store: Store, draft: Path, records: Path, at: datetime) -> int:
    with ZipFile(draft, "w", ZIP_DEFLATED, strict_timestamps=False) as kept:  # some file systems tell no dates
        kept.writestr(NOTE, json.dumps({"made_at": at.isoformat(), "workspace": store.root.resolve().name}))
        kept.write(records, records.name)
        for path in _files(store):
            with suppress(FileNotFoundError):  # a draft, renamed meanwhile
                kept.write(path, path.relative_to(store.root), ZIP_STORED if path.suffix in _PACKED else ZIP_DEFLATED)
        count = len(kept.namelist()) - 2  # neither the note nor the records
    with draft.open("rb") as written:
        os.fsync(written.fileno())
    return count


def _files(store: Store) -> Iterator[Path]:
    """All but the records, what is worked out again, and history that no import lists (any more)."""
    listed = set(models.LakeFile.objects.using(store.alias).values_list("name", flat=True))
    for path in sorted(store.root.rglob("*")):
        first = path.relative_to(store.root).parts[0]
        is_told = first not in _NOT_KEPT and not first.startswith(RECORDS)  # also those that were moved elsewhere
        if path.is_file() and is_told and (path.suffix != ".parquet" or path.name in listed):
            yield path
