# SPDX-License-Identifier: EUPL-1.2
"""A network from a list of ties as people and tools write it: two names a line, and perhaps how strong the tie is."""

import csv
import gzip
import io
import math
import re
import zlib
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from criterio.domain.errors import BadInput
from criterio.domain.sentence import Sentence, say
from criterio.formats._text import encoding_of
from criterio.spread.network import Flags, Indices, Network, Values, network

_MARKS = ("\t", ";", ",", "|")
_FROM = re.compile(r"(source|src|from|origin|origen|one|uno|tail|node_?1|id_?1|u|i)(_?id)?", re.IGNORECASE)
_TO = re.compile(r"(target|dst|dest|to|destino|destination|other|otro|head|node_?2|id_?2|v|j)(_?id)?", re.IGNORECASE)
_WEIGHT = re.compile(r"(weight|w|peso|strength|count|value|p|prob|probability|chance|n)", re.IGNORECASE)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(,\d{3})+")
_MATRIX = "%%MatrixMarket"
_MOST_ALIKE = 3
"""Cells of a tie: two names and a weight. Lines of more must all have as many."""
_FEWEST_TIES = 10
"""With so few, a first line that counts them may be a tie by chance."""


@dataclass(frozen=True)
class _Row:
    """Cells of a line; ``place`` counts lines from 1."""

    place: int
    cells: list[str]
    decimal: str = "."

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""

    def number(self, column: int) -> float | None:
        """What the cell says; None where it is no number, or may be thousands as well as thousandths (1,500)."""
        cell = self.cell(column)
        try:
            value = float(cell if _THOUSANDS.fullmatch(cell) else cell.replace(self.decimal, "."))
        except ValueError:
            return None
        return value if math.isfinite(value) else None


def read_ties(path: Path, directed: bool = True, known: Container[str] | None = None) -> Network:
    """A tie a line: who infects, who is infected, and perhaps a probability or a weight; gzip too. Raises BadInput.

    Lines that begin with #, % or // are remarks. Headings are recognised; columns called source, target and weight, or
    the like, are found wherever they are. A first line that only counts nodes and ties is none. Without headings a
    third column holds weights where most of it is numbers; 0,5 is a number where no comma divides the cells. Weights
    that are no probabilities are shares of what each node listens to. With ``known``, a name that is not among them
    is a fault.
    """
    rows = list(_rows(path))
    headings = rows[0].cells if rows and _is_heading(rows) else []
    rows = rows[1:] if headings or _is_size(rows) else rows
    if not rows:
        raise BadInput(say("{file}: there is no tie in it.", file=path.name), file=path.name)
    _see_that_rows_are_ties(path.name, headings, rows)
    one, other, weight = _columns(headings, rows)
    names: dict[str, int] = {}
    ends = np.empty((len(rows), 2), dtype=np.int64)
    for place, row in enumerate(rows):
        if blank := [at for at in (one, other) if not row.cell(at)]:
            raise _no_name(path.name, row, _called(headings, blank[0]))
        if strange := [at for at in (one, other) if known is not None and row.cells[at] not in known]:
            raise _stranger(path.name, row, _called(headings, strange[0]), row.cells[strange[0]])
        ends[place] = [names.setdefault(row.cells[at], len(names)) for at in (one, other)]
    return of_ties(tuple(names), ends, _strengths(path, rows, weight, headings), np.full(len(ends), not directed))


def of_ties(names: tuple[str, ...], ends: Indices, strengths: Values | None, both: Flags) -> Network:
    """A network of ties ``ends`` (ties, 2), from and to, by place in ``names``; ``both`` says which count both ways.

    Strengths that are no probabilities are shares of what each node listens to, repeated ties together.
    """
    ends = np.concatenate([ends, ends[both][:, ::-1]])
    strengths = None if strengths is None else np.concatenate([strengths, strengths[both]])
    return network(names, ends, _chances(ends, strengths, len(names)))


def _see_that_rows_are_ties(file: str, headings: list[str], rows: list[_Row]) -> None:
    """Raises BadInput where lines of many names would be read as ties of their first two."""
    widths = [_width(row) for row in rows]
    wide = next((place for place, width in enumerate(widths) if width > _MOST_ALIKE), None)
    if headings or wide is None or min(widths) == max(widths):
        return
    said = say(
        "{file}, row {row}: {n} cells, and others have another number. Write one tie a line: two names and a weight.",
        file=file,
        row=rows[wide].place,
        n=widths[wide],
    )
    raise BadInput(said, file=file, row=rows[wide].place)


def _width(row: _Row) -> int:
    """Cells up to the last that says anything."""
    return max((place for place, cell in enumerate(row.cells, 1) if cell), default=0)


def _is_size(rows: list[_Row]) -> bool:
    """Whether the first line says how many nodes and ties there are, as some collections of networks write it."""
    if len(rows) <= _FEWEST_TIES or len(rows[0].cells) != 2 or rows[0].number(1) != len(rows) - 1:
        return False
    nodes = rows[0].number(0)
    return nodes is not None and len({name for row in rows[1:] for name in row.cells[:2]}) <= nodes


