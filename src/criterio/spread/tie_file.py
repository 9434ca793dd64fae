# SPDX-License-Identifier: EUPL-1.2
"""A network from a list of ties as people and tools write it: two names a line, and perhaps how strong the tie is."""

import csv
import gzip
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from criterio.domain.errors import BadInput
from criterio.domain.sentence import Sentence, say
from criterio.spread.network import Indices, Network, Values, network

_MARKS = ("\t", ";", ",", "|")
_FROM = re.compile(r"(source|src|from|origin|origen|one|uno|tail|node_?1|id_?1|u|i)(_?id)?", re.IGNORECASE)
_TO = re.compile(r"(target|dst|dest|to|destino|destination|other|otro|head|node_?2|id_?2|v|j)(_?id)?", re.IGNORECASE)
_WEIGHT = re.compile(r"(weight|w|peso|strength|count|value|p|prob|probability|chance|n)", re.IGNORECASE)
_MATRIX = "%%MatrixMarket"


@dataclass(frozen=True)
class _Row:
    """Cells of a line; ``place`` counts lines from 1."""

    place: int
    cells: list[str]


def read_ties(path: Path, directed: bool = True) -> Network:
    """A tie a line: who infects, who is infected, and perhaps a probability or a weight; gzip too. Raises BadInput.

    Lines that begin with #, % or // are remarks. Headings are recognised; columns called source, target and weight, or
    the like, are found wherever they are. Weights that are no probabilities are shares of what each node listens to.
    """
    rows = list(_rows(path))
    headings = rows[0].cells if len(rows) > 1 and _is_heading(rows) else []
    rows = rows[1:] if headings else rows
    if not rows:
        raise BadInput(say("{file}: there is no tie in it.", file=path.name), file=path.name)
    one, other, weight = _columns(headings, rows)
    names: dict[str, int] = {}
    ends = np.empty((len(rows), 2), dtype=np.int64)
    for place, row in enumerate(rows):
        if max(one, other) >= len(row.cells) or not row.cells[one] or not row.cells[other]:
            said = say("{file}, row {row}: a tie needs two names.", file=path.name, row=row.place)
            raise BadInput(said, file=path.name, row=row.place)
        ends[place] = [names.setdefault(row.cells[at], len(names)) for at in (one, other)]
    strengths = _strengths(path, rows, weight, headings)
    if not directed:
        ends = np.concatenate([ends, ends[:, ::-1]])
        strengths = None if strengths is None else np.concatenate([strengths, strengths])
    return network(tuple(names), ends, _chances(ends, strengths, len(names)))


def _rows(path: Path) -> Iterator[_Row]:
    content = path.read_bytes()
    content = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    sizes = text.startswith(_MATRIX)
    mark: str | None = None
    for place, whole in enumerate(text.splitlines(), 1):
        line = whole.strip(" \r\n")
        if not line or line.startswith(("#", "%", "//")):
            continue
        if sizes:  # the first line of a Matrix Market file says how many rows, columns and ties
            sizes = False
            continue
        if mark is None:
            mark = next((mark for mark in _MARKS if mark in line), "")
        cells = next(csv.reader([line], delimiter=mark)) if mark else line.split()
        yield _Row(place, [cell.strip() for cell in cells])


def _is_heading(rows: list[_Row]) -> bool:
    """Known headings, or names above numbers, or names that nobody below bears."""
    first = rows[0].cells
    if any(_FROM.fullmatch(cell) for cell in first) and any(_TO.fullmatch(cell) for cell in first):
        return True
    below = {name for row in rows[1:] for name in row.cells[:2]}
    return not any(name in below or name.lstrip("-").isdigit() for name in first[:2])


def _columns(headings: list[str], rows: list[_Row]) -> tuple[int, int, int | None]:
    """Where the two names and the weight are; None where there is no weight."""
    one = next((i for i, name in enumerate(headings) if _FROM.fullmatch(name)), None)
    other = next((i for i, name in enumerate(headings) if _TO.fullmatch(name)), None)
    if one is None or other is None:
        one, other = 0, 1
    named = next((i for i, name in enumerate(headings) if _WEIGHT.fullmatch(name) and i not in (one, other)), None)
    if named is not None or headings:
        return one, other, named
    third = 2 if {one, other} == {0, 1} and all(len(row.cells) > 2 and _number(row.cells[2]) for row in rows) else None
    return one, other, third


def _number(cell: str) -> bool:
    try:
        return math.isfinite(float(cell))
    except ValueError:
        return False


def _strengths(path: Path, rows: list[_Row], column: int | None, headings: list[str]) -> Values | None:
    if column is None:
        return None
    found = np.empty(len(rows))
    for place, row in enumerate(rows):
        cell = row.cells[column] if column < len(row.cells) else ""
        if not _number(cell) or float(cell) < 0:
            heading = headings[column] if headings else str(column + 1)
            said = _not_strong(path.name, row.place, heading, cell)
            raise BadInput(said, file=path.name, row=row.place, column=heading, value=cell)
        found[place] = float(cell)
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
    total = np.bincount(ends[:, 1], strengths, minlength=size)
    return np.asarray(strengths / np.maximum(total[ends[:, 1]], 1e-300))
