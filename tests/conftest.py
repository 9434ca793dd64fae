# SPDX-License-Identifier: EUPL-1.2
"""What every test may ask for: a workspace of its own, and the real data when it lies beside the project."""

from pathlib import Path

import pytest

from criterio.store.workspace import Store

SHARED = Path(__file__).parents[2] / "shared/data"


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
