# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime
from itertools import permutations

import pytest

from criterio.collect.undo import Undone, undo
from criterio.domain.errors import UnknownName
from criterio.store import imports, ledger
from criterio.store.workspace import Store

from .conftest import X_HEADER, x_post

COLUMNS = ("text", "reactions", "impressions", "day")


def export(desk, month: str):
    """Three exports that overlap: in the first and the second, the second and the third, and all of them."""
    numbers = {"may": (1, 2, 9), "june": (2, 3, 9), "july": (3, 4, 9)}[month]
    at = {"may": 5, "june": 6, "july": 7}[month]
    path = desk.write(f"{month}.csv", [X_HEADER, *(x_post(number, likes=10 * at + number) for number in numbers)])
    return path, datetime(2026, at, 1, tzinfo=UTC)


def take(desk, month: str) -> int:
    path, at = export(desk, month)
    assert desk.take(path, observed_at=at).state == "taken"
    return imports.imported(Store(desk.root))[-1].run


def seen(desk) -> list[tuple]:
    return desk.rows("posts", *COLUMNS)


@pytest.mark.parametrize("order", list(permutations(("may", "june", "july"))))
def test_what_an_import_had_replaced_speaks_again(desk, order):
    expected = {}
    for month in order[:2]:
        take(desk, month)
        expected[month] = seen(desk)
    run = take(desk, order[2])
    assert seen(desk) != expected[order[1]]
    assert undo(Store(desk.root), run) == Undone(f"{order[2]}.csv", 3)
    assert seen(desk) == expected[order[1]]


@pytest.mark.parametrize("gone", ["may", "june", "july"])
def test_undoing_equals_never_having_imported(desk, gone):
    runs = {month: take(desk, month) for month in ("may", "june", "july")}
    undo(Store(desk.root), runs.pop(gone))
    left = seen(desk)
    for run in runs.values():
        undo(Store(desk.root), run)
    assert seen(desk) == []
    for month in runs:
        take(desk, month)
    assert seen(desk) == left


def test_an_undone_file_can_be_given_again(desk):
    take(desk, "may")
    before = seen(desk)
    run = take(desk, "june")
    both = seen(desk)
    undo(Store(desk.root), run)
    assert seen(desk) == before
    take(desk, "june")
    assert seen(desk) == both


def test_the_next_opening_sweeps_what_was_undone(desk):
    undo(Store(desk.root), take(desk, "may"))
    Store(desk.root)
    assert list((desk.root / "lake").rglob("*.parquet")) == []


def test_the_refused_rows_go_with_their_file(desk):
    report = desk.take(desk.write("posts.csv", [X_HEADER, x_post(1), x_post(2, likes="many")]))
    assert (desk.root / report.refused_file).exists()
    (run,) = imports.imported(Store(desk.root))
    undo(Store(desk.root), run.run)
    assert not (desk.root / report.refused_file).exists()
    assert imports.imported(Store(desk.root)) == []


def test_what_fails_midway_undoes_nothing(desk):
    take(desk, "may")
    run = take(desk, "june")
    before = desk.everything()
    store = Store(desk.root)

    def forget_and_fail() -> None:
        with store.writing():
            imports.forget(store, imports.without(store, run))
            raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        forget_and_fail()
    assert desk.everything() == before


def test_what_was_undone_cannot_be_undone_again(desk):
    run = take(desk, "may")
    undo(Store(desk.root), run)
    with pytest.raises(UnknownName, match="There is no import"):
        undo(Store(desk.root), run)


def test_the_list_of_sources_tells_what_each_brought(desk):
    take(desk, "may")
    (run,) = imports.imported(Store(desk.root))
    path, _ = export(desk, "may")
    assert (run.name, run.rows, run.bytes, run.locale) == ("may.csv", 3, path.stat().st_size, "en")
    assert run.finished_at.tzinfo is not None


def test_whoever_has_read_the_data_before_sees_that_an_older_import_is_gone(desk):
    """What shares no row with others is taken back without anything being settled anew."""
    for number in (1, 2):
        assert desk.take(desk.write(f"{number}.csv", [X_HEADER, x_post(number)])).state == "taken"
    store = Store(desk.root)
    before = ledger.newest(store)
    undo(store, imports.imported(store)[0].run)
    assert ledger.newest(store) != before
