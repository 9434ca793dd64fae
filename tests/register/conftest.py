# SPDX-License-Identifier: EUPL-1.2
"""A workspace with a little history, written as imports write it."""

from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any

import pytest

from criterio.domain.profile import ProfileKey, RegisterEntry
from criterio.store import imports, registry
from criterio.store.tables import INVENTORY, MESSAGES, POSTS, Table
from criterio.store.workspace import Store


class History:
    """Writes what the tests say into a workspace."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._numbers = count(1)

    def give(self, table: Table, rows: list[dict[str, Any]], seen: date = date(2026, 8, 5)) -> None:
        number, observed = next(self._numbers), datetime.combine(seen, time(), UTC)
        with self.store.writing():
            run = imports.begin(
                self.store, {"sha256": str(number), "name": str(number), "bytes": 1, "format": "test"}, observed
            )
            file = self.store.lake.append(table)
            for line, row in enumerate(rows, 2):
                file.add({"source": run, "row": line, "observed_at": observed.replace(tzinfo=None), **row})
            written = file.close()
            self.store.list_files(run, self.store.settle([written] if written else []))
            imports.finish(self.store, run, taken=len(rows))

    def posts(self, profile: str, days: list[date], seen: date = date(2026, 8, 5), **more: Any) -> None:
        rows = [{"profile": profile, "post_key": str(i), "day": day, **more} for i, day in enumerate(days)]
        self.give(POSTS, rows, seen)

    def message(self, profile: str, day: date, **more: Any) -> None:
        self.give(
            MESSAGES, [{"profile": profile, "message_key": f"{profile}{next(self._numbers)}", "day": day, **more}]
        )

    def register(self, entries: list[RegisterEntry]) -> None:
        """Enters the entries as records and as a dated register."""
        keys = [ProfileKey(entry.network, entry.handle) if entry.handle else None for entry in entries]
        registry.register(self.store, zip(keys, entries, strict=True))
        names = [name for name in INVENTORY.schema.names if name not in ("observed_at", "source", "row")]
        self.give(INVENTORY, [{name: getattr(entry, name) for name in names} for entry in entries])


@pytest.fixture
def build(store: Store) -> History:
    return History(store)
