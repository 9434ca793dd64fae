# SPDX-License-Identifier: EUPL-1.2
"""Networks written line by line: Matrix Market, Pajek, and tables with a row and a column for each node."""

import re
from collections.abc import Callable, Iterator

from _graph_ties import Ties

VERTEX = re.compile(r'(\d+)(?:\s+(?:"([^"]*)"|(\S+)))?')
NUMBER = re.compile(r"\d*\.?\d+(?:e[-+]?\d+)?", re.IGNORECASE)
LEAST_BARE = 5
"""Rows of a matrix without names: a smaller one may be ties with weights."""
MARKS = ("\t", ";", ",", "|")
Row = tuple[int, list[str]]


def matrix_market(text: str, ties: Ties) -> None:
    """Coordinates (Boisvert, Pozo & Remington 1996). What is symmetric is stored once and counts both ways."""
    kind = text.partition("\n")[0].lower().split()
    if "coordinate" not in kind:
        raise ties.fault(1, "only Matrix Market files of coordinates are networks.")
    rows = _rows(text, ("%",))
    row, size = next(rows, (1, []))
    if len(size) < 3 or size[0] != size[1] or not size[0].isdigit():
        raise ties.fault(row, "a network has as many rows as columns.")
    ties.names = _numbered(int(size[0]))
    for row, cells in rows:
        weight = cells[2] if "pattern" not in kind and len(cells) > 2 else None
        one, other = (ties.known(cell, row) for cell in [*cells, "", ""][:2])
        ties.tie(one, other, weight, "general" not in kind, row)


def pajek(text: str, ties: Ties) -> None:
    """The first network of a Pajek file (Batagelj & Mrvar 1998): *Arcs count one way, *Edges both."""
    section, line = "", 0
    for row, cells in _rows(text, ("%", "/*")):
        if cells[0].startswith("*"):
            if cells[0].lower() in ("*partition", "*vector") or (cells[0].lower() == "*vertices" and ties.names):
                return
            section, line = cells[0].lower(), 0
            if section == "*vertices" and len(cells) > 1 and cells[1].isdigit():
                ties.names = _numbered(int(cells[1]))
        elif reads := _SECTIONS.get(section):
            line += 1
            reads(ties, row, cells, line, section.startswith("*edges"))


def _vertex(ties: Ties, row: int, cells: list[str], line: int, both: bool) -> None:
    found = VERTEX.match(" ".join(cells))
    if not found:
        raise ties.fault(row, f"“{' '.join(cells)}” is no vertex: a number and a name.")
    ties.names[found[1]] = found[2] or found[3] or found[1]


def _tie(ties: Ties, row: int, cells: list[str], line: int, both: bool) -> None:
    one, other, weight, *_ = [*cells, "", ""]
    ties.tie(ties.known(one, row), ties.known(other, row), weight, both, row)


def _list(ties: Ties, row: int, cells: list[str], line: int, both: bool) -> None:
    for other in cells[1:]:
        ties.tie(ties.known(cells[0], row), ties.known(other, row), None, both, row)


def _line(ties: Ties, row: int, cells: list[str], line: int, both: bool) -> None:
    for column, weight in enumerate(cells, 1):
        if weight != "0":
            ties.tie(ties.known(line, row), ties.known(column, row), weight, False, row)


_SECTIONS: dict[str, Callable[[Ties, int, list[str], int, bool], None]] = {
    "*vertices": _vertex,
    "*arcs": _tie,
    "*edges": _tie,
    "*arcslist": _list,
    "*edgeslist": _list,
    "*matrix": _line,
}


def is_matrix(text: str) -> bool:
    """Whether it has a row and a column for each node."""
    return _square(text) is not None


def matrix(text: str, ties: Ties) -> None:
    """A tie from who is in the row to who is in the column, where there is something but a zero."""
    names, rows = _square(text) or ([], [])
    ties.names = {name: name for name in names}
    for name, (row, cells) in zip(names, rows, strict=True):
        for other, weight in zip(names, cells, strict=True):
            if weight and float(weight) != 0:
                ties.tie(name, other, weight, False, row)


def _square(text: str) -> tuple[list[str], list[Row]] | None:
    """Names and rows of numbers: names above and the same at the left; or, without names, many numbers in a square."""
    lines = [(row, line.strip(" \r\n")) for row, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) < 3:
        return None
    mark = next((mark for mark in MARKS if mark in lines[1][1]), None)
    if len(_cells(lines[1][1], mark)) != len(lines):
        return None
    rows = [(row, _cells(line, mark)) for row, line in lines]
    names, below = [cells[0] for _, cells in rows[1:]], [(row, cells[1:]) for row, cells in rows[1:]]
    if names == rows[0][1][-len(names) :] and _are_numbers(below, len(names)):
        return names, below
    return (list(_numbered(len(rows))), rows) if len(rows) >= LEAST_BARE and _are_numbers(rows, len(rows)) else None


def _are_numbers(rows: list[Row], width: int) -> bool:
    return all(len(cells) == width and all(_is_number(cell) for cell in cells) for _, cells in rows)


def _is_number(cell: str) -> bool:
    return not cell or bool(NUMBER.fullmatch(cell))


def _cells(line: str, mark: str | None) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(mark)]


def _numbered(many: int) -> dict[str, str]:
    return {str(node): str(node) for node in range(1, many + 1)}


def _rows(text: str, remarks: tuple[str, ...]) -> Iterator[Row]:
    """Cells between blanks, with the line of the file."""
    for row, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith(remarks):
            yield row, line.split()
