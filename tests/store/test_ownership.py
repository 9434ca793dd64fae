# SPDX-License-Identifier: EUPL-1.2
"""A database beside the folders keeps the records of one workspace: another is refused before it touches anything."""

import shutil

import pytest

from criterio.domain.errors import SettingsError
from criterio.store.folder import DECLARATION
from criterio.store.workspace import Store


def _folder(root):
    root.mkdir()
    (root / DECLARATION).write_text('name = "Villaclara"\n', encoding="utf-8")
    return root


def test_a_second_workspace_is_refused_and_its_files_stay(tmp_path):
    url = f"sqlite:///{tmp_path}/shared.sqlite3"
    first = _folder(tmp_path / "first")
    Store(first, url)
    Store(first, url)  # as often as it likes
    second = _folder(tmp_path / "second")
    kept = second / "lake" / "posts" / "old.parquet"
    kept.parent.mkdir(parents=True)
    kept.touch()
    with pytest.raises(SettingsError, match="keeps the records of another folder"):
        Store(second, url)
    assert kept.exists()


def test_a_copy_of_the_folder_is_the_same_workspace(tmp_path):
    url = f"sqlite:///{tmp_path}/shared.sqlite3"
    first = _folder(tmp_path / "first")
    Store(first, url)
    shutil.copytree(first, tmp_path / "moved")
    assert Store(tmp_path / "moved", url).alias == str(tmp_path / "moved")


def test_the_database_inside_the_folder_needs_no_owner(tmp_path):
    first = _folder(tmp_path / "first")
    (first / "secret.key").write_bytes(b"1" * 32)
    Store(first)
    (first / "secret.key").write_bytes(b"2" * 32)
    assert Store(first).root == first


def _with_history(root):
    kept = root / "lake" / "posts" / "old.parquet"
    kept.parent.mkdir(parents=True)
    kept.touch()
    return kept


def test_who_forgets_the_database_is_refused_and_the_history_stays(tmp_path):
    root = _folder(tmp_path / "town")
    Store(root, f"sqlite:///{tmp_path}/shared.sqlite3")
    kept = _with_history(root)
    with pytest.raises(SettingsError, match="in a database outside of it"):
        Store(root)
    assert (kept.exists(), (root / "criterio.sqlite3").exists()) == (True, False)


def test_who_names_a_new_database_for_a_folder_that_has_records_is_refused_and_the_history_stays(tmp_path):
    root = _folder(tmp_path / "town")
    Store(root)
    kept = _with_history(root)
    with pytest.raises(SettingsError, match="are in its own"):
        Store(root, f"sqlite:///{tmp_path}/other.sqlite3")
    assert (kept.exists(), (tmp_path / "other.sqlite3").exists()) == (True, False)
