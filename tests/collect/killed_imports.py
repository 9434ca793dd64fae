# SPDX-License-Identifier: EUPL-1.2
"""Kills an import at random moments, again and again, and says what it found. A program: test_killed.py runs it.

Children are forked from a process that has loaded everything and opened nothing, so that each dies inside the import
and not while Python starts.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import ibis

from criterio.domain.errors import CriterioError
from criterio.store import facts, imports
from criterio.store.tables import POSTS
from criterio.store.workspace import Store
from criterio.wiring import House


def in_child(work: Callable[[], object], kill_after: float | None = None) -> object:
    """What ``work`` gives, worked out in a forked child; None when the child was killed first."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        os.write(write, json.dumps(work()).encode())
        os._exit(0)
    os.close(write)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return json.loads(said) if said else None


def take(workspace: Path, files: Path) -> list[str]:
    """Imports everything: the state of each file."""
    return [report.state for report in House(workspace).import_files([files])]


def look(workspace: Path) -> dict[str, object]:
    """What a reader sees: rows by source, doubled posts, files of the lake that nobody lists."""
    try:
        store = Store(workspace)
    except CriterioError as error:
        return {"broken": str(error)}
    known = facts.read(store)
    posts = known.posts
    keys = posts.group_by("profile", "post_key").agg(n=posts.count())
    doubled = known.rows(keys.filter(keys.n > 1).count().name("n").as_table())[0]["n"]
    raw = {run.name: run.taken for run in imports.imported(store)}
    total = known.rows(posts.agg(n=posts.count(), likes=posts.reactions.sum(), days=posts.day.nunique()))[0]
    parts = ("raw", "merged", "replaced")
    listed = {name for part in parts for name in store.lake.manifest("posts", part)}
    stray = [p.name for p in (workspace / "lake").rglob("*.parquet") if p.name not in listed]
    return {"doubled": doubled, "files": raw, "total": total, "stray": stray}


def load() -> None:
    """Loads what Ibis leaves for its first query, without opening anything."""
    assert ibis.duckdb.name == "duckdb"
    ibis.memtable(POSTS.schema.empty_table())


def main(workspace: Path, files: Path, kills: int, seed: int) -> dict[str, object]:
    load()
    chance = random.Random(seed)
    whole = workspace.with_name("whole")
    shutil.copytree(workspace, whole)
    started = time.monotonic()
    in_child(lambda: take(whole, files))
    lasts = time.monotonic() - started
    truth = in_child(lambda: look(whole))
    seen = []
    for _ in range(kills):
        in_child(lambda: take(workspace, files), kill_after=chance.uniform(0, lasts))
        seen.append(in_child(lambda: look(workspace)))
        if len(seen[-1]["files"]) == len(truth["files"]):
            shutil.rmtree(workspace / "lake")
            (workspace / "criterio.sqlite3").unlink()
            for rest in workspace.glob("criterio.sqlite3-*"):
                rest.unlink()
    in_child(lambda: take(workspace, files))
    return {"truth": truth, "seen": seen, "end": in_child(lambda: look(workspace))}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))))
