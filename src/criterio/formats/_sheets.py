# SPDX-License-Identifier: EUPL-1.2
"""Any tabular file as sheets of text: CSV in its many dialects, XLS, XLSX, ODS, HTML tables, CSV in ZIP or gzip.

What a file is, is read from its content and never from its name. Text streams: a sheet's rows may be walked as often
as needed and are never in memory together.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from criterio.domain.errors import BadInput
from criterio.domain.sentence import say
from criterio.formats._format import Sheet
from criterio.formats._text import Opener, encoding_of
from criterio.formats._zips import damaged, open_gzip, open_zip

Records = Callable[[], Iterator[tuple[int, list[str]]]]
"""Opens the table anew and gives (line as a spreadsheet counts, cells) from its very first line."""

_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_CELL = 10_000_000
_LONGEST_LINE = 4 * _LONGEST_CELL
_LOOK_AHEAD = 40  # records among which the header is sought
_SNIFF = 1 << 17
_SEP_LINE = re.compile(r'^\ufeff?"?sep=(\\t|.)"?[;,\t]*\r?$', re.IGNORECASE)
_BOMS = ("\ufeff", "ï»¿", "þÿ", "ÿþ")

csv.field_size_limit(_LONGEST_CELL)


def sheets(path: Path) -> list[Sheet]:
    """The tables of a file that hold anything, in file order.

    Raises BadInput when there is none, or when the file is damaged, locked, a bomb, or no table at all.
    """
    try:
        stat = path.stat()
    except OSError as fault:
        raise BadInput(say("{file} cannot be opened: check that it exists and may be read.", file=path.name)) from fault
    return list(_sheets(path, stat.st_mtime_ns, stat.st_size))


@lru_cache(maxsize=2)  # every format looks at the same file, one after another
def _sheets(path: Path, changed: int, size: int) -> tuple[Sheet, ...]:
    found = [sheet for sheet in _tables(path) if sheet is not None]
    if not found:
        raise BadInput(say("{file} is empty: export it again.", file=path.name), file=path.name)
    return tuple(found)


def _tables(path: Path) -> Iterable[Sheet | None]:
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(path)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _workbook(path)
    if head.startswith(b"\x1f\x8b"):
        return [_text(path, path.name.removesuffix(".gz").removesuffix(".csv"), lambda: open_gzip(path))]
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|table|meta|head|style|div)", head, re.IGNORECASE):
        return _html(path)
    return [_text(path, path.stem, lambda: path.open("rb"))]


def _zip(path: Path) -> Iterable[Sheet | None]:
    with open_zip(path) as archive:
        names = archive.namelist()
        if any(name in {"content.xml", "xl/workbook.xml", "xl/workbook.bin"} for name in names):
            return _workbook(path)
        members = [name for name in names if name.lower().endswith((".csv", ".tsv")) and "__MACOSX" not in name]
    if not members:
        raise BadInput(say("{file} holds no table that Criterio can read.", file=path.name), file=path.name)
    return [_text(path, Path(name).stem, _member(path, name)) for name in members]


def _member(path: Path, name: str) -> Opener:
    def opened() -> "io.BufferedReader":
        return io.BufferedReader(_Member(path, name), buffer_size=1 << 20)

    return opened


class _Member(io.RawIOBase):
    """One file inside a ZIP, unpacked as it is read. ``zipfile`` gives no more bytes than the directory declared."""

    def __init__(self, path: Path, name: str) -> None:
        self._path, self._archive = path, open_zip(path)
        try:
            self._stream = self._archive.open(name)
        except Exception as fault:
            raise damaged(path) from fault

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview[int]") -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except Exception as fault:  # decompressors raise each their own
            raise damaged(self._path) from fault
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        self._archive.close()
        super().close()


def _workbook(path: Path) -> Iterable[Sheet | None]:
    from criterio.formats._workbooks import tables  # calamine is loaded only for workbooks

    return [_sheet(name, records, native=True) for name, records in tables(path)]


def _html(path: Path) -> Iterable[Sheet | None]:
    from criterio.formats._html_tables import tables

    encoding = encoding_of(lambda: path.open("rb")) or "utf-8"
    return [_sheet(name, records) for name, records in tables(path, encoding)]


def _text(path: Path, name: str, open_file: Opener) -> Sheet | None:
    encoding = encoding_of(open_file)
    if encoding is None:
        raise BadInput(
            say("{file} is not a table: it holds no readable text. Give a CSV, XLSX or ODS file.", file=path.name),
            file=path.name,
        )
    with io.TextIOWrapper(open_file(), encoding=encoding, errors="replace", newline="") as stream:
        sample = stream.read(_SNIFF).replace("\0", "")
    told = _SEP_LINE.match(sample.split("\n", 1)[0])
    delimiter = told[1].replace("\\t", "\t") if told else _delimiter(sample)

    def records() -> Iterator[tuple[int, list[str]]]:
        with io.TextIOWrapper(open_file(), encoding=encoding, errors="replace", newline="") as stream:
            lines = _lines(path, stream)
            if told:
                next(lines, None)  # spreadsheets swallow this line, and do not count it
            try:
                yield from enumerate(csv.reader(lines, delimiter=delimiter), 1)
            except csv.Error as fault:
                raise _unreadable(path) from fault

    return _sheet(name, records, mark=delimiter)


def _lines(path: Path, stream: io.TextIOWrapper) -> Iterator[str]:
    while line := stream.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise _unreadable(path)
        yield line.replace("\0", "") if "\0" in line else line


def _unreadable(path: Path) -> BadInput:
    return BadInput(
        say("{file} has a cell too long to be one: look for a quotation mark that is never closed.", file=path.name),
        file=path.name,
    )


def _delimiter(sample: str) -> str:
    """The one that gives the most header cells with words in them, on the most lines."""
    return max(_DELIMITERS, key=lambda delimiter: _regularity(sample, delimiter))


def _regularity(sample: str, delimiter: str) -> float:
    lines = io.StringIO(sample, newline="")
    try:
        rows = [row for row in islice(csv.reader(lines, delimiter=delimiter), _LOOK_AHEAD) if any(map(str.strip, row))]
    except csv.Error:
        return 0.0
    at = _header_at(rows)
    if at is None or len(rows[at]) < 2:
        return 0.0
    words = sum(1 for cell in rows[at] if any(map(str.isalpha, cell)))
    return words * Counter(map(len, rows[at:]))[len(rows[at])] / len(rows)


def _sheet(name: str, records: Records, native: bool = False, mark: str = "") -> Sheet | None:
    head = [(line, cells) for line, cells in islice(records(), _LOOK_AHEAD) if any(map(str.strip, cells))]
    at = _header_at([cells for _, cells in head])
    if at is None:
        return None
    line, cells = head[at]
    header = tuple(_clean(cell) for cell in _trimmed(cells))
    preamble = tuple(" ".join(_clean(cell) for cell in above if cell.strip()) for _, above in head[:at])
    return Sheet(name, header, _Below(records, line, len(header)), preamble, native, mark)


@dataclass(frozen=True)
class _Below:
    """The rows below the header, opened anew at each walk; blank lines are counted and passed over."""

    records: Records
    header_line: int
    width: int

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        for line, cells in self.records():
            if line > self.header_line and any(map(str.strip, cells)):
                short = self.width - len(cells)
                yield line, cells + [""] * short if short > 0 else _trimmed(cells, self.width)


def _header_at(rows: list[list[str]]) -> int | None:
    """The first row at least half as full as the fullest: titles and paragraphs above it fill one cell or two."""
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    if not filled:
        return None
    enough = max(min(2, max(filled)), max(filled) / 2)
    return next(index for index, cells in enumerate(filled) if cells >= enough)


def _trimmed(cells: list[str], least: int = 0) -> list[str]:
    end = len(cells)
    while end > least and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _clean(cell: str) -> str:
    for mark in _BOMS:
        cell = cell.removeprefix(mark)
    return " ".join(cell.strip().strip('"').split())
