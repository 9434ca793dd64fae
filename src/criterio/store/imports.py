# SPDX-License-Identifier: EUPL-1.2
"""Which files have been taken in, and with what result."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db.models import Sum

from criterio.domain.errors import UnknownName
from criterio.domain.sentence import say
from criterio.store import models
from criterio.store.lake import Written
from criterio.store.settle import settle
from criterio.store.tables import TABLES, Table
from criterio.store.workspace import Store

_DERIVED = ("replaced", "merged")


@dataclass(frozen=True)
class Imported:
    """A file that was taken in. ``refused_file`` is empty when every row was understood.

    ``notices`` are texts in the language of whoever imported; ``options`` what they added to what the file says;
    ``rows`` what the history keeps of it: one line of a file may give several.
    """

    run: int
    name: str
    format: str
    taken: int
    refused: int
    refused_file: str
    observed_at: datetime
    finished_at: datetime
    bytes: int
    locale: str = ""
    notices: tuple[str, ...] = ()
    options: dict[str, str] = field(default_factory=dict)
    rows: int = 0


def imported(store: Store) -> list[Imported]:
    """Every file taken in, oldest first."""
    return [_imported(run) for run in _runs(store).order_by("id")]


def run_of(store: Store, run: int) -> Imported:
    """One import by its number. Raises UnknownName."""
    found = _runs(store).filter(pk=run).first()
    if found is None:
        raise UnknownName(say("There is no import {number}: somebody may have undone it.", number=run))
    return _imported(found)


def find(store: Store, sha256: str) -> Imported | None:
    """The import of a file with this content, if there was one."""
    run = _runs(store).filter(source__sha256=sha256).first()
    return _imported(run) if run else None


def brought(store: Store) -> set[str]:
    """The names of the tables to which the files that are in brought rows."""
    return set(models.LakeFile.objects.using(store.alias).values_list("table", flat=True))


def reserve(store: Store) -> int:
    """The number that a run to be will have. A moment's work, so that its rows can be written before it begins.

    Databases give no number twice, not even that of a row that is gone.
    """
    with store.writing():
        source = {"sha256": "", "name": "", "bytes": 0, "format": ""}
        number = begin(store, source, datetime.now(UTC))
        _take_out(models.ImportRun.objects.using(store.alias).get(pk=number))
    return number


def begin(store: Store, source: dict[str, Any], observed_at: datetime, number: int | None = None) -> int:
    """Opens a run inside ``store.writing`` and gives its number; ``source`` has the fields of SourceFile.

    ``number``: the one that was reserved for it, if any was.
    """
    file = models.SourceFile.objects.using(store.alias).create(**source)
    now = datetime.now(UTC)
    run = models.ImportRun.objects.using(store.alias).create(
        pk=number, source=file, finished_at=now, observed_at=observed_at, taken=0, refused=0
    )
    return run.pk


def finish(store: Store, run: int, options: dict[str, str] | None = None, **result: Any) -> None:
    """Writes down how the run ended: taken, refused, refused_file, notices; and with which options it was read."""
    models.SourceFile.objects.using(store.alias).filter(run=run).update(options=options or {})
    models.ImportRun.objects.using(store.alias).filter(pk=run).update(**result)


def still_refused(store: Store, run: int, refused: int, refused_file: str) -> None:
    """What is left to mend of a run, now that some of it has been."""
    models.ImportRun.objects.using(store.alias).filter(pk=run).update(refused=refused, refused_file=refused_file)


@dataclass(frozen=True)
class Without:
    """The history as it will be without a run. ``derived``: by table, where the run had a part in what is derived."""

    run: int
    derived: dict[str, list[Written]]


def without(store: Store, run: int) -> Without:
    """Settles what the run had replaced as if it had never come. In ``store.changing_history``."""
    files = models.LakeFile.objects.using(store.alias).filter(run=run)
    names: dict[str, set[str]] = {}
    for table, name in files.values_list("table", "name"):
        names.setdefault(table, set()).add(name)
    touched = [table for table in sorted(names) if _has_part(store, TABLES[table], run)]
    return Without(run, {table: _again(store, TABLES[table], names[table]) for table in touched})


def forget(store: Store, left: Without) -> None:
    """Takes a run out of the records and of the history, inside ``store.writing``; what it had replaced speaks again.

    The next opening of the workspace sweeps its files from the disk.
    """
    _take_out(models.ImportRun.objects.using(store.alias).select_related("source").get(pk=left.run))
    for table, files in left.derived.items():
        models.LakeFile.objects.using(store.alias).filter(table=table, part__in=_DERIVED).delete()
        store.enlist(files)


def _take_out(run: models.ImportRun) -> None:
    run.delete()
    run.source.delete()


def _has_part(store: Store, table: Table, run: int) -> bool:
    """Whether any line of the run is one of those that no longer speak alone."""
    replaced = store.lake.manifest(table.name, "replaced")
    if not replaced:
        return False
    lines = store.lake.connection.read_parquet([str(store.lake.folder / table.name / name) for name in replaced])
    return bool(store.lake.connection.to_pyarrow(lines.filter(lines.source == run).limit(1)).num_rows)


def _again(store: Store, table: Table, gone: set[str]) -> list[Written]:
    """What is derived, made anew from the raw files that are left."""
    raw = [name for name in store.lake.manifest(table.name, "raw") if name not in gone]
    left = store.lake.as_if(lambda of, part: raw if part == "raw" else [])
    return settle(left, table, raw).written if raw else []


def remember_mapping(store: Store, shape: str, name: str, body: str) -> None:
    """The mapping to use from now on for files of this shape."""
    models.SavedMapping.objects.using(store.alias).update_or_create(shape=shape, defaults={"name": name, "body": body})


def remembered_mapping(store: Store, shape: str) -> str | None:
    """The body of the mapping that a person gave for files of this shape."""
    found = models.SavedMapping.objects.using(store.alias).filter(shape=shape).first()
    return found.body if found else None


def remembered_mappings(store: Store) -> dict[str, str]:
    """The bodies of all of them, by the name under which files are taken."""
    return dict(models.SavedMapping.objects.using(store.alias).order_by("pk").values_list("name", "body"))


def _runs(store: Store) -> Any:
    runs = models.ImportRun.objects.using(store.alias).select_related("source")
    return runs.annotate(rows=Sum("lake_files__rows", default=0))


def _imported(run: Any) -> Imported:
    return Imported(
        run=run.pk,
        name=run.source.name,
        format=run.source.format,
        taken=run.taken,
        refused=run.refused,
        refused_file=run.refused_file,
        observed_at=run.observed_at,
        finished_at=run.finished_at,
        bytes=run.source.bytes,
        locale=run.source.locale,
        notices=tuple(run.notices),
        options=dict(run.source.options),
        rows=run.rows,
    )
