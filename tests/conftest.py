# SPDX-License-Identifier: EUPL-1.2
"""What every test may ask for: a workspace of its own, the town, and the real data where there are any."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from criterio.store.workspace import Store

COMMAND = Path(sys.executable).with_name("criterio")
SLOW = ("browser", "web", "wiring", "cli", "collect", "formats")
"""Begun first: a worker that is left alone with a long file at the end keeps everybody waiting."""
settings.register_profile("house", deadline=None)  # machines are shared: no test is judged by its time
settings.load_profile("house")

SHARED = Path(__file__).parents[2] / "shared/data"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    order = {name: place for place, name in enumerate(SLOW)}
    items.sort(key=lambda item: order.get(item.path.parent.name, len(SLOW)))


@pytest.fixture
def shared() -> Path:
    """The folder with real data; the test is skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip("the real data are not beside the project (../shared/data)")
    return SHARED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty workspace's folder."""
    (tmp_path / "administration.toml").write_text('name = "Villaclara"\nlanguage = "en"\n', encoding="utf-8")
    return tmp_path


@pytest.fixture
def store(folder: Path) -> Store:
    """An empty workspace."""
    return Store(folder)


@pytest.fixture(scope="session")
def unmeasured() -> dict[str, str]:
    """The environment of a process in which coverage would see what other tests show already, at half the speed."""
    return {name: told for name, told in os.environ.items() if name != "COVERAGE_PROCESS_CONFIG"}


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory, unmeasured: dict[str, str]) -> Path:
    """The finished demo town; made once for all who test beside each other. Copy it: never write in it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen") else base) / "served-town"
    with FileLock(f"{folder}.lock"):
        if not (folder / "done").exists():
            words = [str(COMMAND), "demo", str(folder), "--no-serve"]
            subprocess.run(words, check=True, capture_output=True, env=unmeasured)
            (folder / "done").touch()
    return folder
