# SPDX-License-Identifier: EUPL-1.2
"""Rows that were refused, to be looked at, mended and given again without leaving the house."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from criterio.collect.belonging import Units
from criterio.collect.importing import Importer, ImportReport
from criterio.collect.refused import OURS, as_written
from criterio.domain.administration import Administration
from criterio.domain.errors import BadInput
from criterio.domain.sentence import say
from criterio.formats._format import DateOrder, Options
from criterio.language.reader import Reader
from criterio.store import imports
from criterio.store.imports import Imported
from criterio.store.workspace import Store

_ROW, _COLUMN, _VALUE, _REASON = OURS


@dataclass(frozen=True)
class RefusedRow:
    """A refused row, or cell: ``row`` is its line in the file; ``reason`` is a text in the importer's language.

    A row that broke off has no ``cells``: nothing of it can be mended here.
    """

    row: int
    column: str
    value: str
    reason: str
    cells: dict[str, str]


@dataclass(frozen=True)
class RefusedRows:
    """The first refusals of an import, under the columns of its file; ``total`` counts all."""

    columns: tuple[str, ...]
    rows: tuple[RefusedRow, ...]
    total: int


def refused_rows(store: Store, run: int, limit: int = 100) -> RefusedRows:
    """What an import refused and nobody has mended yet. Raises UnknownName."""
    source = imports.run_of(store, run)
    columns, lines = _lines(store, source)
    return RefusedRows(columns, tuple(_row(line) for line in islice(lines, limit)), source.refused)


def mend(
    store: Store,
    administration: Administration,
    reader: Reader,
    run: int,
    edits: dict[int, dict[str, str]],
    units: Units = None,
) -> ImportReport:
    """Imports the rows that were edited, as a file of their own that is read as the first one was.

    ``edits`` gives new cells by row and column; other cells stay. Edited rows leave the first import's refusals, and
    those that are still wrong are refused by the new one; when the new one is unusable, nothing changes. Undoing it
    takes its rows away and does not bring back the old refusals. Raises UnknownName, and BadInput for unknown rows.
    """
    with store.changing_history(), store.writing(), TemporaryDirectory() as folder:
        source = imports.run_of(store, run)
        columns, lines = _lines(store, source)
        every = list(lines)
        _see_that_all_are_there(every, edits)
        path = Path(folder) / f"{Path(source.name).stem}-mended.csv"
        _write(path, columns, _edited(every, edits))
        report = Importer(store, administration, reader, units=units).take(path, _options(source))
        if report.state != "unusable":
            left = [line for line in every if int(line[_ROW]) not in edits]
            imports.still_refused(store, run, len(left), _keep(store, source, columns, left))
    if report.state != "unusable":
        (store.root / source.refused_file).unlink(missing_ok=True)
    return report


def _lines(store: Store, source: Imported) -> tuple[tuple[str, ...], Iterator[dict[str, str]]]:
    """The columns of the file, and the lines of what was refused of it."""
    if not source.refused_file:
        return (), iter(())
    with (store.root / source.refused_file).open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        lines = list(table)
    return tuple(name for name in table.fieldnames or () if name not in OURS), iter(lines)


def _row(line: dict[str, str]) -> RefusedRow:
    said = {name: as_written(cell) for name, cell in line.items()}
    cells = {name: cell for name, cell in said.items() if name not in OURS}
    whole = cells if any(cells.values()) else {}
    return RefusedRow(int(said[_ROW]), said[_COLUMN], said[_VALUE], said[_REASON], whole)


def _see_that_all_are_there(lines: list[dict[str, str]], edits: dict[int, dict[str, str]]) -> None:
    there = {row.row for row in map(_row, lines) if row.cells}
    for row in edits:
        if row not in there:
            raise BadInput(say("Row {row} is not there to be mended: somebody may have done it.", row=row), row=row)
    if not edits:
        raise BadInput(say("No row has been mended."))


def _edited(lines: list[dict[str, str]], edits: dict[int, dict[str, str]]) -> list[dict[str, str]]:
    """Each edited row once, though several of its cells were refused."""
    rows = {row.row: row.cells for row in map(_row, lines)}
    return [{**cells, **edits[row]} for row, cells in rows.items() if row in edits]


def _write(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, columns, extrasaction="ignore")
        table.writeheader()
        table.writerows(rows)


def _keep(store: Store, source: Imported, columns: tuple[str, ...], left: list[dict[str, str]]) -> str:
    """A new file with what is left, so that the old one stands until the records tell of this one."""
    if not left:
        return ""
    before = Path(source.refused_file)
    name = before.with_name(f"{before.stem.partition('~')[0]}~{len(left)}.csv")
    _write(store.root / name, (*OURS, *columns), left)
    return str(name)


def _options(source: Imported) -> Options:
    said = source.options
    return Options(
        profile=said.get("profile", ""),
        subject=said.get("subject", ""),
        as_of=datetime.fromisoformat(said["as_of"]) if "as_of" in said else None,
        observed_at=source.observed_at,
        date_order=cast(DateOrder | None, said.get("date_order")),
    )
