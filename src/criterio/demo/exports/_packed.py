# SPDX-License-Identifier: EUPL-1.2
"""ZIP files and workbooks whose bytes depend on their content alone."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook

_MOMENT = (2026, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def write_zip(path: Path, members: Mapping[str, bytes]) -> None:
    """A ZIP whose members carry no date of their own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED, 1)


def write_workbook(path: Path, sheets: Mapping[str, Iterable[Iterable[Any]]]) -> None:
    """A workbook with those rows by sheet, and no trace of when it was written."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as packed:
        write_zip(path, {name: _undated(name, packed.read(name)) for name in packed.namelist()})


def _undated(name: str, content: bytes) -> bytes:
    return _STAMP.sub(b"2026-01-01T00:00:00Z", content) if name == "docProps/core.xml" else content
