# SPDX-License-Identifier: EUPL-1.2
"""PostgreSQL by URL and several processes: the same house, the same answers."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.web import nursery, splitting
from tests.web.conftest import Served, free_port, start
from tests.web.people import PASSWORD
from tests.web.test_collect_pages import REGISTER, X, give, rows_of, taken_in, until, with_another_post

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
OWNER = "postgres"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of our own, on loopback, gone when the test ends."""
    if not BINARIES:
        pytest.skip("there is no PostgreSQL in /usr/lib/postgresql: apt-get install postgresql")
    as_owner = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
    place = subprocess.run([*as_owner, "mktemp", "-d"], capture_output=True, text=True, check=True).stdout.strip()
    port, control = free_port(), str(BINARIES[-1] / "pg_ctl")
    init = [str(BINARIES[-1] / "initdb"), "-D", f"{place}/data", "-U", "criterio", "-A", "trust", "-E", "UTF8"]
    subprocess.run([*as_owner, *init], check=True, capture_output=True, cwd=place)
    told = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={place} -c fsync=off"
    run = [*as_owner, control, "-D", f"{place}/data", "-l", f"{place}/log", "-w", "-o", told]
    subprocess.run([*run, "start"], check=True, capture_output=True, cwd=place)
    yield f"postgresql://criterio@127.0.0.1:{port}/postgres"
    subprocess.run([*run, "-m", "immediate", "stop"], check=False, capture_output=True, cwd=place)
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="module")
def few(town: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Folders of the town with its register and the posts of one profile: what takes seconds to work out."""

    def make() -> Path:
        root = tmp_path_factory.mktemp("few") / "town"
        for name in ("administration.toml", f"exports/{REGISTER}", f"exports/{X}"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(town / name, root / name)
        return root

    return make


def _opened(root: Path, env: dict[str, str], servers: int) -> list[Served]:
    """The files of the folder, taken in by the command line; served, once everything has been worked out."""
    assert splitting.answer(["import", "exports"], env, root).returncode == 0
    opened = [start(root, "--processes", "2", env=env, begin=nursery.run_and_work_out) for _ in range(servers)]
    until((root / "derived" / "reading.pickle").exists)
    return opened


def _closed(opened: list[Served]) -> None:
    for served in opened:
        served.end()


@pytest.fixture(scope="module")
def on_postgresql(few: Callable[[], Path], database: str) -> Iterator[list[Served]]:
    """Two servers of two processes each, over one folder and one PostgreSQL: who is in at one is in at the other."""
    one, other = _opened(few(), os.environ | {"CRITERIO_DATABASE_URL": database}, servers=2)
    other._sessions = one._sessions
    yield [one, other]
    _closed([one, other])


@pytest.fixture(scope="module")
def on_sqlite(few: Callable[[], Path]) -> Iterator[Served]:
    """The same files in a folder of its own, and in the database of that folder."""
    opened = _opened(few(), dict(os.environ), servers=1)
    yield opened[0]
    _closed(opened)


def test_two_servers_on_postgresql_tell_what_sqlite_tells(on_postgresql, on_sqlite):
    told = [_told(at) for at in (*on_postgresql, on_sqlite)]
    assert (on_sqlite.root / "criterio.sqlite3").exists()
    assert not (on_postgresql[0].root / "criterio.sqlite3").exists()
    assert min(len(cells) for cells in told[0].values()) > 0
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize("words", [["serve"], ["register"], ["invite", "ana@example.org", "--role", "reader"]])
def test_another_folder_is_refused_at_once(on_postgresql, database, tmp_path, words):
    (tmp_path / "administration.toml").write_text('name = "Villaclara"\nlanguage = "en"\n', encoding="utf-8")
    env = os.environ | {"CRITERIO_DATABASE_URL": database}
    told = splitting.answer if words == ["register"] else nursery.answer
    answer = told(["--language", "en", *words], env, tmp_path)
    assert answer.returncode == 2
    assert "keeps the records of another folder" in answer.stderr


def test_what_one_server_writes_the_other_reads(on_postgresql):
    one, other = on_postgresql
    with one.client("administrator") as here:
        written = one.post(here, "/people/me/", {"act": "save", "name": "Aurora", "language": "gl"})
    assert written.status_code in (200, 302)
    with other.client("administrator") as there:
        assert "Aurora" in there.get("/people/me/").text


def test_who_comes_in_at_one_server_is_in_at_the_other(on_postgresql):
    one, other = on_postgresql
    one.people(("administrator", ""))
    with one.client() as client:
        assert client.get(f"{other.address}/people/me/").status_code == 302
        told = {"login": "administrator.all@example.org", "password": PASSWORD}
        assert one.post(client, "/account/login/", told).status_code == 302
        assert client.get(f"{other.address}/people/me/").status_code == 200


def test_a_file_given_at_one_server_is_taken_in_and_seen_at_the_other(on_postgresql):
    one, other = on_postgresql
    with one.client("analyst") as here, other.client("analyst") as there:
        page = give(one, here, ("nuevos.csv", with_another_post(one))).headers["location"]
        assert rows_of(there, "nuevos.csv") == []
        assert one.post(here, page, {"act": "take"}).status_code == 302
        assert "nuevos.csv is in: one row." in taken_in(there, page)
        assert rows_of(there, "nuevos.csv") == ["1"]


def test_a_decision_signed_at_one_server_is_published_by_the_other(on_postgresql):
    one, other = on_postgresql
    with one.client("approver") as approver, other.client() as nobody:
        assert "Villaclara Verde" not in nobody.get("/public/decisions/").text
        assert one.sign(approver, "x:villaclaraverde", "2099-01-01").status_code == 302
        assert "Villaclara Verde" in nobody.get("/public/decisions/").text


def test_the_audit_log_stays_one_chain_when_two_servers_write_at_once(on_postgresql, database):
    one, other = on_postgresql
    one.people(("administrator", ""))

    def write(number: int) -> int:
        served = (one, other)[number % 2]
        with served.client("administrator") as client:
            return served.post(client, "/people/me/", {"act": "save", "name": f"Aurora {number}"}).status_code

    before = _verified(one.root, database)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(write, range(24))) == {302}
    after = _verified(one.root, database)
    assert (after["broken_at"], after["is_cut"]) == (None, False)
    assert after["entries"] == before["entries"] + 24


def test_a_backup_brings_the_records_into_another_database(on_postgresql, database, tmp_path):
    root, env = on_postgresql[0].root, os.environ | {"CRITERIO_DATABASE_URL": database}
    other = database.removesuffix("/postgres") + "/again"
    psql = [str(BINARIES[-1] / "psql"), database, "-c", "CREATE DATABASE again"]
    subprocess.run(psql, check=True, capture_output=True)
    kept, again = tmp_path / "kept.zip", tmp_path / "again"
    before = _verified(root, database)
    assert splitting.answer(["backup", kept], env, root).returncode == 0
    restored, there = ["restore", kept, again], env | {"CRITERIO_DATABASE_URL": other}
    assert splitting.answer(restored, os.environ, tmp_path).returncode == 2
    assert splitting.answer(restored, there, tmp_path).returncode == 0
    assert _verified(again, other) == before
    assert not (again / "criterio.dump").exists()
    full = splitting.answer(["restore", kept, tmp_path / "third"], env, tmp_path)
    assert (full.returncode, (tmp_path / "third").exists()) == (2, False)
    assert "pg_restore" in full.stderr


def _verified(root: Path, database: str) -> dict:
    env = os.environ | {"CRITERIO_DATABASE_URL": database}
    return json.loads(splitting.answer(["audit", "verify", "--json"], env, root).stdout)


def _told(served: Served) -> dict[str, list[str]]:
    """By page, the cells of its tables."""
    with served.client("administrator") as client:
        return {path: _cells(client.get(path).text) for path in ("/register/", "/measure/", "/collect/")}


def _cells(page: str) -> list[str]:
    cells = re.findall(r"<td[^>]*>(.*?)</td>", page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in cells]
