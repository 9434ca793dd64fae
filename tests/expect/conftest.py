# SPDX-License-Identifier: EUPL-1.2
"""A real workspace with posts and series made from weekly counts."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from criterio.domain.profile import ProfileKey, RegisterEntry
from criterio.store import facts, imports, registry
from criterio.store.facts import Facts
from criterio.store.folder import DECLARATION
from criterio.store.tables import POSTS, SERIES, Table
from criterio.store.workspace import Store

FIRST = date(2025, 1, 6)  # a Monday

Weeks = Mapping[str, Sequence[float | None]]
Posts = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def posts() -> Posts:
    return two_posts


def two_posts(profile: str, week: int, interactions: float | None, **more: Any) -> list[dict[str, Any]]:
    """One post on each of the Monday and the Saturday of a week, which share its interactions."""
    made = []
    for day in (0, 5):
        civil = FIRST + timedelta(weeks=week, days=day)
        at = datetime.combine(civil, time(10))
        reactions = None if interactions is None else int(interactions // 2 + (day == 0) * (interactions % 2))
        made.append(
            {
                "profile": profile,
                "network": ProfileKey.parse(profile).network,
                "post_key": f"{week}-{day}-{len(more)}",
                "published_at": at,
                "day": civil,
                "is_repost": False,
                "reactions": reactions,
                "observed_at": at + timedelta(days=30),
                **more,
            }
        )
    return made


@pytest.fixture
def facts_of(tmp_path: Path) -> Callable[..., Facts]:
    """As ``built``, in a folder of the test."""
    return partial(built, tmp_path)


def built(
    root: Path,
    interactions: Weeks | None = None,
    units: Mapping[str, str] | None = None,
    extra_posts: Sequence[dict[str, Any]] = (),
    followers: Weeks | None = None,
    series: Sequence[dict[str, Any]] = (),
) -> Facts:
    """Builds a workspace. A missing week in ``interactions`` is None; profiles with a unit are given in ``units``."""
    (root / DECLARATION).touch()
    store = Store(root)
    listed = [(ProfileKey.parse(key), RegisterEntry(as_of=FIRST, unit=unit)) for key, unit in (units or {}).items()]
    with store.writing():
        registry.register(store, listed)
    rows = [
        row
        for profile, weeks in (interactions or {}).items()
        for week, count in enumerate(weeks)
        if count is not None
        for row in two_posts(profile, week, count)
    ]
    _take_in(store, POSTS, [*rows, *extra_posts])
    totals = [
        {"subject": profile, "metric": "followers", "day": FIRST + timedelta(weeks=week, days=6), "value": value}
        for profile, weeks in (followers or {}).items()
        for week, value in enumerate(weeks)
        if value is not None
    ]
    _take_in(store, SERIES, [*totals, *series])
    return facts.read(store)


def _take_in(store: Store, table: Table, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    with store.writing():
        source = {"sha256": table.name, "name": table.name, "bytes": 1, "format": "test"}
        run = imports.begin(store, source, datetime(2026, 1, 1, tzinfo=UTC))
        file = store.lake.append(table)
        for number, row in enumerate(rows):
            file.add({**row, "source": run, "row": number})
        written = file.close()
        assert written is not None
        store.list_files(run, store.settle([written]))
