# SPDX-License-Identifier: EUPL-1.2
"""A panel from a file: one column a day and one a series, or one row for each day and series."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from criterio.attribute._design import Array
from criterio.domain.errors import BadInput, UnknownName
from criterio.domain.sentence import listing, say


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
        return sum(time < start for time in self.times)

    @property
    def daily(self) -> bool:
        days = [date.fromisoformat(time[:10]).toordinal() for time in self.times if _is_day(time)]
        return len(days) == len(self.times) > 2 and float(np.median(np.diff(days))) == 1.0


def read_panel(path: Path) -> Panel:
    """CSV with commas or semicolons; an empty cell is not known."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(say("{file} cannot be read as text. Save it as CSV in UTF-8.", file=path.name)) from error
    head = text.split("\n", 1)[0]
    rows = [
        row for row in csv.reader(text.splitlines(), delimiter=";" if head.count(";") > head.count(",") else ",") if row
    ]
    if len(rows) < 3 or len(rows[0]) < 2:
        raise BadInput(say("{file} holds no panel: one column of dates and one for each series.", file=path.name))
    cells = _long(rows) if _is_long(rows) else _wide(rows, path.name)
    order = sorted(range(len(cells[0])), key=lambda place: cells[0][place])
    return Panel(tuple(cells[0][place] for place in order), cells[1], cells[2][order])


def by_week(panel: Panel) -> Panel:
    """Sums of whole ISO weeks; not known when a day is not."""
    first = -date.fromisoformat(panel.times[0][:10]).weekday() % 7
    weeks = (len(panel.times) - first) // 7
    sums = panel.values[first : first + 7 * weeks].reshape(weeks, 7, -1).sum(axis=1)
    return Panel(panel.times[first : first + 7 * weeks : 7], panel.names, sums)


def _wide(rows: list[list[str]], file: str) -> tuple[list[str], tuple[str, ...], Array]:
    names, body = tuple(rows[0][1:]), rows[1:]
    values = np.full((len(body), len(names)), np.nan)
    for line, row in enumerate(body):
        for place, cell in enumerate(row[1 : len(names) + 1]):
            try:
                values[line, place] = float(cell) if cell.strip() else np.nan
            except ValueError as error:
                told = say("{cell} in row {row} is not a number.", cell=cell, row=line + 2)
                raise BadInput(told, file=file, row=line + 2, column=names[place], value=cell) from error
    return [row[0] for row in body], names, values


def _is_long(rows: list[list[str]]) -> bool:
    texts = [sum(not _is_number(row[place]) for row in rows[1:50] if len(row) > place) for place in range(len(rows[0]))]
    return (len(rows[0]) >= 3 and any(count > 0 for count in texts[1:])) or (len(rows[0]) >= 3 and _names_first(rows))


def _names_first(rows: list[list[str]]) -> bool:
    return not _is_number(rows[1][0]) and not _is_day(rows[1][0])


def _long(rows: list[list[str]]) -> tuple[list[str], tuple[str, ...], Array]:
    """The first text names the series, the day (or else the first number) is the time, the next number the value."""
    first = rows[1]
    time = next((place for place, cell in enumerate(first) if _is_day(cell)), None)
    if time is None:
        time = next(place for place, cell in enumerate(first) if _is_number(cell))
    name = next(place for place, cell in enumerate(first) if place != time and not _is_number(cell))
    value = next(place for place, cell in enumerate(first) if place not in (time, name) and _is_number(cell))
    found = {
        (row[time], row[name]): float(row[value]) for row in rows[1:] if len(row) > value and _is_number(row[value])
    }
    times, names = sorted({key[0] for key in found}), sorted({key[1] for key in found})
    values = np.full((len(times), len(names)), np.nan)
    for (when, who), cell in found.items():
        values[times.index(when), names.index(who)] = cell
    return times, tuple(names), values


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return not cell.strip()
    return True


def _is_day(cell: str) -> bool:
    try:
        date.fromisoformat(cell[:10])
    except ValueError:
        return False
    return not cell.isdigit()
