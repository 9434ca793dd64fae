# SPDX-License-Identifier: EUPL-1.2
"""Records that go from the folder to PostgreSQL and back: all of them, or none."""

import json
import os
import shutil
import sqlite3
from contextlib import closing

import psycopg
import pytest
from tests.web import nursery, splitting
from tests.web.test_postgresql import database  # noqa: F401  # its server

HEADER = "Post id,Date,Post text,Post Link,Impressions,Likes,Replies,Reposts"
LINK = "https://x.com/villaclara/status/203000000000000000"
POSTS = [f'203000000000000000{n},"Tue, Mar {n + 1}, 2026",post {n},{LINK}{n},100,3,1,2' for n in range(9)]


def criterio(root, *words, url=""):
    env = {name: value for name, value in os.environ.items() if name != "CRITERIO_DATABASE_URL"}
    env |= {"CRITERIO_DATABASE_URL": url} if url else {}
    answer = nursery.answer if words[0] in ("move", "invite") else splitting.answer
    return answer(["-C", root, "--language", "en", *words], env, root)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A workspace with posts, somebody invited, and entries in its log."""
    place = tmp_path_factory.mktemp("made")
    root = place / "town"
    assert criterio(place, "init", "town").returncode == 0
    (place / "posts.csv").write_text("\n".join([HEADER, *POSTS]), encoding="utf-8")
    assert criterio(root, "import", str(place / "posts.csv")).returncode == 0
    assert criterio(root, "invite", "ana@villaclara.example", "--role", "administrator").returncode == 0
    return root


@pytest.fixture(scope="module")
def before(made):
    """What it answers, where nothing has been moved."""
    return answers(made)


@pytest.fixture
def kept(made, tmp_path):
    """The same workspace, in a folder of its own."""
    return shutil.copytree(made, tmp_path / "town")


def answers(root, url=""):
    """Of the register, the figures and the log."""
    told = [criterio(root, *words, "--json", url=url) for words in (["register"], ["measure"], ["audit", "verify"])]
    assert [one.stderr for one in told if one.returncode] == []
    return [json.loads(one.stdout) for one in told]


def test_records_go_to_postgresql_and_come_back_as_they_were(kept, before, database):  # noqa: F811
    went = criterio(kept, "move", "postgresql", "--json", url=database)
    assert went.returncode == 0, went.stderr
    tables = json.loads(went.stdout)["tables"]
    assert (tables["store_profile"], tables["web_invitation"], tables["store_auditentry"] > 0) == (1, 1, True)
    assert (kept / "criterio.sqlite3").exists() is False
    assert answers(kept, database) == before
    assert "outside of it" in criterio(kept, "measure").stderr
    assert criterio(kept, "invite", "eva@villaclara.example", url=database).returncode == 0
    again = criterio(kept, "move", "postgresql", url=database)
    assert (again.returncode, "in PostgreSQL already" in again.stderr) == (2, True)

    back = criterio(kept, "move", "folder", "--json", url=database)
    assert back.returncode == 0, back.stderr
    assert json.loads(back.stdout)["tables"]["web_invitation"] == 2
    assert [answers(kept)[n] for n in (0, 1)] == before[:2]
    back = criterio(kept, "move", "folder", url=database)
    assert (back.returncode, "in the folder already" in back.stderr) == (2, True)
    full = criterio(kept, "move", "postgresql", url=database)
    assert (full.returncode, "is not empty" in full.stderr) == (2, True)
    assert [answers(kept)[n] for n in (0, 1)] == before[:2]


@pytest.fixture
def empty(database):  # noqa: F811
    """A database of its own in the same server."""
    name = f"town_{os.urandom(4).hex()}"
    with psycopg.connect(database, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    return f"{database.rpartition('/')[0]}/{name}"


def test_a_row_that_postgresql_refuses_leaves_nothing_there_and_all_is_moved_once_it_is_right(kept, empty):
    records = kept / "criterio.sqlite3"
    with closing(sqlite3.connect(records)) as at, at:
        at.execute("UPDATE store_profile SET purpose = 'of' || char(0) || 'two'")
    said = criterio(kept, "move", "postgresql", url=empty)
    assert (said.returncode, "They are where they were" in said.stderr) == (2, True), said.stderr
    with psycopg.connect(empty) as at:
        assert at.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)
    with closing(sqlite3.connect(records)) as at, at:
        at.execute("UPDATE store_profile SET purpose = 'of two'")
    assert criterio(kept, "move", "postgresql", url=empty).returncode == 0


def test_the_old_records_are_whole_where_somebody_reads_them_meanwhile(kept, empty):
    with closing(sqlite3.connect(kept / "criterio.sqlite3", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM web_invitation").fetchone()
        assert criterio(kept, "invite", "eva@villaclara.example").returncode == 0
        went = criterio(kept, "move", "postgresql", url=empty)
        assert went.returncode == 0, went.stderr
        with closing(sqlite3.connect(kept / "criterio.sqlite3.before")) as old:
            assert old.execute("SELECT count(*) FROM web_invitation").fetchone() == (2,)
        assert not (kept / "criterio.sqlite3-wal").exists()


def test_what_cannot_be_reached_leaves_the_records_where_they_are(kept, before):
    said = criterio(kept, "move", "postgresql", url="postgresql://nobody@127.0.0.1:9/none")
    assert (said.returncode, "cannot be reached" in said.stderr, "Traceback" in said.stderr) == (2, True, False)
    assert answers(kept) == before
