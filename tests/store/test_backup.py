# SPDX-License-Identifier: EUPL-1.2
import os
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from resource import RLIMIT_FSIZE, getrlimit, setrlimit
from threading import Event, Thread
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criterio.domain.errors import BadInput, SettingsError
from criterio.domain.governance import Verified
from criterio.store.audit import append, verify
from criterio.store.backup import backup
from criterio.store.restore import restore
from criterio.store.tables import TABLES
from criterio.store.workspace import Store
from criterio.wiring import House

NOW = datetime(2026, 11, 2, 3, tzinfo=UTC)


@pytest.fixture
def elsewhere(tmp_path_factory):
    return tmp_path_factory.mktemp("elsewhere")


POSTS = """Post id,Date,Post text,Post Link,Impressions,Likes,Replies,Reposts
2030000000000000001,"Tue, Mar 3, 2026",one,https://x.com/ayto/status/2030000000000000001,100,3,1,2
2030000000000000002,"Wed, Mar 4, 2026",two,https://x.com/ayto/status/2030000000000000002,80,2,0,1
"""


def with_history(root):
    """A workspace with a file of history that is listed, and one that a killed process left."""
    (root / "posts.csv").write_text(POSTS, encoding="utf-8")
    house = House(root)
    assert [report.taken for report in house.import_files([root / "posts.csv"])] == [2]
    left = house.store.lake.append(TABLES["posts"])
    left.add({"source": 9, "row": 1})
    left.close()
    return house.store


def test_what_comes_back_is_what_was_there(folder, elsewhere):
    store = with_history(folder)
    append(store, "Ana", "close", "x:ayto", {}, NOW)
    (store.root / "refused" / "posts.csv").write_text("a,b\n", encoding="utf-8")
    made = backup(store, elsewhere, NOW)
    assert made.file.name.endswith("-2026-11-02-030000.zip")
    assert restore(made.file, elsewhere / "again") == NOW
    again = Store(elsewhere / "again")
    assert verify(again) == verify(store) == Verified(1, None)
    assert len(again.lake.raw(TABLES["posts"]).execute()) == 2
    assert again.secret() == store.secret()
    assert again.lake.raw(TABLES["posts"]).execute().equals(store.lake.raw(TABLES["posts"]).execute())
    assert (again.root / "refused" / "posts.csv").read_text(encoding="utf-8") == "a,b\n"


def test_only_history_that_somebody_lists_is_kept_and_nothing_that_is_worked_out_again(folder, elsewhere):
    store = with_history(folder)
    (store.root / "derived").mkdir()
    (store.root / "derived" / "reading.pickle").write_bytes(b"1")
    with ZipFile(backup(store, elsewhere, NOW).file) as kept:
        names = kept.namelist()
    assert sum(name.endswith(".parquet") for name in names) == 1
    assert not [name for name in names if name.startswith("derived")]


def test_keys_are_readable_by_their_owner_only(store, elsewhere):
    store.secret()
    made = backup(store, elsewhere, NOW)
    restore(made.file, elsewhere / "again")
    assert made.file.stat().st_mode & 0o077 == 0
    assert (elsewhere / "again" / "secret.key").stat().st_mode & 0o077 == 0


def test_it_waits_for_whoever_writes(store, elsewhere):
    begun, may_end = Event(), Event()

    def write():
        other = Store(store.root)
        with other.writing():
            append(other, "Ana", "close", "x:ayto", {}, NOW)
            begun.set()
            may_end.wait()

    writer = Thread(target=write)
    writer.start()
    begun.wait()
    Thread(target=lambda: (may_end.wait(0.2), may_end.set())).start()
    made = backup(store, elsewhere, NOW)
    writer.join()
    restore(made.file, elsewhere / "again")
    assert verify(Store(elsewhere / "again")) == Verified(1, None)


@pytest.mark.parametrize(
    ("target", "told"),
    [("here.zip", "outside of the workspace"), ("nowhere/here.zip", "could not be written")],
)
def test_a_backup_that_cannot_be_kept_leaves_nothing(store, elsewhere, target, told):
    place = (store.root if "nowhere" not in target else elsewhere) / target
    with pytest.raises(SettingsError, match=told):
        backup(store, place, NOW)
    assert not list(place.parent.glob("here.zip*"))


def test_a_folder_that_is_not_there_is_made_and_takes_one_backup_after_another(store, elsewhere):
    folder = elsewhere / "backups"
    made = [backup(store, folder, at).file for at in (NOW, NOW + timedelta(days=1))]
    assert sorted(folder.iterdir()) == made


