# SPDX-License-Identifier: EUPL-1.2
"""The columnar history: Parquet files that are written once, listed in a manifest, and read through Ibis.

A file that the manifest does not list does not exist for readers: a process killed while it writes leaves rubbish that
:meth:`Lake.sweep` takes away, never half an import.
"""

import os
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import local
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from criterio.store.tables import TABLES, Table

BATCH = 20_000

Manifest = Callable[[str, str], list[str]]
"""Given a table and a part (raw, replaced, merged): the names of the files to read."""


@dataclass(frozen=True)
class Written:
    """A Parquet file that is complete on disk and not yet in the manifest."""

    table: str
    part: str
    name: str
    rows: int


class Lake:
    """Reads whole tables; writes through :class:`Appender`."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest
        self._own = local()

    def as_if(self, manifest: Manifest) -> "Lake":
        """The same files under another manifest: what readers will see once it is so."""
        return Lake(self.folder, manifest)

    @property
    def connection(self) -> Any:
        """The DuckDB behind: opened at first use, in memory, spilling into the system's temporary folder.

        One a thread: what one asks takes away the answer that another is still waiting for.
        """
        if not hasattr(self._own, "connection"):
            self._own.connection = ibis.duckdb.connect(threads=os.cpu_count() or 1)
            self._own.connection.raw_sql("SET enable_progress_bar = false")  # it would fill the log of a server
        return self._own.connection

    def raw(self, table: Table) -> ibis.Table:
        """Every row as the files gave it, oldest and newest."""
        return self._read(table, "raw", table.schema)

    def table(self, table: Table) -> ibis.Table:
        """One row a key: the newest known value of every column. The table to calculate with."""
        raw = self.raw(table)
        if not self.manifest(table.name, "merged"):
            return raw
        replaced = self._read(table, "replaced", REPLACED)
        return raw.anti_join(replaced, ["source", "row"]).union(self._read(table, "merged", table.schema))

    def _read(self, table: Table, part: str, schema: pa.Schema) -> ibis.Table:
        names = self.manifest(table.name, part)
        if not names:
            return ibis.memtable(schema.empty_table())
        known, asked = self._known, (table.name, *names)
        if asked not in known:
            known[asked] = self.connection.read_parquet([str(self.folder / table.name / name) for name in names])
        return known[asked]

    @property
    def _known(self) -> dict[tuple[str, ...], ibis.Table]:
        """What this thread's DuckDB has read, by its files, which never change: it keeps a view of each reading."""
        if not hasattr(self._own, "known"):
            self._own.known = {}
        known: dict[tuple[str, ...], ibis.Table] = self._own.known
        return known

    def append(self, table: Table, part: str = "raw", schema: pa.Schema | None = None) -> "Appender":
        """A file of rows to be; nobody sees it until the manifest lists it."""
        return Appender(self.folder, table, part, schema or table.schema)

    def sweep(self, listed: set[str]) -> None:
        """Removes the files that no manifest lists. Only while no file comes in."""
        for table in TABLES:
            for path in (self.folder / table).glob("*.parquet"):
                if path.name not in listed:
                    path.unlink(missing_ok=True)


REPLACED = pa.schema([("source", pa.int32()), ("row", pa.int32())])


class Appender:
    """Collects rows (dictionaries by column, missing means null) and writes them in batches."""

    def __init__(self, folder: Path, table: Table, part: str, schema: pa.Schema) -> None:
        self._table, self._part, self._schema = table, part, schema
        self._path = folder / table.name / f"{uuid.uuid4().hex}.parquet"
        self._pending: list[dict[str, Any]] = []
        self._writer: pq.ParquetWriter | None = None
        self.rows = 0

    def add(self, row: dict[str, Any]) -> None:
        """Raises pyarrow.ArrowInvalid at the next flush when a value does not fit its column: convert before."""
        self._pending.append(row)
        if len(self._pending) >= BATCH:
            self._flush()

    def write(self, batch: pa.Table | pa.RecordBatch) -> None:
        """A ready-made batch with this table's columns."""
        self._flush()
        self._open().write(batch)
        self.rows += batch.num_rows

    def close(self) -> Written | None:
        """The finished file, safe on disk; None when there were no rows."""
        self._flush()
        if self._writer is None:
            return None
        self._writer.close()
        _sync(self._path)
        _sync(self._path.parent)
        return Written(self._table.name, self._part, self._path.name, self.rows)

    def _flush(self) -> None:
        if self._pending:
            self._open().write_table(_arrow(self._pending, self._schema))
            self.rows += len(self._pending)
            self._pending = []

    def _open(self) -> pq.ParquetWriter:
        if self._writer is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._writer = pq.ParquetWriter(self._path, self._schema, compression="zstd")
        return self._writer


def _arrow(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    try:
        return pa.Table.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:  # half of a character pair, as JSON can smuggle: it is shown as a question mark
        return pa.Table.from_pylist(
            [{name: _whole(value) for name, value in row.items()} for row in rows], schema=schema
        )


def _whole(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
