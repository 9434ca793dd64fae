# SPDX-License-Identifier: EUPL-1.2
"""How a panel is laid out in a file: one column a series, one row a series, or one row for each time and series."""

from itertools import pairwise

import numpy as np

from criterio.attribute._design import Array
from criterio.attribute.cells import Cell, is_day, is_time, moments, number
from criterio.domain.errors import BadInput
from criterio.domain.sentence import listing, say
from criterio.formats._cells import DecimalMark

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

_DENSE = 0.2
"""Of all pairs of a time and a unit, the share that a panel with a row for each pair has at least."""
Rows = list[list[Cell]]
Laid = tuple[list[Cell], tuple[str, ...], Array]
"""Times as written, names, and values (times, names)."""


def laid_out(rows: Rows, columns: tuple[str, str, str], file: str, decimal: DecimalMark | None) -> Laid:
    """Of ``rows``, the head first. ``columns`` are those of time, unit and value, or empty. Raises BadInput."""
    named = [_column(rows[0], name, file) for name in columns]
    if any(place is not None for place in named):
        return _long(rows, named, file, decimal)
    rows = _with_times(_turned(_without_counter(_with_head(rows))))
    return _long(rows, named, file, decimal) if _is_long(rows) else _wide(rows, file, decimal)


def _with_head(rows: Rows) -> Rows:
    """With numbers for headings, where the first row is one of the others."""
    is_row = is_day(rows[0][0]) and all(number(cell) is not None for cell in rows[0][1:])
    return [[Cell.at(0, str(place or "")) for place in range(len(rows[0]))], *rows] if is_row else rows


def _without_counter(rows: Rows) -> Rows:
    """Without the count of rows that some programs write before the times."""
    counts = len(rows[0]) > 2 and (not rows[0][0] or _counts_rows(rows, 0)) and is_day(rows[1][1])
    return [row[1:] for row in rows] if counts else rows


def _turned(rows: Rows) -> Rows:
    """One column a series, also where the file has one row a series."""
    turned = all(is_time(cell) for cell in rows[0][1:]) and all(number(row[0]) is None for row in rows[1:])
    if not turned or any(is_time(row[0]) for row in rows[1:]):
        return rows
    width = len(rows[0])
    return [[row[place] if place < len(row) else Cell.at(row[0].row, "") for row in rows] for place in range(width)]


def _with_times(rows: Rows) -> Rows:
    """With a count of rows for times, where no column says when: the first is a series like the others."""
    head, first = rows[0][0].lower(), [row[0] for row in rows[1:]]
    values = [number(cell) for cell in first]
    if not head or head in _TIMES or None in values or moments(first) is not None:
        return rows
    if any(_of_texts(rows, place) or is_time(rows[1][place]) for place in range(1, len(rows[0]))):
        return rows
    counts = all(value is not None and float(value).is_integer() for value in values) and len(set(values)) == len(
        values
    )
    return rows if counts else [[Cell.at(row[0].row, str(place)), *row] for place, row in enumerate(rows)]


def _wide(rows: Rows, file: str, decimal: DecimalMark | None) -> Laid:
    """Columns of texts, such as remarks, are no series; a time that comes again must say the same."""
    places = [place for place in range(1, len(rows[0])) if not _of_texts(rows, place)] or [1]
    values = np.full((len(rows) - 1, len(places)), np.nan)
    for line, row in enumerate(rows[1:]):
        if any(row[len(rows[0]) :]):
            told = say("{file}, row {row}: there are more cells than headings.", file=file, row=row[0].row)
            raise BadInput(told, file=file, row=row[0].row)
        for column, place in enumerate(places):
            if place < len(row):
                heading = rows[0][place] if row[place].row == row[0].row else row[0]  # of a file with a row a series
                values[line, column] = _told(row[place], file, heading, decimal)
    times = [row[0] for row in rows[1:]]
    kept = _once(times, values, file)
    return [times[line] for line in kept], tuple(str(rows[0][place]) for place in places), values[kept]


