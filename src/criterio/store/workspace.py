# SPDX-License-Identifier: EUPL-1.2
"""A workspace: one folder that holds everything of one administration. ``backup.py`` copies it while people work."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from filelock import FileLock, Timeout

from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say
from criterio.store import models
from criterio.store.configure import connect
from criterio.store.folder import declaration_of, secret_of
from criterio.store.lake import Lake, Written
from criterio.store.ownership import claim
from criterio.store.settle import Settled, settle
from criterio.store.tables import TABLES


@dataclass(frozen=True)
class Coming:
    """Files that are complete on disk, and what becomes of others once they are listed."""

    files: list[Written]
    settled: list[Settled]


class Store:
    """Records (through Django, alias ``alias``) and history (``lake``) of one workspace."""

    def __init__(self, root: Path, database_url: str = "") -> None:
        declaration_of(root)
        self.root = root
        self.alias = connect(root, database_url)
        if database_url:
            claim(root, self.alias)
        self.lake = Lake(root / "lake", self._listed)
        self._lock = FileLock(root / ".lock")
        self._history = FileLock(root / ".history.lock")
        self._sweep()

    @contextmanager
    def writing(self, wait_seconds: float = 60) -> Iterator[None]:
        """One writer at a time, and all or nothing: an exception, or a kill, leaves no trace for readers."""
        with self.alone(wait_seconds), transaction.atomic(using=self.alias):
            yield

    @contextmanager
    def alone(self, wait_seconds: float = 60) -> Iterator[None]:
        """Nobody else writes meanwhile. Raises SettingsError where somebody does for longer than ``wait_seconds``."""
        with _held(self._lock, wait_seconds):
            yield

    @contextmanager
    def changing_history(self, wait_seconds: float = 60) -> Iterator[None]:
        """One file at a time comes in or is taken back, and nobody sweeps away what is not listed yet.

        Records may be written meanwhile: what takes long is done here, and ``writing`` is entered, inside, to end it.
        """
        with _held(self._history, wait_seconds):
            yield

    def settle(self, files: list[Written]) -> Coming:
        """Settles the keys that new files share with others, before anybody sees them. In ``changing_history``."""
        names = sorted({file.table for file in files})
        new = {name: [file.name for file in files if file.table == name] for name in names}
        to_be = self.lake.as_if(
            lambda table, part: self._listed(table, part) + (new.get(table, []) if part == "raw" else [])
        )
        return Coming(files, [settle(to_be, TABLES[name], new[name]) for name in names])

    def list_files(self, run: int, coming: Coming) -> None:
        """Makes an import's files visible, with what they change. Inside ``writing``."""
        self.enlist(coming.files, run)
        for settled in coming.settled:
            models.LakeFile.objects.using(self.alias).filter(name__in=settled.superseded).delete()
            self.enlist(settled.written)

    def secret(self) -> bytes:
        """The key with which people's handles are pseudonymised."""
        return secret_of(self.root)

    def enlist(self, files: list[Written], run: int | None = None) -> None:
        """Names files in the manifest: those of a run, or what is derived from several. Inside ``writing``."""
        models.LakeFile.objects.using(self.alias).bulk_create(
            models.LakeFile(table=f.table, part=f.part, name=f.name, rows=f.rows, run_id=run) for f in files
        )

    def _listed(self, table: str, part: str) -> list[str]:
        files = models.LakeFile.objects.using(self.alias).filter(table=table, part=part)
        return list(files.order_by("id").values_list("name", flat=True))

    def _sweep(self) -> None:
        try:
            with self._history.acquire(timeout=0), self._lock.acquire(timeout=0):
                self.lake.sweep(set(models.LakeFile.objects.using(self.alias).values_list("name", flat=True)))
        except Timeout:
            pass  # a file is coming in: what it has not listed yet is not rubbish


@contextmanager
def _held(lock: FileLock, wait_seconds: float) -> Iterator[None]:
    try:
        with lock.acquire(timeout=wait_seconds):
            yield
    except Timeout as error:
        raise SettingsError(say("Another process is writing in this workspace. Try again when it ends.")) from error
