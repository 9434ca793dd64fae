# SPDX-License-Identifier: EUPL-1.2
import gzip

import numpy as np
import pytest
from _adoption_file import read, tied
from hypothesis import given
from hypothesis import strategies as st

from criterio.domain.errors import BadInput

SHAPES = {
    "years under headings": "unit,year\nA,2001\nB,2003\nC,\n",
    "no headings": "A,2001\nB,2003\nC,NA\n",
    "no headings, and the first not yet": "C,NA\nA,2001\nB,2003\n",
    "a byte order mark": "\ufeffunit,year\nA,2001\nB,2003\nC,\n",
    "semicolons": "unidad;año\nA;2001\nB;2003\nC;\n",
    "tabs": "unit\tadopted_year\nA\t2001\nB\t2003\nC\tnever\n",
    "remarks and blank rows": "# from the archive\n\nunit,year\n% half\nA,2001\n,\n  # more\nB,2003\nC,\n",
    "line ends of elsewhere": "unit,year\r\nA,2001\r\nB,2003\r\nC,\r\n",
    "quotes, with blanks around": '"unit" , "year"\n"A" , "2001"\n"B" , "2003"\n"C" , ""\n',
    "a short row": "unit,year\nA,2001\nB,2003\nC\n",
    "columns that are neither": "size,unit,year\n10,A,2001\n20,B,2003\n30,C,\n",
    "years far apart as dates": "unit,date\nA,1951-05-01\nB,1953-01-31\nC,\nD,1999-01-01\n",
    "years beside dates": "unit,date\nA,2001\nB,2003-11-30\nC,\n",
}


def told(tmp_path, text):
    file = tmp_path / "adoptions.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(file)


def times(made):
    return dict(zip(made.seen.units, made.seen.times[:, 0].tolist(), strict=True))


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_who_took_it_up_when_is_read_however_it_is_written(tmp_path, text):
    found = times(told(tmp_path, text))
    assert {unit.strip("/"): found[unit] for unit in found if unit.strip("/") in "ABC"} == {"A": 0, "B": 2, "C": np.inf}


@pytest.mark.parametrize(
    "text",
    [
        "unit,date\nA,2020-11-30\nB,2021-02-01\n",
        "unit,date\nA,30/11/2020\nB,1.2.2021\n",
        "unit,when\nA,2020-11\nB,2021-02-01T10:00\n",
        "A,2020-11-30\nB,2021-02-01\n",
    ],
)
def test_dates_within_a_few_years_are_counted_in_months(tmp_path, text):
    assert list(times(told(tmp_path, text)).values()) == [0, 3]


