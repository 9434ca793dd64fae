# SPDX-License-Identifier: EUPL-1.2
"""Any table, however it was saved, becomes the same rows; what is broken or hostile becomes a sentence."""

import csv
import gzip
import io
import tracemalloc
import zipfile
from datetime import time, timedelta

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from criterio.domain.errors import BadInput
from criterio.formats._cells import seconds
from criterio.formats._sheets import sheets

HEADER = ["Nombre, completo", "Fecha", "Visualizaciones"]
ROWS = [["Año nuevo\nen la plaza", "2026-01-01", "1.234,5"], ["España; «día»", "2026-01-02", "7"]]


def text(delimiter=","):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([HEADER, *ROWS])
    return out.getvalue()


def only(path):
    (sheet,) = sheets(path)
    return sheet


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_delimiter_in_every_encoding_gives_the_same_rows(tmp_path, delimiter, encoding):
    path = tmp_path / "export"
    path.write_bytes(text(delimiter).encode(encoding))
    assert only(path).header == tuple(HEADER)
    assert list(only(path).rows) == [(2, ROWS[0]), (3, ROWS[1])]


def test_a_sep_line_is_not_counted_and_titles_become_the_preamble(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text('sep=;\n"Facebook follows"\n\nDate;Primary\n2025-08-01;20\n', encoding="utf-16")
    assert only(path).preamble == ("Facebook follows",)
    assert list(only(path).rows) == [(4, ["2025-08-01", "20"])]


def test_decimal_commas_do_not_pass_for_delimiters(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text("dia;horas;gasto\n2026-01-01;1,5;2,5\n2026-01-02;2,5;3,5\n", encoding="utf-8")
    assert only(path).header == ("dia", "horas", "gasto")


def test_compressed_text_and_tables_in_a_zip_are_read_where_they_are(tmp_path):
    packed, archive = tmp_path / "posts.csv.gz", tmp_path / "studio.zip"
    packed.write_bytes(gzip.compress(text().encode()))
    with zipfile.ZipFile(archive, "w") as members:
        members.writestr("../../Table data.csv", text())
    assert list(only(packed).rows) == list(only(archive).rows) == [(2, ROWS[0]), (3, ROWS[1])]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["posts.csv.gz", "studio.zip"]


def test_workbooks_are_known_by_content_and_keep_their_line_numbers(tmp_path):
    book = openpyxl.Workbook()
    for row in [
        ["A paragraph that says what this is."],
        ["Post", "Views", "Seen"],
        ["a", 3, True],
        [],
        ["b", 2.5, None],
    ]:
        book.active.append(row)
    path = tmp_path / "really_xlsx.xls"
    book.save(path)
    assert only(path).preamble == ("A paragraph that says what this is.",)
    assert list(only(path).rows) == [(3, ["a", "3", "True"]), (5, ["b", "2.5", ""])]
    assert only(path).native


def test_durations_of_a_workbook_are_clocks_however_long(tmp_path):
    book = openpyxl.Workbook()
    for row in [["Post", "Watched"], ["a", timedelta(hours=30, minutes=5)], ["b", time(1, 2, 3)]]:
        book.active.append(row)
    book.save(tmp_path / "watched.xlsx")
    cells = [row[1] for _, row in only(tmp_path / "watched.xlsx").rows]
    assert [seconds(cell) for cell in cells] == [30 * 3600 + 300, 3723]


def test_a_page_that_calls_itself_excel_is_read_as_its_table(tmp_path):
    path = tmp_path / "export.xls"
    path.write_text("<html><table><tr><th>Día<th>Vistas<tr><td>1&amp;2</td><td>7</table></html>", encoding="utf-8")
    assert only(path).header == ("Día", "Vistas")
    assert list(only(path).rows) == [(2, ["1&2", "7"])]


def test_ragged_rows_nul_bytes_and_huge_cells_are_kept(tmp_path):
    path, huge = tmp_path / "export.csv", "x" * 10**6
    path.write_bytes(f"a,b,c\n1\0,2\n1,2,3,4\n{huge},2,3\n".encode())
    assert list(only(path).rows) == [(2, ["1", "2", ""]), (3, ["1", "2", "3", "4"]), (4, [huge, "2", "3"])]


@pytest.mark.usefixtures("unseen")
def test_two_hundred_thousand_rows_are_never_in_memory_together(tmp_path):
    path = tmp_path / "export.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("id,text,views\n")
        file.writelines(f"{row},{'palabra ' * 10},{row}\n" for row in range(200_000))
    tracemalloc.start()
    rows = sum(1 for _ in only(path).rows)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert rows == 200_000
    assert peak < 8_000_000 < path.stat().st_size


def _gzip_bomb(path):
    path.write_bytes(gzip.compress(b"a,b\n" + b"0" * 80_000_000))


def _zip_bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("posts.csv", b"a,b\n" + b"0" * 80_000_000)


def _wide_workbook(path):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "a", "b"
    book.save(path)


@pytest.mark.parametrize("make", [_gzip_bomb, _zip_bomb, _wide_workbook])
def test_bombs_stay_closed(tmp_path, make):
    path = tmp_path / "bomb"
    make(path)
    with pytest.raises(BadInput, match="left closed"):
        sheets(path)


@pytest.mark.parametrize(
    "content", [b"", b"\n\n , \n", b"\xef\xbb\xbf", b"PK\x03\x04nonsense", b"\x89PNG\r\n\x1a\n\0\0\0\1\2\3\4\5\6"]
)
def test_what_is_no_table_says_what_to_do(tmp_path, content):
    path = tmp_path / "export.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=r"export\.csv"):
        sheets(path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.sampled_from(
        [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b\x08", b"<table>", b"a,b\n"]
    ),
    rest=st.binary(max_size=600),
)
def test_any_bytes_give_sheets_or_bad_input(tmp_path, start, rest):
    path = tmp_path / "bytes"
    path.write_bytes(start + rest)
    rows = []
    try:
        rows = [row for sheet in sheets(path) for row in sheet.rows]
    except BadInput:
        return
    assert [cells for _, cells in rows if not any(cell.strip() for cell in cells)] == []


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859_15", "mac_roman", "cp850"])
@pytest.mark.parametrize(
    "text", ["Trámites", "Año", "Publicación", "Inscripció i atenció", "Coñecemento, xestión", "Visualització"]
)
def test_a_header_with_a_single_accent_is_read_as_it_was_written(tmp_path, encoding, text):
    path = tmp_path / "short.csv"
    path.write_bytes(f"Semana;Citas;{text}\n19/05/2025;320;210\n".encode(encoding))
    assert sheets(path)[0].header[2:] == (text,)
