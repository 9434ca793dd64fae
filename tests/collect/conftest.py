# SPDX-License-Identifier: EUPL-1.2
"""A town hall that imports, and the exports that it gives."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from criterio.collect.importing import ImportReport
from criterio.formats._format import Options
from criterio.store import facts, registry
from criterio.wiring import House

X_HEADER = "Post id,Date,Post text,Post Link,Impressions,Likes,Replies,Reposts"


def x_post(number: int, likes: int | str = 3, text: str = "", day: int | str | None = None) -> str:
    """A line of X's content export; ids are those of 2026, whole."""
    post_id = 2_030_000_000_000_000_001 + number * 1_000_003
    date = day if isinstance(day, str) else f'"Tue, Mar {day or 1 + number % 28}, 2026"'
    link = f"https://x.com/villaclara/status/{post_id}"
    return f"{post_id},{date},{text or f'post {number}'},{link},{100 + number},{likes},1,2"


@dataclass
class Desk:
    """One workspace at ``root``; its files come from ``inbox``, a folder beside it."""

    root: Path
    inbox: Path

    def write(self, name: str, content: str | bytes | list[str]) -> Path:
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        body = "\n".join(content) if isinstance(content, list) else content
        path.write_bytes(body if isinstance(body, bytes) else body.encode("utf-8"))
        return path

    def take(self, path: Path, mapping: str = "", **options: Any) -> ImportReport:
        """Imports one file as a process of its own would: nothing is remembered but what is stored."""
        options = {"observed_at": datetime(2026, 4, 1, tzinfo=UTC), **options}
        (report,) = House(self.root).import_files([path], Options(**options), mapping)
        return report

    def rows(self, table: str, *columns: str) -> list[tuple]:
        known = facts.read(House(self.root).store)
        rows = known.rows(getattr(known, table).select(*columns).order_by(*columns))
        return [tuple(row[column] for column in columns) for row in rows]

    def profiles(self) -> list[str]:
        return [str(profile.key) for profile in registry.profiles(House(self.root).store)]

    def everything(self) -> dict[str, Any]:
        """All that a reader can see, to compare before and after."""
        known = facts.read(House(self.root).store)
        tables = (known.posts, known.series, known.messages, known.inventory)
        seen = [sorted(json.dumps(row, default=str, sort_keys=True) for row in known.rows(table)) for table in tables]
        return {"tables": seen, "profiles": known.profiles, "units": known.units, "sources": known.sources}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "workspace").mkdir()
    (tmp_path / "inbox").mkdir()
    (tmp_path / "workspace/administration.toml").write_text('name = "Villaclara"\nlanguage = "en"\n', encoding="utf-8")
    return Desk(tmp_path / "workspace", tmp_path / "inbox")
