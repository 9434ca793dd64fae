# SPDX-License-Identifier: EUPL-1.2
"""What stands in a cell of a panel: a number, a day, or that it is not known; and what puts times in order."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import numpy as np

_UNKNOWN = {"", "na", "n/a", "nan", "null", "none", ".", "..", "-"}


def number(cell: str) -> float | None:
    """NaN for what says that it is not known; None for what is no number."""
    if cell.strip().lower() in _UNKNOWN:
        return float("nan")
    try:
        return float(cell)
    except ValueError:
        return None


def with_point(cell: str, mark: str) -> str:
    """A number as Python writes it: of two kinds of marks, the last is the decimal one.

    A comma alone is decimal where it does not stand between cells (``mark``).
    """
    cell = cell.strip()
    if "," in cell and "." in cell:
        thousands, decimal = (".", ",") if cell.rfind(",") > cell.rfind(".") else (",", ".")
        plain = cell.replace(thousands, "").replace(decimal, ".")
    else:
        plain = cell.replace(",", ".") if mark != "," else cell
    return cell if number(plain) is None else plain


def is_day(cell: str) -> bool:
    """Whether it is a day written year first."""
    try:
        date.fromisoformat(cell[:10])
    except ValueError:
        return False
    return not cell.isdigit()


def is_time(cell: str) -> bool:
    """Whether it can only be a time: a day, however written, or a year."""
    return is_day(cell) or _day_first(cell) is not None or (cell.strip().isdigit() and 1500 <= int(cell) <= 2500)


def order(times: Sequence[str]) -> list[Any]:
    """What puts times in order: numbers by size, days by date, also those written day first; else as in the file."""
    numbers = [number(time) for time in times]
    if all(one is not None and np.isfinite(one) for one in numbers):
        return numbers
    if all(is_day(time) for time in times):
        return list(times)
    days = [_day_first(time) for time in times]
    return days if None not in days else list(range(len(times)))


def day(cell: str) -> date | None:
    """The day that a cell says, written year first or day first; None for what is no day."""
    return date.fromisoformat(cell[:10]) if is_day(cell) else _day_first(cell)


def _day_first(text: str) -> date | None:
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
        with suppress(ValueError):
            return datetime.strptime(text.strip()[:10], form).date()
    return None
