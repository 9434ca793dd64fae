# SPDX-License-Identifier: EUPL-1.2
"""Cells of a table of adoptions, and when they say that something was taken up."""

import re
from collections.abc import Sequence
from datetime import date

import numpy as np

from criterio.attribute.cells import moments

BLANK = frozenset({"", "na", "n/a", "nan", "none", "null", "nil", ".", "-", "inf", "never", "nunca"})
NOT_YET = frozenset({0.0, -1.0, -9.0, -99.0, 99.0, 999.0, -999.0, 9999.0})
"""Codes for *never* in a column where whatever else is told is years."""
WHEN = re.compile(r".*(year|date|time|period|month|fecha|mes|anio|año)s?.*|toa|ado|wave|when|t", re.IGNORECASE)
TOOK = re.compile(
    r"toa|.*ado[pb].*(year|date|time|period|month).*|(year|date|time|month).*ado[pb].*|adoption.*", re.IGNORECASE
)
WHAT = re.compile(
    r"(policy|polic.*|practice|innovation|product|item|behaviou?r|law|drug|tech.*|pr[aá]ctica)(_?id)?", re.I
)
CALENDAR = range(1000, 3000)
"""A bare number among dates is a year, if it is one of these."""


class Row(dict[str, str]):
    """Cells by heading; ``place`` counts the lines of the file from 1."""

    place = 0

    def made(self, cells: dict[str, str]) -> "Row":
        """Other cells of the same line."""
        row = Row(cells)
        row.place = self.place
        return row

    def without(self, name: str) -> "Row":
        """The same without one cell."""
        return self.made({key: cell for key, cell in self.items() if key != name})


def told(cells: Sequence[str]) -> list[float | date | None]:
    """When each cell of a column says, read as the whole column is written; None where it does not, or not so far."""
    found = [None if cell.lower() in BLANK else moment(cell) for cell in cells]
    written = [cell for cell in cells if cell.lower() not in BLANK and (number(cell) is None or len(cell) == 8)]
    days = moments(written) if written else None
    if days:
        by_cell = dict(zip(written, days, strict=True))
        found = [by_cell.get(cell, one) for cell, one in zip(cells, found, strict=True)]
    years = sum(isinstance(one, date) or one in CALENDAR for one in found if one is not None)
    is_years = years > 0.5 * sum(one is not None and one not in NOT_YET for one in found) and years > 0
    return [None if is_years and one in NOT_YET else one for one in found]


def is_when(cell: str) -> bool:
    """Whether it says when, or that it never was: no heading does."""
    return moment(cell) is not None or number(cell) is not None or cell.lower() in BLANK


def moment(cell: str) -> float | date | None:
    """A whole period or year, or a date; None where it is neither."""
    value = number(cell)
    if value is not None:
        return float(int(value)) if abs(value) < 1e6 else None
    for pattern, order in (
        (r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?.*", (0, 1)),
        (r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}).*", (2, 1)),
    ):
        if match := re.fullmatch(pattern, cell):
            year, month = (int(match[i + 1]) for i in order)
            return date(year, month, 1) if year and 1 <= month <= 12 else None
    return None


def number(cell: str) -> float | None:
    try:
        return float(cell) if np.isfinite(float(cell)) and "_" not in cell else None
    except ValueError:
        return None
