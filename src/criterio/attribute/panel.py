# SPDX-License-Identifier: EUPL-1.2
"""A panel from a file: one column a day and one a series, or one row for each day and series."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from criterio.attribute._design import Array
from criterio.attribute.cells import Cell, decimal_of, is_time, moments, number, order
from criterio.attribute.layout import Rows, laid_out
from criterio.domain.errors import BadInput, UnknownName
from criterio.domain.sentence import listing, say
from criterio.formats._sheets import sheets

_REMARKS = ("#", "%", "//")
_MOST = 0.9
"""Of the times, the share that must say when for those that do not to be told as strays."""


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
        """The first row that is not before ``start``, which may be written otherwise. Raises BadInput if it is none."""
        if start in self.times:
            return self.times.index(start)
        together = moments([*self.times, start])
        days, day = (together[:-1], together[-1:]) if together else (moments(self.times), moments([start]))
        if days and day:
            return sum(one < day[0] for one in days)
        numbers, one = [number(time) for time in self.times], number(start)
        if one is None or None in numbers:
            told = say(
                "{start} is no time of this panel, which goes from {first} to {last}.",
                start=start,
                first=self.times[0],
                last=self.times[-1],
            )
            raise BadInput(told, value=start)
        return sum(other < one for other in numbers if other is not None)

    @property
    def daily(self) -> bool:
        days = [day.toordinal() for day in moments(self.times) or ()]
        return len(set(days)) == len(days) > 2 and float(np.median(np.diff(days))) == 1.0


def rows_of(path: Path) -> tuple[Rows, str]:
    """The rows of the first table of a file, its headings first, and the mark between cells. Raises BadInput.

    CSV of any kind, packed or not, and spreadsheets; rows that begin with #, % or // are remarks. Cells are stripped.
    """
    table = sheets(path)[0]
    told = [(row, cells) for row, cells in table.rows if not cells[0].strip().startswith(_REMARKS)]
    rows = [[Cell.at(row, cell) for cell in cells] for row, cells in [(0, list(table.header)), *told]]
    if len(rows[0]) == 1 and len(rows[0][0].split()) > 1:  # blanks between cells, as many as there are
        rows = [[Cell.at(row[0].row, cell) for cell in row[0].split()] for row in rows]
    return rows, table.mark


def read_panel(path: Path, time: str = "", unit: str = "", value: str = "") -> Panel:
    """Whatever :func:`rows_of` reads; an empty cell (or NA) is not known; decimals by the mark that the file shows.

    One column of times and one for each series, one row for each series, or one row for each time and series: in that
    case ``time``, ``unit`` and ``value`` may name the columns, and else they are recognised. Raises BadInput.
    """
    rows, mark = rows_of(path)
    if len(rows) < 3 or len(rows[0]) < 2:
        raise BadInput(say("{file} holds no panel: one column of dates and one for each series.", file=path.name))
    times = {place for place, cell in enumerate(rows[1]) if is_time(cell)}
    decimal = decimal_of((cell for row in rows[1:] for place, cell in enumerate(row) if place not in times), mark)
    laid, names, values = laid_out(rows, (time, unit, value), path.name, decimal)
    _see_that_all_are_times(laid, path.name)
    keys = order(laid)
    turns = sorted(range(len(keys)), key=lambda place: keys[place])
    return Panel(tuple(str(laid[place]) for place in turns), names, values[turns])


def _see_that_all_are_times(times: list[Cell], file: str) -> None:
    """Raises BadInput where nearly all are times and one is not, such as a total below the others."""
    strays = [cell for cell in times if not is_time(cell)]
    if strays and len(strays) <= (1 - _MOST) * len(times):
        raise BadInput(
            say(
                "{file}, row {row}: “{cell}” is no time, as the others are.",
                file=file,
                row=strays[0].row,
                cell=strays[0],
            ),
            file=file,
            row=strays[0].row,
            value=strays[0],
        )


def by_week(panel: Panel) -> Panel:
    """Sums of whole ISO weeks of a daily panel; not known when a day is not, or is not there."""
    days = np.array([day.toordinal() for day in moments(panel.times) or ()])
    first = int(days.min()) + (1 - int(days.min())) % 7  # ordinal 1 is a Monday
    weeks = (int(days.max()) + 1 - first) // 7
    every = np.full((7 * weeks, len(panel.names)), np.nan)
    inside = (days >= first) & (days < first + 7 * weeks)
    every[days[inside] - first] = panel.values[inside]
    mondays = [date.fromordinal(first + 7 * week).isoformat() for week in range(weeks)]
    return Panel(tuple(mondays), panel.names, every.reshape(weeks, 7, -1).sum(axis=1))
