# SPDX-License-Identifier: EUPL-1.2
"""Export files that are tables, declared as which headers mean what. Recognising, dates and refusals happen here."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from criterio.domain.errors import BadInput
from criterio.domain.records import Row
from criterio.domain.sentence import Sentence, say
from criterio.formats._cells import DecimalEvidence, DecimalMark
from criterio.formats._dates import DateEvidence, range_in_name
from criterio.formats._format import DateOrder, Options, Recognition, Sheet
from criterio.formats._headers import Headers, Lack, Match
from criterio.formats._line import BadCell, Line, Reading
from criterio.formats._sheets import sheets


class Table(ABC):
    """One kind of table inside an export: its headers, and what a line of it says.

    ``dated`` is the field with the date of each line; ``fractions`` are fields whose numbers need not be whole.
    """

    headers: Headers
    dated: str
    fractions: tuple[str, ...] = ()

    @abstractmethod
    def rows(self, line: Line) -> Iterator[Row]:
        """What the line says. Raises BadCell when it cannot be understood."""

    def accepts(self, sheet: Sheet) -> bool:
        """A second look at a sheet whose headers fit."""
        return True

    def rows_of(self, lines: Iterator[Line]) -> Iterator[Row]:
        """The whole sheet; a line that cannot be understood becomes a Refusal."""
        for line in lines:
            try:
                line.refuse_overflow()
                found = list(self.rows(line))
            except BadCell as fault:
                yield line.refusal(fault)
            else:
                yield from found


@dataclass(frozen=True)
class TabularFormat:
    """A format made of tables: the file is one when any of its sheets fits any of them.

    ``usual_order`` is how this platform writes dates in figures when the file itself does not tell.
    """

    name: str
    title: Sentence
    network: str
    yields: str
    tables: tuple[Table, ...]
    usual_order: DateOrder | None = None
    notices: tuple[Sentence, ...] = ()

    def recognise(self, path: Path) -> Recognition | None:
        try:
            found = [match for _, _, match in self._matches(path)]
        except BadInput:
            return None
        if not found:
            return None
        best = max(found, key=lambda match: match.score)
        return Recognition(
            self.name, best.locale, best.score, None, tuple(dict.fromkeys(best.unknown)), notices=self.notices
        )

    def lack(self, path: Path) -> Lack | None:
        """What the file would need to be one of these, where it nearly is one."""
        try:
            every = [table.headers.lack(sheet.header) for sheet in sheets(path) for table in self.tables]
        except BadInput:
            return None
        return max(filter(None, every), key=lambda lack: lack.score, default=None)

    def read(self, path: Path, recognition: Recognition, options: Options) -> Iterator[Row]:
        for table, sheet, match in self._matches(path):
            reading = self._reading(path, recognition, options, table, sheet, match)
            yield from table.rows_of(Line(reading, row, cells) for row, cells in sheet.rows)

    def date_order(self, path: Path, recognition: Recognition, options: Options) -> DateOrder | None:
        orders = (self._reading(path, recognition, options, *match).order for match in self._matches(path))
        return next((order for order in orders if order), None)

    def _matches(self, path: Path) -> list[tuple[Table, Sheet, Match]]:
        found = []
        for sheet in sheets(path):
            fitting = [
                (table, sheet, match)
                for table in self.tables
                if (match := _match(table, sheet)) and table.accepts(sheet)
            ]
            found += sorted(fitting, key=lambda fit: -fit[2].score)[:1]
        return found

    def _reading(
        self, path: Path, recognition: Recognition, options: Options, table: Table, sheet: Sheet, match: Match
    ) -> Reading:
        latest = _latest(path, options)
        dates = DateEvidence(path.name, latest if options.observed_at else None)
        decimals = {name: DecimalEvidence() for name in table.fractions if name in match.columns}
        told = options.date_order or recognition.date_order
        if not told or decimals:
            _hear(sheet, match, table.dated, dates, decimals)
        order = told or dates.decide() or self.usual_order
        if order is None and dates.is_needed:
            raise _undecided(path)
        marks: dict[str, DecimalMark] = {name: mark for name, one in decimals.items() if (mark := one.decide())}
        return Reading(sheet, match, options.time_zone, latest, order, marks)


def _match(table: Table, sheet: Sheet) -> Match | None:
    return table.headers.match(sheet.header)


def _hear(sheet: Sheet, match: Match, dated: str, dates: DateEvidence, decimals: dict[str, DecimalEvidence]) -> None:
    """The first pass: nothing is decided before the last row has been heard."""
    columns = match.columns.get(dated, ())
    fractions = [(index, decimals[name]) for name in decimals for index in match.columns[name]]
    for _, cells in sheet.rows:
        for index in columns:
            dates.hear(cells[index])
        for index, evidence in fractions:
            evidence.hear(cells[index])


def _latest(path: Path, options: Options) -> date:
    """The last day that the file can speak of: told, or written in its name, or the day it was saved."""
    told = options.observed_at or options.as_of
    announced = range_in_name(path.name)
    if told:
        return told.date()
    return announced[1] if announced else datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def _undecided(path: Path) -> BadInput:
    return BadInput(
        say(
            "In {file} nothing tells whether the day or the month goes first: say it. By commands: --dates dmy "
            "(day first) or --dates mdy (month first).",
            file=path.name,
        ),
        file=path.name,
        asks="date_order",
    )
