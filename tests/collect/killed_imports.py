# SPDX-License-Identifier: EUPL-1.2
"""Kills imports and undos at random moments, and says what it found. A program: test_killed.py runs it.

Children are forked from a process that has loaded everything and opened nothing, so that each dies inside its work
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

from criterio.collect.undo import undo
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


def take_back(workspace: Path) -> None:
    """Undoes the newest import."""
    store = Store(workspace)
    undo(store, imports.imported(store)[-1].run)


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


def moments(kills: int, lasts: float, chance: random.Random) -> list[float]:
    """As many as there are kills, one in each part of what lasts so long, in no order."""
    found = [lasts * (part + chance.random()) / kills for part in range(kills)]
    chance.shuffle(found)
    return found


def timed(work: Callable[[], object]) -> float:
    """Seconds that it takes a child which nobody kills."""
    started = time.monotonic()
    in_child(work)
    return time.monotonic() - started


def imports_killed(workspace: Path, files: Path, kills: int, chance: random.Random) -> dict[str, object]:
    """The first find a folder without records; whoever completed it leaves the next one empty records."""
    empty, whole = workspace.with_name("empty"), workspace.with_name("whole")
    shutil.copytree(workspace, empty)
    in_child(lambda: look(empty))
    shutil.copytree(empty, whole)
    lasts = timed(lambda: take(whole, files))
    truth, seen = in_child(lambda: look(whole)), []
    for moment in moments(kills, lasts, chance):
        in_child(lambda: take(workspace, files), kill_after=moment)
        seen.append(in_child(lambda: look(workspace)))
        if len(seen[-1]["files"]) == len(truth["files"]):
            shutil.rmtree(workspace)
            shutil.copytree(empty, workspace)
    in_child(lambda: take(workspace, files))
    return {"truth": truth, "seen": seen, "end": in_child(lambda: look(workspace))}


def undos_killed(whole: Path, kills: int, chance: random.Random) -> dict[str, object]:
    """The newest import of a whole workspace is taken back, each time of a copy."""
    without = shutil.copytree(whole, whole.with_name("without"))
    lasts, seen = timed(lambda: take_back(without)), []
    for moment in moments(kills, lasts, chance):
        copy = shutil.copytree(whole, whole.with_name("copy"))
        in_child(lambda copy=copy: take_back(copy), kill_after=moment)
        seen.append(in_child(lambda copy=copy: look(copy)))
        shutil.rmtree(copy)
    return {"without": in_child(lambda: look(without)), "seen": seen}


def main(workspace: Path, files: Path, kills: int, seed: int) -> dict[str, object]:
    load()
    chance = random.Random(seed)
    told = imports_killed(workspace, files, kills, chance)
    return {**told, "undos": undos_killed(workspace.with_name("whole"), kills // 2, chance)}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))))