def test_no_backup_is_written_over_another(store, elsewhere):
    made = backup(store, elsewhere, NOW)
    before = made.file.read_bytes()
    with pytest.raises(SettingsError, match="there already"):
        backup(store, elsewhere, NOW)
    assert made.file.read_bytes() == before


def test_nothing_is_restored_over_what_is_there(store, elsewhere):
    made = backup(store, elsewhere, NOW)
    with pytest.raises(SettingsError, match="not empty"):
        restore(made.file, store.root)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    root = tmp_path_factory.mktemp("whole")
    (root / "administration.toml").write_text('name = "Villaclara"\n', encoding="utf-8")
    return backup(with_history(root), tmp_path_factory.mktemp("kept"), NOW).file


@settings(max_examples=30)
@given(st.data())
def test_a_backup_that_was_cut_short_gives_no_workspace(whole, tmp_path_factory, data):
    content, place = whole.read_bytes(), tmp_path_factory.mktemp("cut")
    (place / "cut.zip").write_bytes(content[: data.draw(st.integers(0, len(content) - 1))])
    with pytest.raises(BadInput, match=r"cut.zip is not a whole backup"):
        restore(place / "cut.zip", place / "again")
    assert [path.name for path in place.iterdir()] == ["cut.zip"]


def test_a_backup_with_a_changed_byte_is_told(whole, elsewhere):
    with ZipFile(whole) as kept:
        member = kept.getinfo("posts.csv")
    content = bytearray(whole.read_bytes())
    content[member.header_offset + 30 + len(member.filename) + member.compress_size // 2] ^= 255
    (elsewhere / "bad.zip").write_bytes(content)
    with pytest.raises(BadInput, match=r"bad.zip is not a whole backup"):
        restore(elsewhere / "bad.zip", elsewhere / "again")
    assert not (elsewhere / "again").exists()


def test_a_file_made_elsewhere_is_no_backup_and_reaches_no_other_folder(elsewhere):
    with ZipFile(elsewhere / "made.zip", "w") as made:
        made.writestr("../../evil.txt", "1")
    with pytest.raises(BadInput, match="not a whole backup"):
        restore(elsewhere / "made.zip", elsewhere / "again")
    with ZipFile(elsewhere / "made.zip", "a") as made:
        made.writestr("criterio-backup.json", '{"made_at": "2026-11-02T03:00:00+00:00"}')
    restore(elsewhere / "made.zip", elsewhere / "again")
    assert list(elsewhere.parent.rglob("evil.txt")) == [elsewhere / "again" / "evil.txt"]


def test_records_of_one_kind_of_database_are_not_lost_in_the_other(store, elsewhere):
    made = backup(store, elsewhere, NOW)
    with pytest.raises(SettingsError, match="without CRITERIO_DATABASE_URL"):
        restore(made.file, elsewhere / "again", "postgresql://criterio@127.0.0.1:1/criterio")
    assert not (elsewhere / "again").exists()


@contextmanager
def no_room():
    """As on a disk that is full: no file grows beyond two kilobytes."""
    soft, hard = getrlimit(RLIMIT_FSIZE)
    setrlimit(RLIMIT_FSIZE, (2048, hard))
    try:
        yield
    finally:
        setrlimit(RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_is_full_is_not_told_as_a_broken_backup(whole, elsewhere):
    with no_room(), pytest.raises(SettingsError, match="again could not be written: File too large"):
        restore(whole, elsewhere / "again")
    assert list(elsewhere.iterdir()) == []
    assert restore(whole, elsewhere / "again") == NOW


def test_a_disk_that_is_full_keeps_no_half_of_a_backup(store, elsewhere):
    with no_room(), pytest.raises(SettingsError, match="could not be written"):
        backup(store, elsewhere, NOW)
    assert list(elsewhere.iterdir()) == []


def test_what_is_restored_touches_nothing_that_lies_beside_it(whole, elsewhere):
    (elsewhere / "again.part").mkdir()
    (elsewhere / "again.part" / "mine.txt").write_text("mine", encoding="utf-8")
    restore(whole, elsewhere / "again")
    assert (elsewhere / "again.part" / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in elsewhere.iterdir()) == ["again", "again.part"]


def test_files_of_before_there_were_zip_files_are_kept_too(store, elsewhere):
    os.utime(store.root / "administration.toml", (0, 0))
    restore(backup(store, elsewhere, NOW).file, elsewhere / "again")
    assert (elsewhere / "again" / "administration.toml").exists()
