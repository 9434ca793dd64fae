# SPDX-License-Identifier: EUPL-1.2
"""XLS, XLSX, XLSB and ODS read by calamine, after checking that doing so is safe."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

from python_calamine import CalamineSheet, CalamineWorkbook

from criterio.domain.errors import BadInput
from criterio.formats._zips import bomb, damaged, open_zip

_MOST_CELLS = 20_000_000  # calamine holds the whole rectangle, however empty
_MOST_XML = 500_000_000
_CELL = re.compile(rb"""\br=["']([A-Za-z]{1,3})(\d{1,7})["']""")
_LONGEST_REFERENCE = 64
_CHUNK = 1 << 20


def tables(path: Path) -> list[tuple[str, Any]]:
    """Name and records of each worksheet. Raises BadInput when the file is damaged, locked or a bomb."""
    if is_zipfile(path):
        with open_zip(path) as archive:
            _refuse_bombs(path, archive)
    return [(name, partial(_records, sheet)) for name, sheet in _sheets(path)]


def _sheets(path: Path) -> list[tuple[str, CalamineSheet]]:
    try:
        # not from_path: that believes the name's ending
        with path.open("rb") as stream, CalamineWorkbook.from_filelike(stream) as book:
            return [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as fault:  # a panic of the Rust library is not an Exception
        raise damaged(path) from fault


def _records(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    for line, cells in enumerate(sheet.iter_rows(), 1):
        yield line, [_as_text(cell) for cell in cells]


def _as_text(cell: int | float | str | bool | time | date | datetime | timedelta) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return str(cell)


def _refuse_bombs(path: Path, archive: ZipFile) -> None:
    """Unpacks every part once without keeping it: the directory may lie, and calamine would believe it."""
    if sum(entry.file_size for entry in archive.infolist()) > _MOST_XML:
        raise bomb(path)
    for entry in archive.infolist():
        try:
            with archive.open(entry) as stream:
                cells = _rectangle(iter(partial(stream.read, _CHUNK), b""))
        except BadInput:
            raise
        except Exception as fault:  # decompressors raise each their own
            raise damaged(path) from fault
        if cells > _MOST_CELLS:
            raise bomb(path)


def _rectangle(chunks: Iterator[bytes]) -> int:
    """How many cells the smallest rectangle around all of them would hold."""
    columns: set[bytes] = set()
    rows, tail = 1, b""
    for chunk in chunks:
        text = tail + chunk
        for column, row in _CELL.findall(text):
            columns.add(column)
            rows = max(rows, int(row))
        tail = text[-_LONGEST_REFERENCE:]
    return rows * max(map(_column_number, columns), default=1)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
