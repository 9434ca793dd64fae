# SPDX-License-Identifier: EUPL-1.2
"""Panels from files as people keep them."""

import gzip
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from openpyxl import Workbook

from criterio.attribute.cells import moments
from criterio.attribute.panel import Panel, by_week, read_panel
from criterio.domain.errors import BadInput


def written(folder: Path, text: str) -> Path:
    file = folder / "panel.csv"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "text",
    [
        "week,a,b\n9,1,4\n10,2,\n11,3,6\n",
        "week;a;b\n9;1,0;4\n11;3;6\n10;2;NA\n",
        "unit,week,n\na,9,1\nb,9,4\na,10,2\na,11,3\nb,11,6\n",
        "week\tunit\tn\n11\ta\t3\n11\tb\t6\n9\ta\t1\n9\tb\t4\n10\ta\t2\n",
        "unit;n;week\nb;4;9\na;1;9\na;2;10\na;3;11\nb;6;11\n",
        "unit,week,id,n\na,9,1,1\nb,9,2,4\na,10,3,2\na,11,4,3\nb,11,5,6\n",
    ],
    ids=[
        "wide",
        "semicolons, decimal comma, out of order",
        "long",
        "long with tabs",
        "long, the time called so",
        "long, with a number for each row",
    ],
)
def test_the_same_panel_is_read_however_it_is_laid_out(tmp_path: Path, text: str) -> None:
    panel = read_panel(written(tmp_path, text))
    assert panel.names == ("a", "b")
    assert panel.times == ("9", "10", "11")
    assert np.array_equal(panel.values, [[1, 4], [2, np.nan], [3, 6]], equal_nan=True)


@pytest.mark.parametrize(
    "text",
    [
        "month,a,b\n2025-01,1000.5,4\n2025-02,2,NA\n",
        ",month,a,b\n0,2025-01-01,1000.5,4\n1,2025-02-01,2,\n",
        "mes;a;b\n01/01/2025;1.000,5;4\n01/02/2025;2;-\n",
        "series,2025,2026\na,1000.5,2\nb,4,\n",
        'quarter,a,b\n2025Q1,"1,000.5",4\n2025Q2,2,..\n',
    ],
    ids=["months", "with the count of rows of a program", "marks for thousands", "one row a series", "quarters"],
)
def test_times_numbers_and_heads_are_taken_as_people_write_them(tmp_path: Path, text: str) -> None:
    panel = read_panel(written(tmp_path, text))
    assert panel.names == ("a", "b")
    assert np.array_equal(panel.values, [[1000.5, 4], [2, np.nan]], equal_nan=True)


def test_days_written_day_first_are_put_in_order(tmp_path: Path) -> None:
    panel = read_panel(written(tmp_path, "fecha;a;b\n01/02/2026;2;2\n15/01/2026;1;1\n02/03/2026;3;3\n"))
    assert panel.times == ("15/01/2026", "01/02/2026", "02/03/2026")
    assert panel.row("10/02/2026") == 2


def test_columns_of_a_long_panel_can_be_named(tmp_path: Path) -> None:
    file = written(tmp_path, "state,year,hours,wage\n1,2000,40,5\n2,2000,41,6\n1,2001,42,7\n2,2001,43,8\n")
    assert read_panel(file, "year", "state", "wage").values.tolist() == [[5, 6], [7, 8]]
    with pytest.raises(BadInput, match="called pay"):
        read_panel(file, "year", "state", "pay")


def test_a_word_among_numbers_is_told_with_its_row(tmp_path: Path) -> None:
    for text in ("week,a\n1,2\n2,many\n", "week,a,b\n1,2,3\n2,many,4\n", "unit,week,a\nx,1,2\nx,2,many\nx,3,5\n"):
        with pytest.raises(BadInput) as told:
            read_panel(written(tmp_path, text))
        assert (told.value.file, told.value.row, told.value.column, told.value.value) == ("panel.csv", 3, "a", "many")


def test_two_values_for_the_same_time_and_series_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="two values") as told:
        read_panel(written(tmp_path, "unit,week,n\nx,1,2\nx,2,3\nx,2,4\n"))
    assert told.value.row == 4


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["2024-01-07", "2024-01-08T10:00"], [date(2024, 1, 7), date(2024, 1, 8)]),
        (["07/01/2024", "13/01/2024"], [date(2024, 1, 7), date(2024, 1, 13)]),
        (["01/07/2024", "01/13/2024"], [date(2024, 1, 7), date(2024, 1, 13)]),
        (["7 Jan 2024", "13 ene 2024"], [date(2024, 1, 7), date(2024, 1, 13)]),
        (["20240107"], [date(2024, 1, 7)]),
        (["2024-02", "2024-03"], [date(2024, 2, 1), date(2024, 3, 1)]),
        (["2024M02", "2024M12"], [date(2024, 2, 1), date(2024, 12, 1)]),
        (["02/2024"], [date(2024, 2, 1)]),
        (["2024-Q2", "2024Q3"], [date(2024, 4, 1), date(2024, 7, 1)]),
        (["T2 2024"], [date(2024, 4, 1)]),
        (["2020-W53", "2021-W01"], [date(2020, 12, 28), date(2021, 1, 4)]),
        (["2024", "1999"], [date(2024, 1, 1), date(1999, 1, 1)]),
        (["2024-01-07", "Total"], None),
        (["1", "2"], None),
        (["2024-02-30"], None),
    ],
)
def test_moments_are_read_by_what_the_whole_column_says(cells: list[str], said: list[date] | None) -> None:
    assert moments(cells) == said


