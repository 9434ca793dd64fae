# SPDX-License-Identifier: EUPL-1.2
"""What stands in a cell of a panel: a number, a moment, or that it is not known; and what puts moments in order."""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

import numpy as np

from criterio.formats import _cells
from criterio.formats._cells import DecimalEvidence, DecimalMark, NotUnderstood
from criterio.formats._dates import decide_date_order, written

_UNKNOWN = frozenset(
    (
        *(
            "",
            "na",
            "n/a",
            "nan",
            "null",
            "none",
            "nil",
            "nat",
            "<na>",
            "inf",
            "-inf",
            "+inf",
            ".",
            "..",
            "-",
            "--",
            "?",
        ),
        *("#n/a", "#n/d", "n/d", "s/d", "n.d.", "s.d.", "#ref!", "#num!", "#div/0!", "#¡div/0!", "#value!", "#¡valor!"),
    )
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(?P<year>\d{4})(?:[-/]|\s?[Mm])?(?P<month>\d{2})|(?P<first>\d{1,2})[-/.](?P<last>\d{4})")
_QUARTER = re.compile(r"(?P<year>\d{4})[- ]?[QqTt](?P<part>[1-4])|[QqTt](?P<first>[1-4])[- /]?(?P<last>\d{4})")
_YEARS = range(1500, 2501)


class Cell(str):
    """What a cell of a file says, and where it stands: ``row`` as a spreadsheet counts."""

    __slots__ = ("row",)
    row: int

    @classmethod
    def at(cls, row: int, text: str) -> "Cell":
        made = cls(text.strip())
        made.row = row
        return made


def number(cell: str, decimal: DecimalMark | None = None) -> float | None:
    """NaN for what says that it is not known; None for what is no number. ``decimal`` settles a lone mark: 1.234."""
    text = cell.strip()
    if text.lower() in _UNKNOWN:
        return float("nan")
    if decimal != "," and "_" not in text and (decimal or "." not in text):
        with suppress(ValueError):  # as most programs write: quick
            return float(text)
    try:
        found = _cells.number(text, decimal)
    except NotUnderstood:
        return None
    return float("nan") if found is None else found


def decimal_of(cells: Iterable[str], mark: str) -> DecimalMark | None:
    """Which mark sets off decimals, as all the cells of a file show; where none does, a comma between cells says it."""
    evidence = DecimalEvidence()
    for cell in cells:
        if "." in cell or "," in cell:
            evidence.hear(cell)
    return evidence.decide() or ("." if mark == "," else None)


def is_day(cell: str) -> bool:
    """Whether it is a day written year first, or a week of a year: 2026-01-31, 2026-W05."""
    return _iso(cell) is not None


def is_time(cell: str) -> bool:
    """Whether it can only be a time: a day, a month or a quarter, however written, or a year."""
    text = cell.strip()
    return any(read(text) is not None for read in _READERS) or (written(text) is not None and len(text) > 5)


def moments(cells: Sequence[str]) -> list[date] | None:
    """The days that all of the cells say: the first of a month, a quarter or a year. None where one says none."""
    texts = [cell.strip() for cell in cells]
    for read in _READERS:
        found = [read(text) for text in texts]
        days = [day for day in found if day is not None]
        if len(days) == len(texts):
            return days
    order = decide_date_order(texts) or "dmy"
    try:
        told = [_cells.day(text, order) for text in texts]
    except NotUnderstood:
        return None
    return [day for day in told if day is not None] if None not in told else None


def order(times: Sequence[str]) -> list[Any]:
    """What puts times in order: days and hours by date, numbers by size; else as in the file."""
    if all(map(is_day, times)):
        return [time.strip() for time in times]
    days = moments(times)
    if days is not None:
        return list(days)
    numbers = [number(time) for time in times]
    return numbers if all(one is not None and np.isfinite(one) for one in numbers) else list(range(len(times)))


def _iso(text: str) -> date | None:
    if text.strip().isdigit():
        return None
    with suppress(ValueError):
        return date.fromisoformat(text.strip()[:10])
    return None


def _compact(text: str) -> date | None:
    return _date(*map(int, found.groups())) if (found := _COMPACT.fullmatch(text)) else None


def _month(text: str) -> date | None:
    found = _MONTH.fullmatch(text)
    return _date(int(found["year"] or found["last"]), int(found["month"] or found["first"]), 1) if found else None


def _quarter(text: str) -> date | None:
    found = _QUARTER.fullmatch(text)
    part = int(found["part"] or found["first"]) if found else 0
    return _date(int(found["year"] or found["last"]), 3 * part - 2, 1) if found else None


def _year(text: str) -> date | None:
    return _date(int(text), 1, 1) if text.isascii() and text.isdigit() and len(text) == 4 else None


def _date(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    with suppress(ValueError):
        return date(year, month, day)
    return None


_READERS: tuple[Callable[[str], date | None], ...] = (_iso, _compact, _month, _quarter, _year)
