# SPDX-License-Identifier: EUPL-1.2
"""What every test may ask for: a workspace of its own, the town, and the real data where there are any."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import pytest
from coverage import Coverage
from django.db import connections
from filelock import FileLock
from hypothesis import settings
from tests.web.chromium import browser  # noqa: F401  # found by name

import criterio.cli  # noqa: F401  # first: NumPy wakes with one thread, as in the command, and sums to the same digit
from criterio.store import configure
from criterio.store.workspace import Store

COMMAND = Path(sys.executable).with_name("criterio")
MEASURING = "COVERAGE_PROCESS_CONFIG"
"""With it, coverage begins in a new process."""
MOST_WORKERS = 8
"""Each keeps a server, a browser or a town in memory: up to a gigabyte."""
SLOW = ("browser", "web", "wiring", "cli", "collect", "formats")
"""Begun first: a worker that is left alone with a long file at the end keeps everybody waiting."""
FIRST = ("test_journey", "test_killed", "test_robust", "test_signed_portfolio", "test_every_state", "test_keyboard")
"""The longest: the first makes the town, on which all others that stand in it would wait."""
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # a browser keeps a loop in the thread of the tests
settings.register_profile("house", deadline=None)  # machines are shared: no test is judged by its time
settings.load_profile("house")

ROOT = Path(__file__).parents[1]
HOUR = 3600
"""Seconds: a town of other sources that is younger may be of tests that still run."""
SHARED = ROOT.parent / "shared/data"
OPENED = """
import sys
from pathlib import Path
from django.db import connections
from criterio.settings.machine import Machine
from criterio.web.application import application
application(Path(sys.argv[1]), Machine())
connections.close_all()
"""


def pytest_xdist_auto_num_workers() -> int:
    """One more than the cores that this process may use: one of them waits, for a server or a browser."""
    return min(len(os.sched_getaffinity(0)) + 1, MOST_WORKERS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    files, folders = (dict(zip(names, range(len(names)), strict=True)) for names in (FIRST, SLOW))
    last = len(SLOW)
    items.sort(key=lambda item: (files.get(item.path.stem, last), folders.get(item.path.parent.name, last)))


@pytest.fixture
def shared(unseen: None) -> Path:
    """The folder with real data; the test is skipped where it is not.

    Coverage looks away: it is the same where there are none, and a hundred thousand rows show nothing that ten do not.
    """
    if not SHARED.is_dir():
        pytest.skip("the real data are not beside the project (../shared/data)")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def records_built_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A new workspace in this process starts from a copy of empty records: step by step they take a fifth of a second.

    The steps are taken for the first of them, and by every command and every server.
    """
    root = tmp_path_factory.mktemp("empty")
    (root / "administration.toml").touch()
    records = connections[Store(root).alias]
    records.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    records.close()
    take_steps = configure.bring_up_to_date

    def begin(alias: str) -> None:
        database = connections[alias]
        if database.vendor == "sqlite" and _is_new(Path(database.settings_dict["NAME"])):
            shutil.copyfile(root / "criterio.sqlite3", database.settings_dict["NAME"])
        take_steps(alias)

    with patch.object(configure, "bring_up_to_date", begin):
        yield


def _is_new(records: Path) -> bool:
    """The file may be there already, empty: it is made before SQLite would make it for everybody to read."""
    return not records.exists() or records.stat().st_size == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty workspace's folder."""
    (tmp_path / "administration.toml").write_text('name = "Villaclara"\nlanguage = "en"\n', encoding="utf-8")
    return tmp_path


@pytest.fixture
def store(folder: Path) -> Store:
    """An empty workspace."""
    return Store(folder)


def without_measuring(env: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process in which coverage would see what other tests show already, at half the speed."""
    return {name: told for name, told in env.items() if name != MEASURING}


@pytest.fixture(scope="session")
def unmeasured() -> dict[str, str]:
    return without_measuring(os.environ)


@pytest.fixture(scope="session")
def measured() -> dict[str, str]:
    """What the environment of a process needs besides for coverage to see what runs in it."""
    return {name: told for name, told in os.environ.items() if name == MEASURING}


@contextmanager
def looking_away() -> Iterator[None]:
    """Coverage does not see what runs here: other tests show it already."""
    watching = Coverage.current()
    if watching:
        watching.stop()
    try:
        yield
    finally:
        if watching:
            watching.start()


@pytest.fixture
def unseen() -> Iterator[None]:
    with looking_away():
        yield


@pytest.fixture(scope="session")
def town(pytestconfig: pytest.Config, unmeasured: dict[str, str]) -> Path:
    """The finished demo town, which has been opened. Copy it: never write in it. To make it takes half a minute."""

    def make(folder: Path) -> None:
        words = [str(COMMAND), "demo", str(folder), "--no-serve"]
        subprocess.run(words, check=True, capture_output=True, env=unmeasured)
        open_once(folder, unmeasured)

    return made_once(pytestconfig, "town", make)


def made_once(config: pytest.Config, name: str, make: Callable[[Path], None]) -> Path:
    """The folder that ``make`` fills: once for each state of the house, for the same sources give the same."""
    place = config.cache.mkdir("towns")
    folder = place / f"{name}-{_state_of_the_house()}"
    with FileLock(place / f"{name}.lock"):
        if not (folder / "done").exists():
            for old in (one for one in place.glob(f"{name}-*") if time.time() - one.stat().st_mtime > HOUR):
                shutil.rmtree(old)
            shutil.rmtree(folder, ignore_errors=True)  # what somebody left half made
            make(folder)
            (folder / "done").touch()
        os.utime(folder)
    return folder


def open_once(root: Path, env: dict[str, str]) -> None:
    """Brings the records of a workspace up to date, as a server does before it opens: it takes each half a second."""
    subprocess.run([sys.executable, "-c", OPENED, str(root)], check=True, capture_output=True, env=env)


@cache
def _state_of_the_house() -> str:
    """Names everything that a town is made with: each source of the package, and the versions of what it stands on."""
    told = sha256((ROOT / "requirements/dev.txt").read_bytes())
    for path in sorted(path for path in (ROOT / "src").rglob("*") if path.is_file() and path.suffix != ".pyc"):
        told.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return told.hexdigest()[:16]
