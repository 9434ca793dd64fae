# SPDX-License-Identifier: EUPL-1.2
"""A panel from a file: one column a day and one a series, or one row for each day and series."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from criterio.attribute._design import Array
from criterio.attribute.cells import is_day, order, with_point
from criterio.attribute.layout import Rows, laid_out
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
        if start in self.times:
            return self.times.index(start)
        keys = order([*self.times, start])
        return sum(key < keys[-1] for key in keys[:-1])

    @property
    def daily(self) -> bool:
        days = [date.fromisoformat(time[:10]).toordinal() for time in self.times if is_day(time)]
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

    One column of times and one for each series, one row for each series, or one row for each time and series: in that
    case ``time``, ``unit`` and ``value`` may name the columns, and else they are recognised. Raises BadInput.
    """
    rows, mark = rows_of(path)
    rows = [rows[0], *([with_point(cell, mark) for cell in row] for row in rows[1:])] if rows else rows
    if len(rows) < 3 or len(rows[0]) < 2:
        raise BadInput(say("{file} holds no panel: one column of dates and one for each series.", file=path.name))
    times, names, values = laid_out(rows, (time, unit, value), path.name)
    keys = order(times)
    turns = sorted(range(len(keys)), key=lambda place: keys[place])
    return Panel(tuple(times[place] for place in turns), names, values[turns])


def by_week(panel: Panel) -> Panel:
    """Sums of whole ISO weeks; not known when a day is not."""
    first = -date.fromisoformat(panel.times[0][:10]).weekday() % 7
    weeks = (len(panel.times) - first) // 7
    sums = panel.values[first : first + 7 * weeks].reshape(weeks, 7, -1).sum(axis=1)
    return Panel(panel.times[first : first + 7 * weeks : 7], panel.names, sums)
