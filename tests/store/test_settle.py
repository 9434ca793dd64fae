# SPDX-License-Identifier: EUPL-1.2
from collections import defaultdict
from datetime import date, datetime
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from criterio.store import imports
from criterio.store.tables import POSTS, SERIES
from criterio.store.workspace import Store

COLUMNS = ("reactions", "comments", "text")
SEEN = ("profile", "post_key", *COLUMNS)
NUMBERS = count()

small = st.integers(0, 3)
row = st.fixed_dictionaries(
    {
        "profile": st.sampled_from(["x:a", "x:b"]),
        "post_key": st.sampled_from("123456"),
        "reactions": st.none() | small,
        "comments": st.none() | small,
        "text": st.none() | st.sampled_from("pqr"),
    }
)
exports = st.lists(st.tuples(st.integers(1, 4), st.lists(row, min_size=1, max_size=8)), min_size=1, max_size=5)


def take(store: Store, day: int, rows: list[dict]) -> list[dict]:
    """Imports one export, made on a day of January; gives its rows as they are stored."""
    observed = datetime(2026, 1, day)
    with store.writing():
        source = {"sha256": str(next(NUMBERS)), "name": "export", "bytes": 1, "format": "test"}
        run = imports.begin(store, source, observed.astimezone())
        stored = [{**one, "source": run, "row": line, "observed_at": observed} for line, one in enumerate(rows, 2)]
        file = store.lake.append(POSTS)
        for one in stored:
            file.add(one)
        store.list_files(run, store.settle([file.close()]))
    return stored


def by_hand(stored: list[dict]) -> list[tuple]:
    """The newest known value of each column, worked out from all rows at once."""
    values: dict[tuple, dict] = defaultdict(dict)
    for one in sorted(stored, key=lambda one: (one["observed_at"], one["source"], one["row"])):
        known = {name: one[name] for name in COLUMNS if one[name] is not None}
        values[one["profile"], one["post_key"]].update(known)
    return sorted(((*key, *(said.get(name) for name in COLUMNS)) for key, said in values.items()), key=str)


def seen(store: Store) -> list[tuple]:
    rows = store.lake.connection.to_pyarrow(store.lake.table(POSTS).select(*SEEN)).to_pylist()
    return sorted((tuple(one[name] for name in SEEN) for one in rows), key=str)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(exports=exports)
def test_settling_file_by_file_gives_what_settling_all_at_once_gives(tmp_path_factory, exports):
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "administration.toml").write_text('name = "Villaclara"', encoding="utf-8")
    store = Store(folder)
    stored: list[dict] = []
    for day, rows in exports:
        stored += take(store, day, rows)
        assert seen(store) == by_hand(stored)


def derived(store: Store) -> set[str]:
    return {name for part in ("merged", "replaced") for name in store.lake.manifest("posts", part)}


def post(key: str, reactions: int) -> dict:
    return {"profile": "x:a", "post_key": key, "reactions": reactions, "comments": None, "text": None}


@pytest.fixture
def crowded(store: Store) -> Store:
    """Two exports that tell of the same post."""
    take(store, 1, [post("1", 1), post("2", 1)])
    take(store, 2, [post("1", 2)])
    return store


def test_a_file_that_repeats_nothing_leaves_what_was_settled_alone(crowded):
    before = derived(crowded)
    take(crowded, 3, [post("3", 1)])
    assert derived(crowded) == before


def test_a_file_that_repeats_other_posts_leaves_the_settled_ones_alone(crowded):
    before = derived(crowded)
    take(crowded, 3, [post("2", 4)])
    assert before < derived(crowded)


def test_a_post_that_comes_again_takes_its_place_and_no_more(crowded):
    take(crowded, 3, [post("2", 4)])
    take(crowded, 4, [post("1", 5)])
    assert len(crowded.lake.manifest("posts", "merged")) == 2
    assert [(one[1], one[2]) for one in seen(crowded)] == [("1", 5), ("2", 4)]


def test_files_that_were_superseded_go_away_when_the_workspace_opens_again(crowded):
    take(crowded, 4, [post("1", 5)])
    listed = {name for part in ("raw", "merged", "replaced") for name in crowded.lake.manifest("posts", part)}
    Store(crowded.root)
    assert {path.name for path in (crowded.root / "lake").rglob("*.parquet")} == listed


def give_series(store: Store, values: list[tuple[int, str, float]]) -> None:
    """An export with several metrics a line: (line, metric, value)."""
    with store.writing():
        source = {"sha256": str(next(NUMBERS)), "name": "export", "bytes": 1, "format": "test"}
        run = imports.begin(store, source, datetime(2026, 1, 1).astimezone())
        file = store.lake.append(SERIES)
        for line, metric, value in values:
            said = {"subject": "all", "dimension": "", "day": date(2026, 1, line), "metric": metric, "value": value}
            file.add({**said, "source": run, "row": line, "observed_at": datetime(2026, 1, run)})
        store.list_files(run, store.settle([file.close()]))


def test_the_other_values_of_a_line_outlive_the_one_that_is_replaced(store):
    give_series(store, [(2, "calls", 10), (2, "visits", 7), (3, "calls", 11)])
    give_series(store, [(2, "calls", 12)])
    give_series(store, [(2, "visits", 8)])
    give_series(store, [(3, "visits", 9), (2, "calls", 13)])
    found = store.lake.table(SERIES).select("day", "metric", "value").order_by("day", "metric")
    assert [tuple(one.values()) for one in store.lake.connection.to_pyarrow(found).to_pylist()] == [
        (date(2026, 1, 2), "calls", 13),
        (date(2026, 1, 2), "visits", 8),
        (date(2026, 1, 3), "calls", 11),
        (date(2026, 1, 3), "visits", 9),
    ]
