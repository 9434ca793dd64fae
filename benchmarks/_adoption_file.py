# SPDX-License-Identifier: EUPL-1.2
"""Adoptions from a table that nobody here has seen: who took up what, when, and whom each unit named."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from _adoption_cells import BLANK, CALENDAR, TOOK, WHAT, WHEN, Row, is_when, moment, number, told
from _adoption_shapes import one_a_row
from _graph_file import read_graph

from criterio.domain.errors import BadInput
from criterio.domain.sentence import say
from criterio.spread.adoptions import Adoptions
from criterio.spread.network import Flags, Values
from criterio.spread.tie_file import text_of

WHERE = re.compile(r"(city|village|group|community|county|cluster|site|ciudad|grupo)(_?id)?", re.I)
WHO = re.compile(r"(id|unit|unidad|name|statena?me?|state|farmer|doctor|person|actor|node|adopter)(_?(id|name))?", re.I)
NAMED = re.compile(r"(net|nom|tie|friend|alter|sociom)\w*?\d+(_\d+)*", re.I)
YEARS = 15
"""Dates that span more years than this are counted in years, others in months."""
NEVER_TIMES, NEVER_FEWEST = 3, 10
"""A last period with so many times as many units as each of the three before it had, on average, is a code."""


@dataclass(frozen=True)
class Told:
    """The adoptions; ``linked[i, j]``: unit ``i`` named ``j``, or None where the file names nobody.

    ``never``: how many units bear a last period that is taken for *not so far* (as netdiffuseR's files write it).
    """

    seen: Adoptions
    linked: Flags | None
    never: int = 0


def read(path: Path) -> Told:
    """One row an adoption, one row a unit, or units by practices. Blank, NA, never: not so far. Raises BadInput."""
    rows = one_a_row(_table(path))
    names = list(rows[0])
    when = _when(path, rows)
    rest = [name for name in names if name != when and not NAMED.fullmatch(name)]
    where = next((name for name in rest if WHERE.fullmatch(name)), "")
    others = [name for name in rest if name != where and not WHAT.fullmatch(name)]
    who = next((name for name in others if WHO.fullmatch(name)), (others or [where or rest[0]])[0])
    where = "" if who == where else where
    keys = [(row.get(where, ""), row[who]) for row in rows]
    what = _what(rows, keys, [name for name in rest if name not in (who, where)])
    times = _times(path, rows, when)
    units, practices = list(dict.fromkeys(keys)), list(dict.fromkeys(row.get(what, "") for row in rows))
    place = {unit: i for i, unit in enumerate(units)}, {practice: i for i, practice in enumerate(practices)}
    found = np.full((len(units), len(practices)), np.inf)
    for row, key, time in zip(rows, keys, times, strict=True):
        at = place[0][key], place[1][row.get(what, "")]
        found[at] = min(found[at], time)
    never = _never(found)
    found[never] = np.inf
    last = int(found[np.isfinite(found)].max())
    seen = Adoptions(tuple(map("/".join, units)), tuple(practices), found, last, np.zeros(len(units), dtype=np.int64))
    linked = _linked(rows, keys, place[0], [name for name in names if NAMED.fullmatch(name)])
    return Told(seen, linked, int(never.sum()))


def tied(seen: Adoptions, path: Path, directed: bool) -> Flags:
    """Who listens to whom of the units, by a list of ties that calls them as the adoptions do. Raises BadInput."""
    net = read_graph(path, directed)
    named = {_plain(name): i for i, name in enumerate(net.names)}
    at = np.array([named.get(_plain(unit.rsplit("/", 1)[-1]), -1) for unit in seen.units])
    if (at < 0).all():
        raise BadInput(say("{file}: none of the units with adoptions is in it.", file=path.name), file=path.name)
    dense = np.zeros((net.size + 1, net.size + 1), dtype=bool)
    dense[np.repeat(np.arange(net.size), np.diff(net.starts)), net.sources] = True
    found: Flags = dense[np.ix_(at, at)]
    return found


def _never(times: Values) -> Flags:
    """Who bears a last period that can only be a code for *not so far*: of one practice, far more than just before."""
    last = times[np.isfinite(times)].max()
    now, before = int((times == last).sum()), [int((times == last - ago).sum()) for ago in (1, 2, 3)]
    is_code = times.shape[1] == 1 and any(before) and now >= max(NEVER_TIMES * sum(before) / 3, NEVER_FEWEST)
    found: Flags = (times == last) & is_code
    return found


def _table(path: Path) -> list[Row]:
    lines = {
        place: line
        for place, line in enumerate(io.StringIO(text_of(path), newline=None), 1)
        if line.strip(" \t;,|\r\n") and not line.lstrip().startswith(("#", "%"))
    }
    cells = _below_titles(list(_cells(path, lines, _mark(list(lines.values())))))
    if cells and _is_row(cells[0][1]):  # no headings: who, (what,) when
        headings = ["unit", "practice", "time"] if len(cells[0][1]) == 3 else ["unit", "time"]
    else:
        headings = cells.pop(0)[1] if cells else []
    if not cells:
        raise BadInput(say("{file}: there is no row in it.", file=path.name), file=path.name)
    rows = [Row(zip(headings, [*row, *[""] * len(headings)], strict=False)) for _, row in cells]
    for row, (place, _) in zip(rows, cells, strict=True):
        row.place = place
    return rows


def _below_titles(cells: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Without lines of one cell above a table of more."""
    widths = [sum(map(bool, row)) for _, row in cells]
    begins = next((place for place, width in enumerate(widths) if width > 1), 0)
    return cells[begins:]


def _is_row(cells: list[str]) -> bool:
    """Whether some cell says when; years above ones and zeros are headings all the same."""
    are_years = len(cells) > 3 and not is_when(cells[0]) and all(number(cell) in CALENDAR for cell in cells[1:])
    return not are_years and any(cell and is_when(cell) for cell in cells)


def _cells(path: Path, lines: dict[int, str], mark: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line where each begins. A quote that never closes would swallow the rest, so it is a fault."""
    places, begun = list(lines), 0
    reader = csv.reader([*lines.values(), "end"], delimiter=mark, skipinitialspace=True)
    for row in reader:
        if begun < len(places) < reader.line_num:
            raise _open_quote(path.name, places[begun], len(row), row[-1].split("\n")[0])
        if begun < len(places):
            yield places[begun], [cell.strip() for cell in row]
        begun = reader.line_num


def _mark(lines: list[str]) -> str:
    """What divides the cells of most lines: blanks, as many as there are, where nothing else does."""
    mark = max("\t;,|", key=lambda one: (sum(one in line for line in lines), sum(line.count(one) for line in lines)))
    return mark if 2 * sum(mark in line for line in lines) > len(lines) else " "


def _open_quote(file: str, row: int, column: int, value: str) -> BadInput:
    said = say(
        "{file}, row {row}, column {column}: “{value}” opens a quote that never closes.",
        file=file,
        row=row,
        column=column,
        value=value,
    )
    return BadInput(said, file=file, row=row, column=str(column), value=value)


def _when(path: Path, rows: list[Row]) -> str:
    """The column of moments: by its name and by what it holds; else the last one that holds moments."""
    holds = [name for name in rows[0] if _share(rows, name) > 0.9]
    for pattern in (TOOK, WHEN):
        named = [name for name in rows[0] if pattern.fullmatch(name)]
        if found := next((name for name in named if name in holds), next(iter(named), "")):
            return found
    return holds[-1] if holds else next(reversed(rows[0]))


def _share(rows: list[Row], name: str) -> float:
    """How much of what a column says is moments."""
    cells = [row[name] for row in rows if row[name].lower() not in BLANK]
    return sum(one is not None for one in told(cells)) / len(cells) if cells else 0.0


def _what(rows: list[Row], keys: list[tuple[str, str]], left: list[str]) -> str:
    """The column of practices, where a unit has several rows; empty where each has one."""
    if len(set(keys)) == len(keys):
        return ""
    apart = [name for name in left if WHAT.fullmatch(name)] + [name for name in left if _tells_apart(rows, keys, name)]
    return next(iter(apart), "")


def _tells_apart(rows: list[Row], keys: list[tuple[str, str]], name: str) -> bool:
    return len({(*key, row[name]) for key, row in zip(keys, rows, strict=True)}) == len(rows)


def _times(path: Path, rows: list[Row], when: str) -> list[float]:
    """Periods from the first adoption, inf where there was none."""
    moments = told([row[when] for row in rows])
    dates = [one for one in moments if isinstance(one, date)]
    years = [one for one in moments if isinstance(one, float)]
    for row, one in zip(rows, moments, strict=True):
        stray = one is None and row[when].lower() not in BLANK and moment(row[when]) is None
        if stray or (dates and isinstance(one, float) and one not in CALENDAR):
            raise _unusable(path.name, row, when, " is not a year, a period or a date.")
    by_year = dates and (years or max(dates).year - min(dates).year > YEARS)
    counted = [
        np.inf if m is None else m if isinstance(m, float) else m.year if by_year else m.year * 12 + m.month
        for m in moments
    ]
    first = min(counted)
    if not np.isfinite(first):
        why = ", and no row below says when either: nobody took anything up."
        raise _unusable(path.name, rows[0], when, why)
    return [float(time - first) for time in counted]


def _unusable(file: str, row: Row, when: str, why: str) -> BadInput:
    told = {"row": row.place, "column": when, "value": row[when]}
    said = say("{file}, row {row}, column {column}: “{value}”{why}", file=file, **told, why=why)
    return BadInput(said, file=file, **told)


def _linked(
    rows: list[Row], keys: list[tuple[str, str]], place: dict[tuple[str, str], int], named: list[str]
) -> Flags | None:
    """Ties from columns of names: of the own group, or of whichever group has somebody of that name alone."""
    if not named:
        return None
    alone: dict[str, list[int]] = {}
    for (_, unit), i in place.items():
        alone.setdefault(_plain(unit), []).append(i)
    within = {(group, _plain(unit)): i for (group, unit), i in place.items()}
    linked = np.zeros((len(place), len(place)), dtype=bool)
    for row, key in zip(rows, keys, strict=True):
        for name in named:
            other = _plain(row[name])
            found = within.get((key[0], other), alone.get(other, [-1])[0] if len(alone.get(other, [])) == 1 else -1)
            if found >= 0 and found != place[key]:
                linked[place[key], found] = True
    return linked if linked.any() else None


def _plain(name: str) -> str:
    """12.0 and 12 are one name."""
    value = number(name)
    return name if value is None else f"{value:g}"
