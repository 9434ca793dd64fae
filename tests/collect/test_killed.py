# SPDX-License-Identifier: EUPL-1.2
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 16


@pytest.fixture(scope="module")
def story(tmp_path_factory, unmeasured) -> dict:
    """What the kills left, as tests/collect/killed_imports.py tells it."""
    place = tmp_path_factory.mktemp("killed")
    workspace, files = place / "workspace", place / "files"
    workspace.mkdir()
    files.mkdir()
    (workspace / "administration.toml").write_text('name = "Villaclara"\nlanguage = "en"\n', encoding="utf-8")
    chance = random.Random(1)
    for number in range(4):
        write_export(files / f"{number}.csv", number, chance)
    program = Path(__file__).with_name("killed_imports.py")
    command = [sys.executable, str(program), str(workspace), str(files), str(KILLS), "7"]
    told = subprocess.run(command, capture_output=True, text=True, timeout=540, check=False, env=unmeasured)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def write_export(path: Path, number: int, chance: random.Random) -> None:
    """X's content export: each file repeats a third of the one before, as monthly exports do."""
    lines = ["Post id,Date,Post text,Post Link,Impressions,Likes,Replies,Reposts"]
    for row in range(number * 300, number * 300 + 450):
        link = f"https://x.com/villaclara/status/{10**18 + row}"
        day = f'"Tue, Mar {1 + row % 28}, 2026"'
        lines.append(f"{10**18 + row},{day},post {row},{link},{chance.randrange(900)},{chance.randrange(90)},1,2")
    path.write_text("\n".join(lines), encoding="utf-8")


def test_the_workspace_opens_after_every_kill(story):
    assert [seen for seen in story["seen"] if "broken" in seen] == []
    assert len(story["seen"]) == KILLS


def test_nothing_is_ever_doubled(story):
    assert {seen["doubled"] for seen in story["seen"]} == {0}


def test_every_file_is_there_whole_or_not_at_all(story):
    whole = story["truth"]["files"]
    assert [seen["files"] for seen in story["seen"] if seen["files"].items() - whole.items()] == []


def test_kills_hit_the_import_and_not_only_its_edges(story):
    assert len({len(seen["files"]) for seen in story["seen"]}) >= 3


def test_no_stray_file_outlives_the_next_opening(story):
    assert [seen["stray"] for seen in story["seen"] if seen["stray"]] == []


def test_importing_again_completes_it(story):
    assert story["end"] == story["truth"]


def test_a_killed_undo_leaves_all_or_nothing(story):
    seen, whole, without = story["undos"]["seen"], story["truth"], story["undos"]["without"]
    assert len(without["files"]) == len(whole["files"]) - 1
    assert [one for one in seen if one not in (whole, without)] == []
    assert whole in seen
