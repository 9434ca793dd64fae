# SPDX-License-Identifier: EUPL-1.2
"""The three real sets together, from their files to the plan, as the command answers them."""

import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from tests.web import splitting

from criterio.store import facts
from criterio.wiring import House

SETS = {
    "inventory_es": ["2026-08-01.json", "2026-06-01.json", "2026-07-01.json"],
    "townhalls_es": ["posts.csv"],
    "institution_posts_2020": ["posts.csv.gz"],
}


@pytest.fixture(scope="module", autouse=True)
def commands_unmeasured(unmeasured) -> Iterator[None]:
    """A hundred thousand rows show coverage nothing that ten do not."""
    with patch.dict(os.environ, unmeasured, clear=True):
        yield


@pytest.fixture(scope="module")
def workspace(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("real") / "workspace"


@pytest.fixture
def answer(shared, workspace) -> Callable[..., object]:
    """What a command answers in the workspace with all of it, which the first to ask makes."""

    def ask(*words: object) -> object:
        said = splitting.answer(["-C", workspace, *words, "--json"], os.environ, workspace.parent)
        assert said.returncode == 0, said.stderr
        return json.loads(said.stdout)

    if not workspace.exists():
        ask("init", workspace, "--name", "Observatorio")
        for folder, files in SETS.items():
            mapping = workspace.parent / f"{folder}.toml"
            ask("map", shared / folder / files[0], "--out", mapping)
            for file in files:
                (report,) = ask("import", shared / folder / file, "--map", mapping)
                assert (report["state"], report["refused"]) == ("taken", 0)
    return ask


@pytest.fixture
def known(answer, workspace) -> facts.Facts:
    return House(workspace, "en").facts()


def test_the_register_grew_by_576_institutions_that_were_not_there_to_be_seen(answer):
    difference = answer("--language", "en", "register", "compare", "2026-07-01", "2026-08-05")
    assert "576" in " ".join(difference["headlines"])


def test_on_5_august_549_institutions_have_x_and_166_nothing(known):
    rows = known.rows(known.inventory.filter(known.inventory.as_of == known.inventory.as_of.max()))
    units = {(row["unit"], row["kind"]) for row in rows}
    on_x = {(row["unit"], row["kind"]): row["active"] for row in rows if row["network"] == "x"}
    assert len(units) == 725
    assert (len(on_x), sum(on_x.values()), len(on_x) - sum(on_x.values())) == (549, 463, 86)
    assert len(units - {(row["unit"], row["kind"]) for row in rows if row["network"]}) == 166


def test_town_halls_wrote_1406_posts_and_none_of_their_identifiers_is_whole(known):
    posts = known.posts.filter(known.posts.labels.notnull())
    (seen,) = known.rows(
        posts.agg(posts=posts.count(), profiles=posts.profile.nunique(), damaged=posts.id_damaged.sum())
    )
    assert seen == {"posts": 1406, "profiles": 80, "damaged": 1406}


def test_no_identifier_of_the_institutions_is_taken_for_damaged(known):
    posts = known.posts.filter(known.posts.labels.isnull())
    (seen,) = known.rows(posts.agg(posts=posts.count(), damaged=posts.id_damaged.sum()))
    assert seen == {"posts": 105787, "damaged": 0}


def test_the_plan_of_all_three_is_written(answer, workspace):
    written = answer("plan", "--on", date(2026, 8, 5))["documents"]
    to_sign = [f"plan.{kind}" for kind in ("docx", "odt", "pdf")]
    data = ["figures.csv", "plan.html", "plan.json", "register.csv"]
    assert sorted(Path(file).name for file in written) == sorted([*data, *to_sign])
    assert all((workspace / "plan" / Path(file).name).stat().st_size > 10_000 for file in written)
