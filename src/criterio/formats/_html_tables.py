# SPDX-License-Identifier: EUPL-1.2
"""Tables of a web page: what some platforms call an Excel file is one."""

from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from criterio.formats._zips import bomb

_MOST_BYTES = 100_000_000


def tables(path: Path, encoding: str) -> list[tuple[str, Any]]:
    """Name and records of each table of the page."""
    if path.stat().st_size > _MOST_BYTES:
        raise bomb(path)
    parser = _Tables()
    with path.open(encoding=encoding, errors="replace") as stream:
        for chunk in iter(partial(stream.read, 1 << 16), ""):
            parser.feed(chunk)
    parser.close()
    return [(path.stem, partial(_records, rows)) for rows in parser.tables]


def _records(rows: list[list[str]]) -> Iterator[tuple[int, list[str]]]:
    yield from enumerate(rows, 1)


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif not self.tables:
            return
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"} and self.tables[-1]:
            self.tables[-1][-1].append("")
        elif tag == "br" and self._in_cell:
            self.handle_data("\n")
        self._in_cell = tag in {"td", "th"} if tag in {"table", "tr", "td", "th"} else self._in_cell

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"}:
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell and self.tables and self.tables[-1] and self.tables[-1][-1]:
            self.tables[-1][-1][-1] += data
