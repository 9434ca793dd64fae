# SPDX-License-Identifier: EUPL-1.2
"""A real workspace in a temporary folder, filled as an importer fills it."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from criterio.domain.profile import ProfileKey
from criterio.store import facts, models, registry
from criterio.store.folder import DECLARATION
from criterio.store.tables import TABLES
from criterio.store.workspace import Store

Take = Callable[..., facts.Facts]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / DECLARATION).write_text('name = "Villaluz"\n')
    return Store(tmp_path)


@pytest.fixture
def take(store: Store) -> Take:
    """``take(posts=[…], messages=[…], file="a.csv")`` stores rows as one import and returns the facts."""

    def taking(file: str = "rows.csv", **rows: Iterable[dict[str, Any]]) -> facts.Facts:
        with store.writing():
            count = models.SourceFile.objects.using(store.alias).count()
            source = models.SourceFile.objects.using(store.alias).create(
                sha256=f"{count:064d}", name=file, bytes=1, format="test"
            )
            moment = datetime(2026, 11, 1, tzinfo=UTC)
            run = models.ImportRun.objects.using(store.alias).create(
                source=source, finished_at=moment, observed_at=moment, taken=1, refused=0
            )
            written = []
            for table, given in rows.items():
                file_of_rows = store.lake.append(TABLES[table])
                for number, row in enumerate(given, start=2):
                    file_of_rows.add(
                        {"source": run.pk, "row": number, "observed_at": moment.replace(tzinfo=None), **row}
                    )
                    _see(store, row)
                if (closed := file_of_rows.close()) is not None:
                    written.append(closed)
            store.list_files(run.pk, store.settle(written))
        return facts.read(store)

    return taking


seen: set[tuple[str, str]] = set()


def _see(store: Store, row: dict[str, Any]) -> None:
    name = row.get("profile") or row.get("subject") or ""
    if name == "all" or name.startswith("unit:") or (store.alias, name) in seen:
        return
    seen.add((store.alias, name))
    registry.see(store, ProfileKey.parse(name))
