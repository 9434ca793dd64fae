# SPDX-License-Identifier: EUPL-1.2
"""PostgreSQL by URL and several processes: the same house, the same answers."""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.web.conftest import COMMAND, free_port, start

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
def on_postgresql(town: Path, database: str, tmp_path_factory: pytest.TempPathFactory):
    """The town's files taken into PostgreSQL by the command line, and served by two servers of two processes each."""
    root = tmp_path_factory.mktemp("served") / "town"
    shutil.copytree(town, root, ignore=shutil.ignore_patterns("criterio.sqlite3*", "lake", "derived", "done"))
    env = os.environ | {"CRITERIO_DATABASE_URL": database}
    os.environ["CRITERIO_DATABASE_URL"] = database
    subprocess.run([str(COMMAND), "-C", str(root), "import", str(root / "exports")], check=False, env=env)
    servers = [start(root, "--processes", "2", env=env) for _ in range(2)]
    for _ in range(240):
        if (root / "derived" / "reading.pickle").exists():
            break
        time.sleep(0.5)
    yield servers
    for served in servers:
        served.process.terminate()
        served.process.wait(20)
    del os.environ["CRITERIO_DATABASE_URL"]


def test_two_servers_on_postgresql_tell_what_sqlite_tells(on_postgresql, served):
    addresses = ("/register/", "/public/", "/collect/")
    one, other = on_postgresql
    other._sessions = one._sessions
    told = [[at.client("administrator").get(address) for address in addresses] for at in (one, other, served)]
    for first, second, third in zip(*told, strict=True):
        assert first.status_code == second.status_code == third.status_code == 200
        assert _numbers(first.text) == _numbers(second.text) == _numbers(third.text)


def test_what_one_server_writes_the_other_reads(on_postgresql):
    one, other = on_postgresql
    other._sessions = one._sessions
    written = one.post(one.client("administrator"), "/people/me/", {"act": "save", "name": "Aurora", "language": "gl"})
    assert written.status_code in (200, 302)
    assert "Aurora" in other.client("administrator").get("/people/me/").text


def test_the_audit_log_stays_one_chain_when_two_servers_write_at_once(on_postgresql, database):
    one, other = on_postgresql
    one.people(("administrator", ""))
    other._sessions = one._sessions

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


def _verified(root: Path, database: str) -> dict:
    words = [str(COMMAND), "-C", str(root), "audit", "verify", "--json"]
    env = os.environ | {"CRITERIO_DATABASE_URL": database}
    return json.loads(subprocess.run(words, capture_output=True, text=True, check=True, env=env).stdout)


def _numbers(page: str) -> list[str]:
    """The cells of its tables."""
    return re.findall(r"<td[^>]*>\s*([^<]*?)\s*</td>", page)
