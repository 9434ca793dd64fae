# SPDX-License-Identifier: EUPL-1.2
"""A panel from a file: one column a day and one a series, or one row for each day and series."""

import csv
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from criterio.attribute._design import Array
from criterio.domain.errors import BadInput, UnknownName
from criterio.domain.sentence import listing, say

_UNKNOWN = {"", "na", "n/a", "nan", "null", "none", ".", "-"}
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


@dataclass(frozen=True)
class Panel:
    """``values`` is (times, series); ``times`` are as written in the file, in order."""

    times: tuple[str, ...]
    names: tuple[str, ...]
    values: Array

    def place(self, name: str) -> int:
        if name not in self.names:
            known = listing(list(self.names[:20]))
            raise UnknownName(say("No series is called {name}. There are: {known}.", name=name, known=known))
        return self.names.index(name)

    def row(self, start: str) -> int:
        """The first row that is not before ``start``."""
        if start in self.times:
            return self.times.index(start)
        keys = _keys([*self.times, start])
        return sum(key < keys[-1] for key in keys[:-1])

    @property
    def daily(self) -> bool:
        days = [date.fromisoformat(time[:10]).toordinal() for time in self.times if _is_day(time)]
        return len(days) == len(self.times) > 2 and float(np.median(np.diff(days))) == 1.0


def rows_of(path: Path) -> tuple[Rows, str]:
    """The rows of a CSV that say anything, and the mark between cells: comma, semicolon or tab. Raises BadInput."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(say("{file} cannot be read as text. Save it as CSV in UTF-8.", file=path.name)) from error
    lines = [line for line in text.splitlines() if line.strip(" ,;\t")]
    mark = max(",;\t", key=lines[0].count) if lines else ","
    rows = [row for row in csv.reader(lines, delimiter=mark) if any(cell.strip() for cell in row)]
    return rows, mark


def read_panel(path: Path, time: str = "", unit: str = "", value: str = "") -> Panel:
    """CSV with commas, semicolons or tabs; an empty cell (or NA) is not known. Semicolons allow the decimal comma.

    One column of times and one for each series, or one row for each time and series: in that case ``time``, ``unit``
    and ``value`` may name the columns, and else they are recognised.
    """
    rows, mark = rows_of(path)
    if mark != ",":
        rows = [[_with_point(cell) for cell in row] for row in rows]
    if len(rows) < 3 or len(rows[0]) < 2:
        raise BadInput(say("{file} holds no panel: one column of dates and one for each series.", file=path.name))
    named = [_column(rows[0], name, path.name) for name in (time, unit, value)]
    cells = (
        _long(rows, named) if any(place is not None for place in named) or _is_long(rows) else _wide(rows, path.name)
    )
    keys = _keys(cells[0])
    order = sorted(range(len(keys)), key=lambda place: keys[place])
    return Panel(tuple(cells[0][place] for place in order), cells[1], cells[2][order])


def by_week(panel: Panel) -> Panel:
    """Sums of whole ISO weeks; not known when a day is not."""
    first = -date.fromisoformat(panel.times[0][:10]).weekday() % 7
    weeks = (len(panel.times) - first) // 7
    sums = panel.values[first : first + 7 * weeks].reshape(weeks, 7, -1).sum(axis=1)
    return Panel(panel.times[first : first + 7 * weeks : 7], panel.names, sums)


def _wide(rows: Rows, file: str) -> tuple[list[str], tuple[str, ...], Array]:
    names, body = tuple(rows[0][1:]), rows[1:]
    values = np.full((len(body), len(names)), np.nan)
    for line, row in enumerate(body):
        for place, cell in enumerate(row[1 : len(names) + 1]):
            number = _number(cell)
            if number is None:
                told = say("{cell} in row {row} is not a number.", cell=cell, row=line + 2)
                raise BadInput(told, file=file, row=line + 2, column=names[place], value=cell)
            values[line, place] = number
    return [row[0] for row in body], names, values


def _is_long(rows: Rows) -> bool:
    """Times that come again, or a text beside the first column: one row for each time and series."""
    if len(rows[0]) < 3:
        return False
    first = [row[0] for row in rows[1:]]
    texts = any(_number(cell) is None for row in rows[1:50] for cell in row[1:])
    return texts or len(set(first)) < len(first) or (_number(first[0]) is None and not _is_day(first[0]))


def _column(head: list[str], name: str, file: str) -> int | None:
    if not name:
        return None
    if name not in head:
        known = listing(head[:20])
        raise BadInput(
            say("No column of {file} is called {name}. There are: {known}.", file=file, name=name, known=known)
        )
    return head.index(name)


def _long(rows: Rows, named: list[int | None]) -> tuple[list[str], tuple[str, ...], Array]:
    time, unit, value = _recognised(rows, named)
    found: dict[tuple[str, str], float] = {}
    for row in rows[1:]:
        number = _number(row[value]) if len(row) > max(time, unit, value) else None
        if number is not None:
            found[row[time], row[unit]] = number
    times, names = list(dict.fromkeys(key[0] for key in found)), sorted({key[1] for key in found})
    where, which = {one: place for place, one in enumerate(times)}, {one: place for place, one in enumerate(names)}
    values = np.full((len(times), len(names)), np.nan)
    for (when, who), number in found.items():
        values[where[when], which[who]] = number
    return times, tuple(names), values


def _recognised(rows: Rows, named: list[int | None]) -> tuple[int, int, int]:
    """The time is a day, or is called like one, or is the first number; the first text is the unit; then the value."""
    first, places = rows[1], range(len(rows[0]))
    time, unit, value = named
    free = [place for place in places if place not in named]
    if time is None:
        called = [place for place in free if rows[0][place].strip().lower() in _TIMES]
        days = [place for place in free if _is_day(first[place])]
        numbers = [place for place in free if _number(first[place]) is not None]
        time = next(iter([*days, *called, *numbers[1:2], *numbers, *free]))
    free = [place for place in free if place != time]
    if unit is None:
        texts = [place for place in free if _number(first[place]) is None]
        unit = next(iter([*texts, *free]))
    free = [place for place in free if place != unit]
    if value is None:
        value = next((place for place in free if _number(first[place]) is not None), free[0] if free else unit)
    return time, unit, value


def _keys(times: Sequence[str]) -> list[Any]:
    """What puts times in order: numbers by size, days by date, also those written day first; else as in the file."""
    numbers = [_number(time) for time in times]
    if all(number is not None and np.isfinite(number) for number in numbers):
        return numbers
    if all(_is_day(time) for time in times):
        return list(times)
    days = [_day_first(time) for time in times]
    return days if all(day is not None for day in days) else list(range(len(times)))


def _day_first(text: str) -> date | None:
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
        with suppress(ValueError):
            return datetime.strptime(text.strip()[:10], form).date()
    return None


def _number(cell: str) -> float | None:
    """NaN for what says that it is not known; None for what is no number."""
    if cell.strip().lower() in _UNKNOWN:
        return float("nan")
    try:
        return float(cell)
    except ValueError:
        return None


def _with_point(cell: str) -> str:
    return cell.replace(",", ".", 1) if _number(cell) is None and cell.count(",") == 1 else cell


def _is_day(cell: str) -> bool:
    try:
        date.fromisoformat(cell[:10])
    except ValueError:
        return False
    return not cell.isdigit()
