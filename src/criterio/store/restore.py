# SPDX-License-Identifier: EUPL-1.2
"""A backup opened into a folder of its own: the workspace as it was."""

import json
import zlib
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

import dj_database_url

from criterio.domain.errors import BadInput, SettingsError
from criterio.domain.sentence import say
from criterio.store import postgresql
from criterio.store.backup import DUMP, NOTE
from criterio.store.folder import RECORDS


def restore(file: Path, root: Path, database_url: str = "") -> datetime:
    """Makes the workspace ``root`` out of a backup: all of it or nothing. Gives the moment that it is of.

    ``root`` must be new, or empty. ``database_url``: an empty PostgreSQL for records that came out of one, else empty.
    Raises SettingsError and BadInput.
    """
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise SettingsError(say("{folder} is not empty: name a new folder.", folder=str(root)))
    made_at = _whole(file, bool(database_url))
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{root.name}-", dir=root.parent) as place:
            _unpack(file, Path(place) / root.name, root, database_url)
    except OSError as error:
        said = say("{folder} could not be written: {fault}.", folder=str(root), fault=error.strerror or str(error))
        raise SettingsError(said) from error
    return made_at


def _whole(file: Path, has_database: bool) -> datetime:
    """The moment that a backup is of, once all of it has been read."""
    try:
        with ZipFile(file) as kept:
            made_at = datetime.fromisoformat(json.loads(kept.read(NOTE))["made_at"])
            _check(kept, has_database)
            if broken := kept.testzip():
                raise BadZipFile(broken)
    except (BadZipFile, KeyError, ValueError, RuntimeError, EOFError, zlib.error, OSError) as error:
        said = say("{file} is not a whole backup: {fault}. Take another.", file=file.name, fault=str(error))
        raise BadInput(said, file=file.name) from error
    return made_at


def _unpack(file: Path, draft: Path, root: Path, database_url: str) -> None:
    draft.mkdir(mode=0o700)
    with ZipFile(file) as kept:
        kept.extractall(draft, [name for name in kept.namelist() if name != NOTE])
    for path in draft.iterdir():
        if path.suffix in (".key", ".head"):
            path.chmod(0o600)
    if (draft / DUMP).exists():
        postgresql.load(dj_database_url.parse(database_url), draft / DUMP)
        (draft / DUMP).unlink()
    draft.replace(root)


def _check(kept: ZipFile, has_database: bool) -> None:
    if DUMP in kept.namelist() and not has_database:
        raise SettingsError(
            say("The records of this backup were in PostgreSQL: say an empty one in CRITERIO_DATABASE_URL.")
        )
    if RECORDS in kept.namelist() and has_database:
        raise SettingsError(
            say("The records of this backup are in a file of their own: begin without CRITERIO_DATABASE_URL.")
        )
