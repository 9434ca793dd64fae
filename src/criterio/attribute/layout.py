# SPDX-License-Identifier: EUPL-1.2
"""How a panel is laid out in a file: one column a series, one row a series, or one row for each time and series."""

from itertools import pairwise

import numpy as np

from criterio.attribute._design import Array
from criterio.attribute.cells import is_day, is_time, number
from criterio.domain.errors import BadInput
from criterio.domain.sentence import listing, say

_TIMES = (
    "date",
    "day",
    "week",
    "month",
    "year",
    "time",
    "period",
    "fecha",
    "dia",
    "día",
    "semana",
    "mes",
    "año",
    "anio",
)

Rows = list[list[str]]
Laid = tuple[list[str], tuple[str, ...], Array]
"""Times as written, names, and values (times, names)."""


def laid_out(rows: Rows, columns: tuple[str, str, str], file: str) -> Laid:
    """Of ``rows``, the head first. ``columns`` are those of time, unit and value, or empty. Raises BadInput."""
    named = [_column(rows[0], name, file) for name in columns]
    if any(place is not None for place in named):
        return _long(rows, named, file)
    rows = _turned(_without_counter(rows))
    return _long(rows, named, file) if _is_long(rows) else _wide(rows, file)


def _without_counter(rows: Rows) -> Rows:
    """Without the nameless count of rows that some programs write before the times."""
    return [row[1:] for row in rows] if not rows[0][0].strip() and is_day(rows[1][1]) else rows


def _turned(rows: Rows) -> Rows:
    """One column a series, also where the file has one row a series."""
    turned = all(is_time(cell) for cell in rows[0][1:]) and all(number(row[0]) is None for row in rows[1:])
    if not turned or any(is_time(row[0]) for row in rows[1:]):
        return rows
    width = len(rows[0])
    return [[row[place] if place < len(row) else "" for row in rows] for place in range(width)]


def _wide(rows: Rows, file: str) -> Laid:
    names, body = tuple(rows[0][1:]), rows[1:]
    values = np.full((len(body), len(names)), np.nan)
    for line, row in enumerate(body):
        for place, cell in enumerate(row[1 : len(names) + 1]):
            values[line, place] = _told(cell, file, line + 2, names[place])
    return [row[0] for row in body], names, values


def _told(cell: str, file: str, row: int, column: str) -> float:
    found = number(cell)
    if found is None:
        told = say("{cell} in row {row} is not a number.", cell=cell, row=row)
        raise BadInput(told, file=file, row=row, column=column, value=cell)
    return found


def _is_long(rows: Rows) -> bool:
    """Times that come again, or a column that is of texts: one row for each time and series."""
    if len(rows[0]) < 3:
        return False
    first = [row[0] for row in rows[1:]]
    return len(set(first)) < len(first) or any(_of_texts(rows, place) for place in range(1, len(rows[0])))


def _of_texts(rows: Rows, place: int) -> bool:
    cells = [row[place] for row in rows[1:] if place < len(row) and row[place].strip()]
    return 2 * sum(number(cell) is None for cell in cells) > len(cells)


def _column(head: list[str], name: str, file: str) -> int | None:
    if not name:
        return None
    if name not in head:
        known = listing(head[:20])
        raise BadInput(
            say("No column of {file} is called {name}. There are: {known}.", file=file, name=name, known=known)
        )
    return head.index(name)


def _long(rows: Rows, named: list[int | None], file: str) -> Laid:
    time, unit, value = _recognised(rows, named)
    found: dict[tuple[str, str], float] = {}
    for line, row in enumerate(rows[1:], 2):
        if len(row) <= max(time, unit, value):
            continue
        cell, key = _told(row[value], file, line, rows[0][value]), (row[time], row[unit])
        if np.isfinite(cell) and found.setdefault(key, cell) != cell:
            told = say("{unit} has two values for {time}. Leave one.", unit=row[unit], time=row[time])
            raise BadInput(told, file=file, row=line, column=rows[0][value], value=row[value])
    times, names = list(dict.fromkeys(key[0] for key in found)), sorted({key[1] for key in found})
    where, which = {one: place for place, one in enumerate(times)}, {one: place for place, one in enumerate(names)}
    values = np.full((len(times), len(names)), np.nan)
    for (when, who), cell in found.items():
        values[where[when], which[who]] = cell
    return times, tuple(names), values


def _recognised(rows: Rows, named: list[int | None]) -> tuple[int, int, int]:
    """The time is a day, or is called like one, or is the first number; the first text is the unit; then the value."""
    first, places = rows[1], range(len(rows[0]))
    time, unit, value = named
    free = [place for place in places if place not in named]
    if time is None:
        called = [place for place in free if rows[0][place].strip().lower() in _TIMES]
        days = [place for place in free if is_day(first[place])]
        numbers = [place for place in free if number(first[place]) is not None]
        time = next(iter([*days, *called, *numbers[1:2], *numbers, *free]))
    free = [place for place in free if place != time]
    if unit is None:
        texts = [place for place in free if _of_texts(rows, place)]
        unit = next(iter([*texts, *free]))
    free = [place for place in free if place != unit]
    if value is None:
        numbers = [place for place in free if not _of_texts(rows, place)]
        value = next(iter([*(place for place in numbers if not _counts_rows(rows, place)), *numbers, *free, unit]))
    return time, unit, value


def _counts_rows(rows: Rows, place: int) -> bool:
    """Whether a column only says which row it is."""
    cells = [number(row[place]) if place < len(row) else None for row in rows[1:]]
    return all(one is not None and other is not None and other == one + 1 for one, other in pairwise(cells))
