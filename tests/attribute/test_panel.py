# SPDX-License-Identifier: EUPL-1.2
"""Panels from files as people keep them."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from criterio.attribute.cells import day
from criterio.attribute.panel import read_panel
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
    ("cell", "said"),
    [
        ("2024-01-07", date(2024, 1, 7)),
        ("2024-01-07T10:00", date(2024, 1, 7)),
        ("07/01/2024", date(2024, 1, 7)),
        ("today", None),
        ("2024", None),
    ],
)
def test_a_day_is_read_year_first_or_day_first(cell, said):
    assert day(cell) == said
