# SPDX-License-Identifier: EUPL-1.2
"""Anything with rows and columns as sheets of text: what ``_sheets`` reads, and lists of objects in JSON."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

from criterio.domain.errors import BadInput
from criterio.domain.records import Refusal
from criterio.domain.sentence import say
from criterio.formats._format import Sheet
from criterio.formats._json_items import decode, items, plain
from criterio.formats._packed import plain_text
from criterio.formats._sheets import sheets

OURS = "criterio:"
"""Columns that begin so were added by Criterio to a file of refused rows: they explain, they are not data."""

_LIST = re.compile(r"\[\s*\{")
_SPARQL = {"type", "value", "xml:lang", "datatype"}  # how W3C's SPARQL results write one cell
_HEAD = 1 << 20
_LOOK_AHEAD = 1000  # objects among which the columns are sought
_DEEPEST = 6
_LONGEST_LINE = 32 << 20
_MOST_COLUMNS = 10_000


def tables(path: Path) -> list[Sheet]:
    """The tables of a file. Raises BadInput when there is none."""
    return [_json_sheet(path)] if _is_json(path) else sheets(path)


def normal(header: str) -> str:
    """A header as it is compared: without case, accents and marks, ``Date Added`` being ``date_added``."""
    text = unicodedata.normalize("NFKD", header[:500]).casefold()
    return re.sub(r"[\W_]+", "_", "".join(c for c in text if not unicodedata.combining(c))).strip("_")


def _is_json(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(200).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"[", b"{")
    except OSError as fault:
        raise BadInput(say("{file} cannot be opened: check that it exists and may be read.", file=path.name)) from fault


def _json_sheet(path: Path) -> Sheet:
    columns: dict[str, None] = {}
    for _, item in islice(_objects(path), _LOOK_AHEAD):
        columns.update(dict.fromkeys(islice(flat(item), _MOST_COLUMNS)))
    if not columns:
        raise BadInput(
            say("{file} holds no list of objects: it cannot be read as a table.", file=path.name), file=path.name
        )
    header = tuple(columns)
    return Sheet(path.stem, header, _Objects(path, header), native=True)


@dataclass(frozen=True)
class _Objects:
    """The objects of a file as rows, opened anew at each walk. Raises BadInput where the file breaks off."""

    path: Path
    header: tuple[str, ...]

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        for number, item in _objects(self.path):
            if isinstance(item, Refusal):
                raise BadInput(item.reason, file=self.path.name, row=number)
            cells = flat(item)
            yield number, [cells.get(column, "") for column in self.header]


def _objects(path: Path) -> Iterator[tuple[int, Any]]:
    """The items of the first list of objects; or a file with one object a line."""
    with plain_text(path) as stream:
        start = stream.read(_HEAD)
        if start.lstrip().startswith("{") and _is_one_a_line(start):
            stream.seek(0)
            yield from _lines(stream, path.name)
            return
        found = _LIST.search(start)
        if found:
            yield from items(stream, path.name, start[found.start() + 1 :])
        else:
            decode(start + stream.read(_HEAD), path.name)


def _is_one_a_line(start: str) -> bool:
    try:
        return isinstance(json.loads(start.lstrip().partition("\n")[0]), dict) and "\n{" in start.lstrip()
    except (ValueError, RecursionError):
        return False


def _lines(stream: IO[str], file: str) -> Iterator[tuple[int, Any]]:
    number = 0
    while line := stream.readline(_LONGEST_LINE):
        number += 1
        if line.strip():
            yield number, decode(line, file)


def flat(item: Any) -> dict[str, str]:
    """An object as cells: ``{"a": {"b": 1}}`` is ``a.b``; the values of a list stand side by side with ``|``."""
    cells: dict[str, str] = {}
    if isinstance(item, dict):
        _flatten(item, "", cells, 0)
    return cells


def _flatten(value: Any, column: str, cells: dict[str, str], depth: int) -> None:
    if isinstance(value, dict) and "value" in value and value.keys() <= _SPARQL:
        value = value["value"]
    if isinstance(value, dict) and depth < _DEEPEST:
        for name, inner in value.items():
            _flatten(inner, f"{column}.{plain(name)}" if column else plain(name), cells, depth + 1)
    elif isinstance(value, list) and depth < _DEEPEST:
        for inner in value:
            _flatten(inner, column, cells, depth + 1)
    else:
        text = _text(value)
        cells[column] = f"{cells[column]}|{text}" if cells.get(column) else text


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain(value)
