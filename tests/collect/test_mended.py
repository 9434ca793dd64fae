# SPDX-License-Identifier: EUPL-1.2
import pytest

from criterio.collect.importing import ImportReport
from criterio.collect.mended import mend, refused_rows
from criterio.domain.errors import BadInput
from criterio.store import imports
from criterio.store.workspace import Store
from criterio.wiring import House

from .conftest import X_HEADER, x_post
from .test_importing import POSTS_MAPPING, a_youtube_file


@pytest.fixture
def run(desk) -> int:
    lines = [x_post(1), x_post(2, likes="many"), x_post(3, text="=1+1", likes="few"), x_post(4, day="someday")]
    desk.take(desk.write("posts.csv", [X_HEADER, *lines]))
    return imports.imported(Store(desk.root))[0].run


def mended(desk, run: int, edits: dict[int, dict[str, str]]) -> ImportReport:
    house = House(desk.root)
    return mend(house.store, house.administration, house.reader, run, edits)


def left(desk, run: int) -> list[int]:
    return [row.row for row in refused_rows(Store(desk.root), run).rows]


def test_refused_rows_are_shown_as_they_came(desk, run):
    seen = refused_rows(Store(desk.root), run, limit=2)
    assert (seen.columns, seen.total) == (tuple(X_HEADER.split(",")), 3)
    assert [(row.row, row.column, row.value) for row in seen.rows] == [(3, "Likes", "many"), (4, "Likes", "few")]
    assert seen.rows[1].cells["Post text"] == "=1+1"
    assert all(row.reason for row in seen.rows)


def test_mended_rows_go_in_and_the_others_stay_refused(desk, run):
    report = mended(desk, run, {3: {"Likes": "7"}, 4: {"Likes": "8"}})
    assert (report.state, report.taken, report.refused) == ("taken", 2, 0)
    assert desk.rows("posts", "text", "reactions") == [("=1+1", 8), ("post 1", 3), ("post 2", 7)]
    assert left(desk, run) == [5]
    assert imports.run_of(Store(desk.root), run).refused == 1
    assert len(list((desk.root / "refused").iterdir())) == 1


def test_when_all_is_mended_nothing_is_left_to_mend(desk, run):
    mended(desk, run, {3: {"Likes": "7"}, 4: {"Likes": "8"}, 5: {"Date": "2026-03-05"}})
    source = imports.run_of(Store(desk.root), run)
    assert (source.refused, source.refused_file, left(desk, run)) == (0, "", [])
    assert list((desk.root / "refused").iterdir()) == []


def test_what_is_still_wrong_is_refused_by_the_new_import(desk, run):
    report = mended(desk, run, {3: {"Likes": "7"}, 5: {"Date": "never"}})
    new = imports.imported(Store(desk.root))[-1]
    assert (report.run, report.taken, report.refused) == (new.run, 1, 1)
    assert [(row.column, row.value) for row in refused_rows(Store(desk.root), new.run).rows] == [("Date", "never")]
    assert left(desk, run) == [4]


def test_a_row_that_is_not_refused_cannot_be_mended(desk, run):
    before = desk.everything()
    with pytest.raises(BadInput, match="Row 2 is not there"):
        mended(desk, run, {2: {"Likes": "7"}})
    assert desk.everything() == before


def test_few_rows_keep_the_order_of_dates_of_their_file(desk):
    lines = ["Fecha,Cuenta,Texto,Me gusta", "21/02/2026,@villaclara,uno,3", "01/02/2026,@villaclara,dos,many"]
    report = desk.take(desk.write("ours.csv", lines), POSTS_MAPPING)
    assert report.refused == 1
    (source,) = imports.imported(Store(desk.root))
    (row,) = refused_rows(Store(desk.root), source.run).rows
    assert mended(desk, source.run, {row.row: {"Me gusta": "4"}}).taken == 1
    assert [(str(day), likes) for day, likes in desk.rows("posts", "day", "reactions")] == [
        ("2026-02-01", 4),
        ("2026-02-21", 3),
    ]


def test_mended_rows_belong_to_whom_the_folder_of_their_file_named(desk):
    content = a_youtube_file().read_bytes()
    report = desk.take(desk.write("youtube@villaclara/Table data.csv", content))
    (source,) = imports.imported(Store(desk.root))
    assert (report.state, source.options["profile"]) == ("taken", "youtube:villaclara")
