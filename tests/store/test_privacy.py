# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path
from stat import S_IMODE

import pytest
from click.testing import CliRunner

import criterio
from criterio.cli import main
from criterio.domain.profile import ProfileKey
from criterio.store import registry
from criterio.store.privacy import keep_private


def modes(root: Path) -> dict[str, str]:
    return {path.name: oct(S_IMODE(path.stat().st_mode)) for path in root.iterdir()}


@pytest.fixture
def opened(folder):
    """A workspace made by hand, as everybody may read it, and opened."""
    folder.chmod(0o755)
    house = criterio.open(folder)
    house.store.secret()
    registry.see(house.store, ProfileKey("x", "vila"))  # SQLite has its log beside from the first record on
    return folder


def test_nobody_else_reads_the_records_nor_what_is_beside_them(opened):
    found = modes(opened)
    records = {"criterio.sqlite3", "criterio.sqlite3-wal", "criterio.sqlite3-shm", "secret.key"}
    assert {name: found.get(name) for name in records} == dict.fromkeys(records, "0o600")
    assert {found[name] for name in ("lake", "refused", "uploads", "outbox")} == {"0o700"}


def test_a_workspace_that_everybody_could_read_is_closed_when_it_is_opened(opened):
    for name in ("criterio.sqlite3", "lake"):
        (opened / name).chmod(0o755 if name == "lake" else 0o644)
    keep_private(opened)
    assert (modes(opened)["criterio.sqlite3"], modes(opened)["lake"]) == ("0o600", "0o700")


def test_where_the_group_may_write_in_the_folder_it_keeps_its_rights(opened):
    opened.chmod(0o2770)
    keep_private(opened)
    found = modes(opened)
    assert (found["criterio.sqlite3"], found["secret.key"], found["lake"]) == ("0o660", "0o660", "0o2770")


def test_the_folder_of_a_new_workspace_is_its_owner_s(tmp_path):
    assert CliRunner().invoke(main, ["-C", str(tmp_path), "init", "town"]).exit_code == 0
    assert S_IMODE((tmp_path / "town").stat().st_mode) == 0o700


def test_a_folder_whose_rights_somebody_else_gives_is_opened_all_the_same(folder, monkeypatch):
    def forbidden(path: Path, mode: int) -> None:
        raise PermissionError

    folder.chmod(0o755)
    with monkeypatch.context() as others:
        others.setattr(Path, "chmod", forbidden)
        keep_private(folder)
    assert {(folder / name).is_dir() for name in ("lake", "refused", "uploads", "outbox")} == {True}
    assert modes(folder)["lake"] != "0o700"