def _no_name(file: str, row: _Row, column: str) -> BadInput:
    said = say(
        "{file}, row {row}, column {column}: “{value}” is no name, and a tie needs two.",
        file=file,
        row=row.place,
        column=column,
        value="",
    )
    return BadInput(said, file=file, row=row.place, column=column, value="")


def _stranger(file: str, row: _Row, column: str, name: str) -> BadInput:
    said = say(
        "{file}, row {row}, column {column}: “{value}” is not a declared unit.",
        file=file,
        row=row.place,
        column=column,
        value=name,
    )
    return BadInput(said, file=file, row=row.place, column=column, value=name)


def text_of(path: Path) -> str:
    """What a file says, packed by gzip or not, in whatever encoding. Raises BadInput where it is cut or no text."""
    content = path.read_bytes()
    try:
        content = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
    except (EOFError, zlib.error, gzip.BadGzipFile) as fault:
        said = say("{file} is damaged or cut short: download it again and import the new copy.", file=path.name)
        raise BadInput(said, file=path.name) from fault
    encoding = encoding_of(lambda: io.BytesIO(content))
    if encoding is None:
        said = say("{file} is not text: save it as CSV and give that file.", file=path.name)
        raise BadInput(said, file=path.name)
    return content.decode(encoding, errors="replace").removeprefix("\ufeff")


def _rows(path: Path) -> Iterator[_Row]:
    text = text_of(path)
    sizes = text.startswith(_MATRIX)
    mark: str | None = None
    for place, whole in enumerate(io.StringIO(text, newline=None), 1):
        line = whole.strip(" \r\n")
        if not line or line.startswith(("#", "%", "//")):
            continue
        if sizes:  # the first line of a Matrix Market file says how many rows, columns and ties
            sizes = False
            continue
        if mark is None:
            mark = next((mark for mark in _MARKS if mark in line), "")
        cells = next(csv.reader([line], delimiter=mark, skipinitialspace=True)) if mark else line.split()
        yield _Row(place, [cell.strip() for cell in cells], "." if mark == "," else ",")


def _is_heading(rows: list[_Row]) -> bool:
    """Known headings, or words above numbers. Names above names are a tie: taken for headings, it would be lost."""
    first, below = rows[0], rows[1:]
    borne = {name for row in below for name in row.cells[:2]}
    if any(name in borne or first.number(at) is not None for at, name in enumerate(first.cells[:2])):
        return False
    if any(_FROM.fullmatch(cell) for cell in first.cells) and any(_TO.fullmatch(cell) for cell in first.cells):
        return True
    above = [at for at, cell in enumerate(first.cells[:3]) if cell and first.number(at) is None]
    return (
        bool(below)
        and {0, 1} <= set(above)
        and any(
            all(row.number(at) is not None for row in below for at in columns)
            for columns in ((0, 1), (2,))
            if set(columns) <= set(above)
        )
    )


def _columns(headings: list[str], rows: list[_Row]) -> tuple[int, int, int | None]:
    """Where the two names and the weight are; None where there is no weight."""
    one = next((i for i, name in enumerate(headings) if _FROM.fullmatch(name)), None)
    other = next((i for i, name in enumerate(headings) if _TO.fullmatch(name)), None)
    if one is None or other is None:
        one, other = 0, 1
    named = next((i for i, name in enumerate(headings) if _WEIGHT.fullmatch(name) and i not in (one, other)), None)
    if named is not None or headings:
        return one, other, named
    return one, other, 2 if 2 * sum(row.number(2) is not None for row in rows) > len(rows) else None


def _called(headings: list[str], column: int) -> str:
    return headings[column] if column < len(headings) else str(column + 1)


def _strengths(path: Path, rows: list[_Row], column: int | None, headings: list[str]) -> Values | None:
    if column is None:
        return None
    found = np.empty(len(rows))
    for place, row in enumerate(rows):
        cell, strength, heading = row.cell(column), row.number(column), _called(headings, column)
        if strength is None or strength < 0:
            said = _not_strong(path.name, row.place, heading, cell)
            raise BadInput(said, file=path.name, row=row.place, column=heading, value=cell)
        found[place] = strength
    return found


def _not_strong(file: str, row: int, column: str, value: str) -> Sentence:
    return say(
        "{file}, row {row}, column {column}: “{value}” is not how strong a tie is. Write a number from 0.",
        file=file,
        row=row,
        column=column,
        value=value,
    )


def _chances(ends: Indices, strengths: Values | None, size: int) -> Values | None:
    """Probabilities as they are; other weights as shares; None where all are alike, so that they say nothing."""
    if strengths is None or (np.ptp(strengths) == 0 and strengths[0] >= 1):
        return None
    if strengths.max() <= 1:
        return strengths
    kept = np.where(ends[:, 0] == ends[:, 1], 0.0, strengths)
    _, tie = np.unique(ends, axis=0, return_inverse=True)
    together = np.bincount(tie.ravel(), kept)[tie.ravel()]
    total = np.bincount(ends[:, 1], kept, minlength=size)
    return np.asarray(together / np.maximum(total[ends[:, 1]], 1e-300))
