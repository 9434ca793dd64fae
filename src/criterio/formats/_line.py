# SPDX-License-Identifier: EUPL-1.2
"""One line of an export, asked for its fields by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from criterio.domain.records import Refusal
from criterio.domain.sentence import Sentence, say
from criterio.formats import _cells
from criterio.formats._cells import DecimalMark, NotUnderstood
from criterio.formats._format import DateOrder, Sheet
from criterio.formats._headers import Match

_Value = TypeVar("_Value")


class BadCell(Exception):
    """A cell that spoils its row."""

    def __init__(self, column: str, value: str, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.column, self.value, self.reason = column, value, reason


@dataclass(frozen=True)
class Reading:
    """What holds for all lines of one sheet: its columns, and how its dates and numbers are to be understood."""

    sheet: Sheet
    match: Match
    time_zone: str
    latest: date
    order: DateOrder | None = None
    decimals: Mapping[str, DecimalMark] = field(default_factory=dict)  # by field, where the column tells


@dataclass(frozen=True, slots=True)
class Line:
    """Fields are blank when the file has no such column; a cell that cannot be understood raises BadCell."""

    reading: Reading
    row: int
    cells: list[str]

    def text(self, *fields: str) -> str:
        """The first of the fields that says anything, without the blanks around it."""
        for index in self._columns(fields):
            cell = self.cells[index].strip()
            if not _cells.is_blank(cell):
                return cell
        return ""

    def number(self, *fields: str) -> float | None:
        return self._first(fields, lambda cell: _cells.number(cell, self._decimal(fields)))

    def count(self, *fields: str) -> float | None:
        return self._first(fields, lambda cell: _cells.count(cell, self._decimal(fields)))

    def seconds(self, *fields: str) -> float | None:
        return self._first(fields, _cells.seconds)

    def yes(self, *fields: str) -> bool | None:
        return self._first(fields, _cells.yes)

    def day(self, *fields: str) -> date | None:
        return self._first(fields, lambda cell: _cells.day(self._date(cell), self.reading.order, self.reading.latest))

    def moment(self, *fields: str) -> datetime | None:
        order, zone = self.reading.order, self.reading.time_zone
        return self._first(fields, lambda cell: _cells.moment(self._date(cell), zone, order, self.reading.latest))

    def missing(self, name: str) -> BadCell:
        """What to raise when a field that every row needs is blank."""
        index = next(iter(self._columns((name,))), None)
        column = self.reading.sheet.header[index] if index is not None else name
        return BadCell(column, "", say("This row lacks its {column}: fill it in.", column=column))

    def rest(self, used: frozenset[str]) -> dict[str, str]:
        """The other columns, under the headers that the file gives them."""
        taken = {index for name in used for index in self.reading.match.columns.get(name, ())}
        header = self.reading.sheet.header
        return {
            header[index]: cell
            for index, cell in enumerate(self.cells[: len(header)])
            if cell.strip() and index not in taken
        }

    def refusal(self, fault: BadCell) -> Refusal:
        header = self.reading.sheet.header
        named = {
            name or f"#{index}": cell for index, (name, cell) in enumerate(zip(header, self.cells, strict=False), 1)
        }
        beyond = {f"#{index}": cell for index, cell in enumerate(self.cells[len(header) :], len(header) + 1)}
        return Refusal(self.row, fault.column, fault.value, fault.reason, named | beyond)

    def refuse_overflow(self) -> None:
        """Raises BadCell when there are more cells than headers: then nobody knows which cell is which."""
        beyond = self.cells[len(self.reading.sheet.header) :]
        if any(cell.strip() for cell in beyond):
            reason = say("This row has more cells than the header: look for a comma or quotation mark too many.")
            raise BadCell("", beyond[0], reason)

    def _columns(self, fields: tuple[str, ...]) -> list[int]:
        return [index for name in fields for index in self.reading.match.columns.get(name, ())]

    def _date(self, cell: str) -> str:
        return _cells.from_serial(cell) if self.reading.sheet.native else cell

    def _decimal(self, fields: tuple[str, ...]) -> DecimalMark | None:
        return "." if self.reading.sheet.native else self.reading.decimals.get(fields[0])

    def _first(self, fields: tuple[str, ...], parse: Callable[[str], _Value | None]) -> _Value | None:
        for index in self._columns(fields):
            cell = self.cells[index]
            try:
                value = parse(cell)
            except NotUnderstood as fault:
                raise BadCell(self.reading.sheet.header[index], cell, fault.sentence) from None
            if value is not None:
                return value
        return None
