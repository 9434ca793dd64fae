# SPDX-License-Identifier: EUPL-1.2
"""Which files have been taken in, and with what result."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from criterio.store import models
from criterio.store.workspace import Store


@dataclass(frozen=True)
class Imported:
    """A file that was taken in. ``refused_file`` is empty when every row was understood."""

    run: int
    name: str
    format: str
    taken: int
    refused: int
    refused_file: str
    observed_at: datetime


def imported(store: Store) -> list[Imported]:
    """Every file taken in, oldest first."""
    runs = models.ImportRun.objects.using(store.alias).select_related("source").order_by("id")
    return [_imported(run) for run in runs]


def find(store: Store, sha256: str) -> Imported | None:
    """The import of a file with this content, if there was one."""
    run = models.ImportRun.objects.using(store.alias).select_related("source").filter(source__sha256=sha256).first()
    return _imported(run) if run else None


def begin(store: Store, source: dict[str, Any], observed_at: datetime) -> int:
    """Opens a run inside ``store.writing`` and gives its number; ``source`` has the fields of SourceFile."""
    file = models.SourceFile.objects.using(store.alias).create(**source)
    now = datetime.now(UTC)
    run = models.ImportRun.objects.using(store.alias).create(
        source=file, finished_at=now, observed_at=observed_at, taken=0, refused=0
    )
    return run.pk


def finish(store: Store, run: int, **result: Any) -> None:
    """Writes down how the run ended: taken, refused, refused_file, notices."""
    models.ImportRun.objects.using(store.alias).filter(pk=run).update(**result)


def remember_mapping(store: Store, shape: str, name: str, body: str) -> None:
    """The mapping to use from now on for files of this shape."""
    models.SavedMapping.objects.using(store.alias).update_or_create(shape=shape, defaults={"name": name, "body": body})


def remembered_mapping(store: Store, shape: str) -> str | None:
    """The body of the mapping that a person gave for files of this shape."""
    found = models.SavedMapping.objects.using(store.alias).filter(shape=shape).first()
    return found.body if found else None


def _imported(run: models.ImportRun) -> Imported:
    return Imported(
        run=run.pk,
        name=run.source.name,
        format=run.source.format,
        taken=run.taken,
        refused=run.refused,
        refused_file=run.refused_file,
        observed_at=run.observed_at,
    )