def test_a_packed_file_and_one_in_latin_letters_are_read(tmp_path):
    made = told(tmp_path, gzip.compress("unit,year\nEducación,2001\nJar…dín,2002\n".encode("cp1252")))
    assert [unit.strip("/") for unit in made.seen.units] == ["Educación", "Jar…dín"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252", "cp850"])
def test_every_encoding_of_spreadsheets_is_read(tmp_path, encoding):
    made = told(tmp_path, "unidad;año\nEducación;2001\nJardín;2003\n".encode(encoding))
    assert {unit.strip("/"): time for unit, time in times(made).items()} == {"Educación": 0, "Jardín": 2}


def test_blanks_divide_cells_and_names_in_quotes_keep_theirs(tmp_path):
    made = told(tmp_path, 'unit   year\n"New York"  2001\nUtah     2004  \n Ohio 2002\n')
    assert {unit.strip("/"): time for unit, time in times(made).items()} == {"New York": 0, "Utah": 3, "Ohio": 1}


def test_a_last_period_with_far_more_than_those_before_is_not_so_far(tmp_path):
    rows = [f"{i},{when}" for i, when in enumerate([*range(1, 9), 6, 7, 8, *[9] * 12])]
    made = told(tmp_path, "id,toa\n" + "\n".join(rows))
    assert (made.never, made.seen.last, int(np.isinf(made.seen.times).sum())) == (12, 7, 12)
    assert told(tmp_path, "id,toa\n" + "\n".join(rows[:-8])).never == 0
    assert told(tmp_path, "id,toa\n" + "\n".join(row for row in rows if not row.endswith(",8"))).never == 12


def test_each_practice_has_its_column_and_the_first_of_two_moments_counts(tmp_path):
    made = told(tmp_path, "state,policy,year\nA,x,2005\nB,x,2001\nA,y,2003\nA,x,2004\n")
    assert made.seen.practices == ("x", "y")
    assert made.seen.times.tolist() == [[3, 2], [0, np.inf]]
    assert made.seen.last == 3


def test_whom_a_unit_names_is_a_tie_and_names_with_low_lines_stay_apart(tmp_path):
    made = told(tmp_path, "id,year,net1,net2\n1,2001,2.0,\n2,2002,1_0,9\n10,,1,2\n")
    assert made.linked.tolist() == [[False, True, False], [False, False, False], [True, True, False]]


FAULTS = {
    "no moment": ("unit,year\nA,2001\nB,soon\n", 3, "year", "soon"),
    "below remarks and blank rows": ("# one\n\nunit,year\nA,2001\n# two\nB,soon\nC,2003\n", 6, "year", "soon"),
    "without headings": ("A,2001\nB,soon\n", 2, "time", "soon"),
    "a month that is none": ("unit,date\nA,2001-01-01\nB,2001-13-01\n", 3, "date", "2001-13-01"),
    "the year nought": ("unit,date\nA,2001-01-01\nB,0000-01-01\n", 3, "date", "0000-01-01"),
    "nobody": ("unit,year\nA,\nB,NA\n", 2, "year", ""),
    "a quote that never closes": ('unit,year\nA,2001\n"B,2002\nC,2003\n', 3, "1", "B,2002"),
    "a period among dates": ("unit,date\nA,2001-01-01\nB,3\n", 3, "date", "3"),
}


@pytest.mark.parametrize(("text", "row", "column", "value"), FAULTS.values(), ids=FAULTS)
def test_a_fault_names_file_row_column_and_value(tmp_path, text, row, column, value):
    with pytest.raises(BadInput) as refused:
        told(tmp_path, text)
    fault = refused.value
    assert (fault.file, fault.row, fault.column, fault.value) == ("adoptions.csv", row, column, value)
    assert f"adoptions.csv, row {row}, column {column}: “{value}”" in str(fault)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "adoptions.csv: there is no row"),
        ("unit,year\n", "adoptions.csv: there is no row"),
        (gzip.compress(b"unit,year\nA,2001\n" * 99, mtime=0)[:-12], "adoptions.csv is damaged or cut short"),
        (bytes(range(256)) * 9, "adoptions.csv is not text"),
    ],
    ids=["empty", "headings alone", "cut short", "no text"],
)
def test_a_file_that_holds_nothing_or_is_broken_says_so(tmp_path, text, said):
    with pytest.raises(BadInput, match=said):
        told(tmp_path, text)


@given(
    st.lists(st.none() | st.integers(1900, 2100), min_size=1, max_size=30).filter(any),
    st.sampled_from(",;\t| "),
    st.booleans(),
    st.sampled_from(["", "NA", "never", "."]),
)
def test_no_row_is_lost_with_any_mark_with_headings_or_without(tmp_path_factory, years, mark, headed, blank):
    blank = "NA" if mark == " " else blank
    rows = [f"town_{i}{mark}{blank if year is None else year}" for i, year in enumerate(years)]
    if not headed and not blank and years[0] is None:
        rows = rows[::-1] if years[-1] else [f"town_z{mark}2000", *rows]
    made = told(tmp_path_factory.mktemp("any"), "\n".join([*([f"unit{mark}year"] if headed else []), *rows]))
    first = min(int(row.split(mark)[1]) for row in rows if row.split(mark)[1].isdigit())
    expected = {
        row.split(mark)[0]: int(row.split(mark)[1]) - first if row.split(mark)[1].isdigit() else np.inf for row in rows
    }
    assert {unit.strip("/"): time for unit, time in times(made).items()} == expected


def test_ties_of_another_file_are_those_of_its_units_and_of_no_others(tmp_path):
    seen = told(tmp_path, "unit,year\nA,2001\nB,2003\nC,\n").seen
    ties = tmp_path / "ties.csv"
    ties.write_text("B,A\nC,A\nZ,A\nB,Z\n")
    linked = tied(seen, ties, directed=True)
    assert [(seen.units[i], seen.units[j]) for i, j in np.argwhere(linked)] == [("/A", "/B"), ("/A", "/C")]
    ties.write_text("X,Y\n")
    with pytest.raises(BadInput, match="none of the units"):
        tied(seen, ties, directed=True)


def test_a_table_of_units_by_practices_has_every_practice(tmp_path):
    made = told(tmp_path, "state,seat belts,lottery,nobody's\nA,2001,2004,\nB,NA,2002,\nC,2003,,\n")
    assert (made.seen.units, made.seen.practices) == (("/A", "/B", "/C"), ("seat belts", "lottery"))
    assert made.seen.times.tolist() == [[0, 3], [np.inf, 1], [2, np.inf]]


def test_attributes_beside_a_year_are_no_practices(tmp_path):
    made = told(tmp_path, "unit,founded,adopt_year\nA,1901,2001\nB,1950,2003\n")
    assert times(made) == {"/A": 0, "/B": 2}