DAYS = [f"2026-03-{day:02}" for day in range(1, 21)]
PLAIN = "\n".join(["day,a,b", *(f"{day},{place},{100 - place}" for place, day in enumerate(DAYS))])


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.replace(",", "|").encode(),
        PLAIN.replace(",", " ").encode(),
        PLAIN.encode("utf-16"),
        gzip.compress(PLAIN.encode(), mtime=0),
        f"# from the archive\n% in units\n{PLAIN}".encode(),
        f"Visits of March\n\n{PLAIN}".encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.replace("a,b", "a,b,note").replace("2026-03-05,4,96", "2026-03-05,4,96,rain").encode(),
        "\n".join(f"{line},ok" for line in PLAIN.split("\n")).encode(),
        f"{PLAIN}\n2026-03-20,19,81".encode(),
        "\n".join(f"{place},{line}" for place, line in enumerate(PLAIN.split("\n"), -1)).replace("-1,", "n,").encode(),
    ],
    ids=[
        *(
            "pipes",
            "blanks",
            "UTF-16",
            "packed",
            "remarks above",
            "a title above",
            "line ends of old",
            "few remarks beside",
        ),
        *("a word in every row", "a row that comes twice", "a count of rows with a name"),
    ],
)
def test_a_panel_is_found_among_what_people_leave_around_it(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "panel.csv"
    file.write_bytes(content)
    panel = read_panel(file)
    assert (panel.names, panel.times) == (("a", "b"), tuple(DAYS))
    assert panel.values.sum(axis=1).tolist() == [100] * 20


def test_a_spreadsheet_is_read_with_its_dates(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["day", "a", "b"])
    for day in range(1, 5):
        book.active.append([datetime(2026, 3, day), day, 0.5])
    book.save(tmp_path / "panel.xlsx")
    panel = read_panel(tmp_path / "panel.xlsx")
    assert panel.times[0] == "2026-03-01"
    assert panel.values.tolist() == [[1, 0.5], [2, 0.5], [3, 0.5], [4, 0.5]]


@pytest.mark.parametrize(
    "cells",
    [
        ("1'234", "5"),
        ("1\u202f234", "5"),
        ("1.234", "5"),
        ("1.234,0", "5,0"),
        ("1,234.0", "5.0"),
        ("123400%", "500%"),
        ("1,234", "5"),
    ],
)
def test_thousands_are_read_as_the_whole_file_writes_them(tmp_path: Path, cells: tuple[str, str]) -> None:
    panel = read_panel(written(tmp_path, f"day;a;b\n2026-03-01;{cells[0]};{cells[1]}\n2026-03-02;{cells[1]};NA\n"))
    assert panel.values[0].tolist() == [1234, 5]
    assert panel.values[1, 0] == 5


def test_a_point_between_commas_is_decimal(tmp_path: Path) -> None:
    panel = read_panel(written(tmp_path, 'day,a,b\n2026-03-01,1.234,"2,500"\n2026-03-02,2.345,3\n'))
    assert panel.values.tolist() == [[1.234, 2500], [2.345, 3]]


def test_columns_of_numbers_without_any_time_are_all_series(tmp_path: Path) -> None:
    panel = read_panel(written(tmp_path, "a,b\n5.5,1\n3.5,2\n4.5,3\n"))
    assert panel.names == ("a", "b")
    assert panel.values.tolist() == [[5.5, 1], [3.5, 2], [4.5, 3]]


def test_a_file_without_headings_loses_no_row(tmp_path: Path) -> None:
    panel = read_panel(written(tmp_path, "2026-03-01,5,1\n2026-03-02,3,2\n2026-03-03,4,3\n"))
    assert panel.values.tolist() == [[5, 1], [3, 2], [4, 3]]


@pytest.mark.parametrize(
    ("text", "said", "row"),
    [
        (f"{PLAIN}\nTotal,1,2", "“Total” is no time", 22),
        (f"{PLAIN}\n2026-03-20,1,2", "2026-03-20 comes twice", 22),
        (f"{PLAIN}\n2026-03-21,1,2,3", "more cells than headings", 22),
        (f"# remark\n{PLAIN}\n2026-03-21,1,many", "panel.csv, row 23, column b: “many” is not", 23),
        ("series,2024,2025,2026\na,1,2,3\nb,4,x,6\n", "row 3, column 2025: “x” is not", 3),
    ],
)
def test_what_cannot_be_read_is_told_with_the_row_of_the_file(tmp_path: Path, text: str, said: str, row: int) -> None:
    with pytest.raises(BadInput, match=said) as told:
        read_panel(written(tmp_path, text))
    assert told.value.row == row


@pytest.mark.parametrize(
    ("times", "start", "row"),
    [
        (("2026-01", "2026-02", "2026-03"), "2026-01-15", 1),
        (("2026-01", "2026-02", "2026-03"), "2026", 0),
        (("01/02/2026", "15/02/2026"), "2026-02-10", 1),
        (("7", "8", "9"), "8.5", 2),
        (("2026-01-01", "2026-01-02"), "2027-01-01", 2),
    ],
)
def test_a_start_may_be_written_otherwise_than_the_times(times: tuple[str, ...], start: str, row: int) -> None:
    assert Panel(times, ("a",), np.ones((len(times), 1))).row(start) == row


def test_a_start_that_is_no_time_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="soon is no time of this panel, which goes from 2026-01-01"):
        Panel(("2026-01-01", "2026-01-02"), ("a",), np.ones((2, 1))).row("soon")


def test_weeks_stay_weeks_where_days_are_missing() -> None:
    days = [date(2026, 3, 2) + timedelta(days=day) for day in range(28) if day not in (3, 16)]
    panel = Panel(tuple(map(str, days)), ("a",), np.ones((26, 1)))
    assert panel.daily
    weeks = by_week(panel)
    assert weeks.times == ("2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23")
    assert weeks.values[:, 0].tolist() == pytest.approx([np.nan, 7, np.nan, 7], nan_ok=True)