def _once(times: list[Cell], values: Array, file: str) -> list[int]:
    """The rows that are left when a repeated time counts once. Raises BadInput where two say different things."""
    first: dict[str, int] = {}
    for line, time in enumerate(times):
        before = first.setdefault(time, line)
        if not np.array_equal(values[before], values[line], equal_nan=True):
            told = say(
                "{file}, row {row}: {time} comes twice, with other values. Leave one.",
                file=file,
                row=time.row,
                time=time,
            )
            raise BadInput(told, file=file, row=time.row, value=time)
    return list(first.values())


def _told(cell: Cell, file: str, column: str, decimal: DecimalMark | None) -> float:
    found = number(cell, decimal)
    if found is None:
        told = say(
            "{file}, row {row}, column {column}: “{value}” is not a number. Correct it, or leave it empty.",
            file=file,
            row=str(cell.row),
            column=column,
            value=cell,
        )
        raise BadInput(told, file=file, row=cell.row, column=column, value=cell)
    return found


def _is_long(rows: Rows) -> bool:
    """One row for each time and series: times that come again, and a column that tells apart what they are of."""
    if len(rows[0]) < 3:
        return False
    time, unit, _ = _recognised(rows, [None, None, None])
    texts = [place for place in range(len(rows[0])) if place != time and _of_texts(rows, place)]
    pairs = {(row[time], row[unit]) for row in rows[1:] if len(row) > max(time, unit)}
    times, units = ({pair[place] for pair in pairs} for place in (0, 1))
    if texts:
        is_told_apart = len(times) < len(pairs) == len(rows) - 1
        return is_told_apart or len(rows[0]) - 1 - len(texts) == 1
    comes_again = 2 * max(len(times), len(units)) <= len(pairs) == len(rows) - 1
    return comes_again and len(pairs) >= _DENSE * len(times) * len(units)


def _of_texts(rows: Rows, place: int) -> bool:
    cells = [row[place] for row in rows[1:] if place < len(row) and row[place].strip()]
    return 2 * sum(number(cell) is None for cell in cells) > len(cells)


def _column(head: list[Cell], name: str, file: str) -> int | None:
    if not name:
        return None
    if name not in head:
        known = listing([str(one) for one in head[:20]])
        raise BadInput(
            say("No column of {file} is called {name}. There are: {known}.", file=file, name=name, known=known)
        )
    return [str(one) for one in head].index(name)


def _long(rows: Rows, named: list[int | None], file: str, decimal: DecimalMark | None) -> Laid:
    time, unit, value = _recognised(rows, named)
    found: dict[tuple[Cell, Cell], float] = {}
    for row in rows[1:]:
        if len(row) <= max(time, unit, value):
            continue
        cell, key = _told(row[value], file, rows[0][value], decimal), (row[time], row[unit])
        if np.isfinite(cell) and found.setdefault(key, cell) != cell:
            told = say("{unit} has two values for {time}. Leave one.", unit=row[unit], time=row[time])
            raise BadInput(told, file=file, row=row[value].row, column=rows[0][value], value=row[value])
    times, names = list(dict.fromkeys(key[0] for key in found)), sorted({key[1] for key in found})
    where, which = {one: place for place, one in enumerate(times)}, {one: place for place, one in enumerate(names)}
    values = np.full((len(times), len(names)), np.nan)
    for (when, who), cell in found.items():
        values[where[when], which[who]] = cell
    return times, tuple(str(name) for name in names), values


def _recognised(rows: Rows, named: list[int | None]) -> tuple[int, int, int]:
    """The time is a day, or is called like one, or is the first number; the first text is the unit; then the value."""
    first, places = rows[1], range(len(rows[0]))
    time, unit, value = named
    free = [place for place in places if place not in named]
    if time is None:
        called = [place for place in free if rows[0][place].strip().lower() in _TIMES]
        days = [place for place in free if _is_moment(first[place])]
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


def _is_moment(cell: Cell) -> bool:
    """Whether it is a time and could be no value: years could."""
    return is_day(cell) or (number(cell) is None and is_time(cell))


def _counts_rows(rows: Rows, place: int) -> bool:
    """Whether a column only says which row it is."""
    cells = [number(row[place]) if place < len(row) else None for row in rows[1:]]
    return all(one is not None and other is not None and other == one + 1 for one, other in pairwise(cells))
