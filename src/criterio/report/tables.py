# SPDX-License-Identifier: EUPL-1.2
"""Tables for spreadsheets, which must not run what they were given to show."""

from collections.abc import Iterable, Sequence
from csv import writer
from io import StringIO

_RUN = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run as a formula (OWASP, *CSV Injection*)."""


def csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with the mark that spreadsheets look for. Numbers stay numbers; None is an empty cell."""
    text = StringIO(newline="")
    table = writer(text, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_RUN) else value
