# SPDX-License-Identifier: EUPL-1.2
"""Tables of adoptions of many shapes as one row an adoption, or a unit: counts of rows, ones and zeros, wide tables."""

from collections.abc import Callable
from datetime import date

from _adoption_cells import BLANK, CALENDAR, NOT_YET, TOOK, WHAT, WHEN, Row, number, told

COUNTS = frozenset({"", "index", "rowid", "row", "unnamed: 0"})
ONES = frozenset({"0", "1", "0.0", "1.0"})
Rows = list[Row]


def one_a_row(rows: Rows) -> Rows:
    """As they are where they are so already."""
    rows = _without_counter(rows)
    return next((made for shape in SHAPES if (made := shape(rows))), rows)


def _without_counter(rows: Rows) -> Rows:
    """Without the count of rows that some programs write in front."""
    first = next(iter(rows[0]))
    places = [number(row[first]) for row in rows]
    counts = all(place == places[0] + turn for turn, place in enumerate(places)) if places[0] is not None else False
    if len(rows[0]) < 3 or first.lower() not in COUNTS or not counts:
        return rows
    return [row.without(first) for row in rows]


def _ones_by_year(rows: Rows) -> Rows:
    """A column a year, and a one from when each had it."""
    who, *years = rows[0]
    if len(years) < 3 or not all(number(year) in CALENDAR for year in years):
        return []
    if not all(row[year] in ONES or row[year].lower() in BLANK for row in rows for year in years):
        return []
    first = [next((year for year in years if number(row[year])), "") for row in rows]
    return [row.made({who or "unit": row[who], "time": year}) for row, year in zip(rows, first, strict=True)]


def _ones_by_row(rows: Rows) -> Rows:
    """A row for each unit and year, and a column that is one from when it had it, or when it took it up."""
    when = next((name for name in rows[0] if WHEN.fullmatch(name) and _are(rows, name, _is_year)), "")
    said = {name: {row[name] for row in rows} for name in rows[0] if name != when}
    flag = next((name for name, cells in said.items() if len(cells) > 1 and cells <= ONES), "")
    if not when or not flag:
        return []
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple(cell for name, cell in row.items() if name not in (when, flag))
        before = first.setdefault(key, row.made({**row.without(flag), when: ""}))
        year = number(row[when])
        if number(row[flag]) and year is not None and (not before[when] or year < float(before[when])):
            before[when] = row[when]
    return list(first.values()) if len(first) < len(rows) else []


def _practices(rows: Rows) -> Rows:
    """Units by practices, or practices by units, where every column but the first says in which year or when."""
    who, *rest = rows[0]
    columns = [name for name in rest if any(row[name].lower() not in BLANK for row in rows)]
    apart = len(columns) > 1 and not any(TOOK.fullmatch(name) for name in columns)
    if not (apart and all(_are(rows, name, _is_dated) for name in columns)):
        return []
    one, other = ("practice", "unit") if WHAT.fullmatch(who) else ("unit", "practice")
    return [row.made({one: row[who], other: name, "time": row[name]}) for row in rows for name in columns]


SHAPES: tuple[Callable[[Rows], Rows], ...] = (_ones_by_year, _ones_by_row, _practices)


def _are(rows: Rows, name: str, is_it: Callable[[float | date], bool]) -> bool:
    """Whether nine in ten of what a column tells are so; codes for never are not told."""
    cells = [row[name] for row in rows if row[name].lower() not in BLANK and number(row[name]) not in NOT_YET]
    found = told(cells)
    return bool(cells) and sum(one is not None and is_it(one) for one in found) > 0.9 * len(cells)


def _is_year(moment: float | date) -> bool:
    return moment in CALENDAR


def _is_dated(moment: float | date) -> bool:
    return isinstance(moment, date) or moment in CALENDAR
