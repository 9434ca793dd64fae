# SPDX-License-Identifier: EUPL-1.2
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from criterio.domain.errors import RuleBroken, SettingsError
from criterio.store import facts, imports, models
from criterio.store.lake import Lake
from criterio.store.tables import POSTS
from criterio.store.workspace import Store


def give(store: Store, number: int, rows: list[dict]) -> None:
    with store.writing():
        source = {"sha256": str(number), "name": f"file {number}", "bytes": 1, "format": "test"}
        run = imports.begin(store, source, datetime(2026, 1, number, tzinfo=UTC))
        file = store.lake.append(POSTS)
        for line, row in enumerate(rows, 2):
            file.add({"profile": "x:a", "source": run, "row": line, "observed_at": datetime(2026, 1, number), **row})
        written = file.close()
        store.list_files(run, store.settle([written]))
        imports.finish(store, run, taken=len(rows))


def posts(store: Store) -> dict[str, tuple]:
    known = facts.read(store)
    rows = known.rows(known.posts.select("post_key", "reactions", "comments", "interactions"))
    return {row["post_key"]: (row["reactions"], row["comments"], row["interactions"]) for row in rows}


def test_the_newest_known_value_of_each_column_wins(store):
    give(store, 1, [{"post_key": "1", "reactions": 3, "comments": 2}, {"post_key": "2", "reactions": 5}])
    give(store, 2, [{"post_key": "1", "reactions": 9}])
    assert posts(store) == {"1": (9, 2, 11), "2": (5, None, 5)}


def test_several_threads_ask_at_once_and_each_gets_its_own_answer(store):
    give(store, 1, [{"post_key": str(key), "reactions": key} for key in range(2000)])
    files = store.lake.manifest("posts", "raw")
    lake = Lake(store.lake.folder, lambda table, part: files if part == "raw" else [])

    def ask(key: int) -> int:
        table = lake.table(POSTS)
        return lake.connection.to_pyarrow(table.filter(table.post_key == str(key)))["reactions"][0].as_py()

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(ask, range(40))) == list(range(40))


def test_a_house_that_is_read_again_and_again_keeps_no_more_views(store):
    def views() -> int:
        asked = store.lake.connection.raw_sql("SELECT count(*) FROM duckdb_views() WHERE NOT internal")
        return asked.fetchone()[0]

    give(store, 1, [{"post_key": "1", "reactions": 3}])
    assert posts(store) == {"1": (3, None, 3)}
    before = views()
    assert [posts(store) for _ in range(3)] == [{"1": (3, None, 3)}] * 3
    assert views() == before > 0
    give(store, 2, [{"post_key": "1", "reactions": 9}])
    assert posts(store) == {"1": (9, None, 9)}


def test_an_older_export_that_comes_later_changes_nothing(store):
    give(store, 2, [{"post_key": "1", "reactions": 9}])
    give(store, 1, [{"post_key": "1", "reactions": 3, "comments": 1}])
    assert posts(store) == {"1": (9, 1, 10)}


def test_every_observation_is_kept(store):
    give(store, 1, [{"post_key": "1", "reactions": 3}])
    give(store, 2, [{"post_key": "1", "reactions": 9}])
    raw = facts.read(store).rows(store.lake.raw(POSTS).select("reactions").order_by("reactions"))
    assert raw == [{"reactions": 3}, {"reactions": 9}]


def test_nothing_known_is_not_zero_interactions(store):
    give(store, 1, [{"post_key": "1"}])
    assert posts(store) == {"1": (None, None, None)}


def test_a_post_counted_within_two_days_is_still_growing(store):
    give(
        store,
        10,
        [
            {"post_key": "young", "published_at": datetime(2026, 1, 8, 0, 1)},
            {"post_key": "old", "published_at": datetime(2026, 1, 7, 23, 59)},
        ],
    )
    known = facts.read(store)
    rows = known.rows(known.posts.filter(known.posts.still_growing).select("post_key"))
    assert rows == [{"post_key": "young"}]


def fail_halfway(store: Store) -> None:
    with store.writing():
        imports.begin(store, {"sha256": "x", "name": "x", "bytes": 1, "format": "x"}, datetime.now(UTC))
        file = store.lake.append(POSTS)
        file.add({"profile": "x:a", "post_key": "1"})
        file.close()
        raise ZeroDivisionError


def test_an_import_that_fails_leaves_no_trace(store):
    with pytest.raises(ZeroDivisionError):
        fail_halfway(store)
    again = Store(store.root)
    assert imports.imported(again) == []
    assert list((store.root / "lake").rglob("*.parquet")) == []
    assert posts(again) == {}


def test_two_workspaces_in_one_process_do_not_mix(store, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "administration.toml").write_text('name = "Other"', encoding="utf-8")
    give(store, 1, [{"post_key": "1", "reactions": 3}])
    assert posts(Store(other)) == {}


def test_a_folder_without_declaration_is_no_workspace(tmp_path):
    with pytest.raises(SettingsError, match="criterio init"):
        Store(tmp_path)


def test_half_a_character_pair_becomes_a_question_mark(store):
    give(store, 1, [{"post_key": "1", "text": "half \ud83d pair"}])
    known = facts.read(store)
    assert known.rows(known.posts.select("text")) == [{"text": "half ? pair"}]


def test_nobody_rewrites_a_decision(store):
    now = datetime.now(UTC)
    record = models.Decision(subject="x:a", mode="close", signed_by="Ana", at=now, review_on=date(2027, 1, 1))
    record.save(using=store.alias)
    record.mode = "keep"
    with pytest.raises(RuleBroken):
        record.save(using=store.alias)
    with pytest.raises(RuleBroken):
        record.delete(using=store.alias)
