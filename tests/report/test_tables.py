# SPDX-License-Identifier: EUPL-1.2
from csv import DictReader, reader
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from tests.report.build import FORMULA, hostile, plan

from criterio.language import Reader
from criterio.report.documents.figures_csv import DOCUMENT as FIGURES
from criterio.report.documents.register_csv import DOCUMENT as REGISTER
from criterio.report.tables import csv


def rows(content: bytes) -> list[dict[str, str]]:
    return list(DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_register_has_one_row_a_profile():
    told = rows(REGISTER.write(plan(31), Reader("es")))
    assert [row["profile"] for row in told] == [str(s.profile.key) for s in plan(31).standings]


def test_what_is_not_known_is_an_empty_cell():
    unknown = next(row for row in rows(REGISTER.write(plan(9), Reader("en"))) if row["state"] == "state not known")
    assert unknown["days_since_last_post"] == ""


def test_no_imported_cell_is_run_as_a_formula():
    row = rows(REGISTER.write(hostile(), Reader("es")))[0]
    assert (row["name"], row["purpose"]) == ("'" + FORMULA, "'" + FORMULA)


def test_negative_numbers_stay_numbers():
    assert csv(["n"], [[-3.5]]) == b"\xef\xbb\xbfn\r\n-3.5\r\n"


def test_every_figure_is_told_also_the_absent_ones():
    made = plan(5)
    told = rows(FIGURES.write(made, Reader("en")))
    assert len(told) == len(made.figures)
    assert {row["absent"] for row in told} == {"", "not known", "not offered by the network", "too little data"}
    assert all((row["value"] == "") == (row["absent"] != "") for row in told)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1, max_size=4))
def test_any_text_comes_back_and_never_begins_as_a_formula(cells: list[str]):
    back = list(reader(StringIO(csv(["a"] * len(cells), [cells]).decode("utf-8-sig"), newline="")))[1]
    assert [cell.removeprefix("'") for cell in back] == [cell.removeprefix("'") for cell in cells]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in back)
