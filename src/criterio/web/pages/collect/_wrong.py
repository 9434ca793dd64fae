# SPDX-License-Identifier: EUPL-1.2
"""Refused rows as a person mends them: each once, with everything that is wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from criterio.collect.mended import RefusedRow, RefusedRows

_CELLS = 800
_A_PAGE = 25


@dataclass(frozen=True)
class Wrong:
    """``faults`` give column, value and reason; ``cells`` are empty when the row broke off."""

    row: int
    faults: tuple[RefusedRow, ...]
    cells: Mapping[str, str]

    def is_at_fault(self, column: str) -> bool:
        """Whether a reason speaks of this cell."""
        return any(fault.column == column for fault in self.faults)


def wrong(rows: RefusedRows) -> list[Wrong]:
    """In the order of the file."""
    found: dict[int, list[RefusedRow]] = {}
    for one in rows.rows:
        found.setdefault(one.row, []).append(one)
    return [Wrong(row, tuple(faults), faults[0].cells) for row, faults in found.items()]


def a_page(columns: int) -> int:
    """So many rows that a browser may send all their cells back at once."""
    return max(1, min(_A_PAGE, _CELLS // max(1, columns)))


def edits(rows: list[Wrong], columns: tuple[str, ...], given: Mapping[str, str]) -> dict[int, dict[str, str]]:
    """The cells that were changed, by row and column. Fields are called ``cell-ROW-COLUMN``, both as numbers."""
    changed = {
        one.row: {
            name: given[field]
            for at, name in enumerate(columns)
            if (field := f"cell-{one.row}-{at}") in given and given[field] != one.cells.get(name, "")
        }
        for one in rows
        if one.cells
    }
    return {row: cells for row, cells in changed.items() if cells}
