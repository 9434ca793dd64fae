# SPDX-License-Identifier: EUPL-1.2
"""One row of somebody's file: each field as its type, and what could not be understood of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from criterio.domain.records import Owner, Refusal
from criterio.domain.sentence import Sentence, say
from criterio.formats import _cells
from criterio.formats._cells import DecimalMark, NotUnderstood
from criterio.formats._format import DateOrder
from criterio.formats._mapped_header import Getter, Header
from criterio.formats._mapping_file import Mapping
from criterio.formats._tables import OURS, normal

T = TypeVar("T")

_OUT_OF_SIGHT = 200  # characters of a refused value that are shown
_LONGEST_NAME = 200
_END_OF_DAY = time(23, 59, 59)


@dataclass
class Reading:
    """What reading one file needs beyond the row. ``as_of`` is the register's date; None where rows say it."""

    mapping: Mapping
    header: Header
    zone: str
    date_order: DateOrder | None
    decimal: DecimalMark | None
    subject: str = ""
    as_of: date | None = None
    observed_at: datetime | None = None
    native: bool = False  # of a spreadsheet, which may show a day as a number


class RowReader:
    """One row: gives each field as its type, and collects what could not be understood."""

    def __init__(self, reading: Reading, row: int, cells: list[str]) -> None:
        self.reading, self.row, self.cells = reading, row, cells
        self.faults: list[Refusal] = []

    def text(self, field: str, group: dict[str, Getter] | None = None) -> str:
        """What the field says, after the mapping's words; empty when it says nothing."""
        mapping = self.reading.mapping
        getter = (self.reading.header.getters if group is None else group).get(field)
        if getter is None:
            return mapping.constants.get(field, "") if group is None else ""
        text = getter(self.cells).strip()
        word = text.casefold() if len(text) <= _LONGEST_NAME else text
        meanings = mapping.values.get(field)
        if meanings and text and (word in meanings or "*" in meanings):
            return meanings.get(word, meanings.get("*", ""))
        return "" if not text or word in mapping.null or _cells.is_blank(text) else text

    def number(self, field: str, group: dict[str, Getter] | None = None) -> float | None:
        return self._read(field, lambda text: _cells.count(text, self.reading.decimal), group)

    def any_number(self, text: str, column: str) -> float | None:
        return self._understood(column, text, lambda value: _cells.number(value, self.reading.decimal))

    def yes(self, field: str, group: dict[str, Getter] | None = None) -> bool | None:
        return self._read(field, self._yes, group)

    def day(self, field: str, group: dict[str, Getter] | None = None) -> date | None:
        return self._read(field, lambda text: _cells.day(self._date(text), self.reading.date_order), group)

    def moment(self, field: str) -> datetime | None:
        zone, order = self.reading.zone, self.reading.date_order
        return self._read(field, lambda text: _cells.moment(self._date(text), zone, order))

    def end_of(self, field: str) -> datetime | None:
        """A moment; a day without a time means its end, for what it counts was counted in it."""
        when = self.moment(field)
        if when is None or re.search(r"\d:\d\d", self._date(self.text(field))):
            return when
        local = when.astimezone(ZoneInfo(self.reading.zone))
        return datetime.combine(local.date(), _END_OF_DAY, local.tzinfo).astimezone(UTC)

    def _date(self, text: str) -> str:
        return _cells.from_serial(text) if self.reading.native else text

    def owner(self, network: str = "", group: dict[str, Getter] | None = None) -> Owner:
        return Owner(
            network or self.text("network") or self.reading.mapping.network,
            *(self.text(field, group) for field in ("handle", "url", "external_id", "name")),
        )

    def whole(self) -> dict[str, str]:
        """The row as it came, by the names of its columns."""
        names = self.reading.header.names
        return {name: cell for name, cell in zip(names, self.cells, strict=False) if name and not name.startswith(OURS)}

    def unknown(self) -> dict[str, str]:
        """What stands in columns that the mapping uses for nothing, by their names."""
        return {
            name: self.cells[index]
            for index, name in self.reading.header.unknown
            if index < len(self.cells) and self.cells[index] and not _cells.is_blank(self.cells[index])
        }

    def without(self, field: str, reason: Sentence) -> list[Refusal]:
        """Why nothing can be made of the row: what was not understood, else that the field is missing."""
        return self.faults or [self.refused(field, reason)]

    def refused(self, field: str, reason: Sentence, value: str = "") -> Refusal:
        return Refusal(self.row, self._column(field), value[:_OUT_OF_SIGHT], reason, self.whole())

    def _column(self, field: str) -> str:
        options = self.reading.mapping.columns.get(field, (field,))
        there = {normal(name): name for name in self.reading.header.names}
        return next((there[normal(option)] for option in options if normal(option) in there), options[0])

    def _yes(self, text: str) -> bool | None:
        word = text.casefold()
        if word in self.reading.mapping.yes:
            return True
        return False if word in self.reading.mapping.no else _cells.yes(text)

    def _read(
        self, field: str, understand: Callable[[str], T | None], group: dict[str, Getter] | None = None
    ) -> T | None:
        text = self.text(field, group)
        return self._understood(field, text, understand) if text else None

    def _understood(self, field: str, text: str, understand: Callable[[str], T | None]) -> T | None:
        try:
            return understand(text)
        except NotUnderstood as fault:
            self.faults.append(self.refused(field, fault.sentence, text))
        except (ValueError, OverflowError):
            self.faults.append(self.refused(field, say("This cannot be understood."), text))
        return None


def snake(name: str) -> str:
    """A name as metrics are named: ``Citas previas`` is ``citas_previas``."""
    return normal(name[:_LONGEST_NAME])
