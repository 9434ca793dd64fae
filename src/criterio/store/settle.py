# SPDX-License-Identifier: EUPL-1.2
"""Settles which rows speak for a key when several files tell of the same post, day, message or register entry.

Raw rows are never rewritten. For keys that several raw rows share, one merged row is written (the newest *known* value
of each column) beside the list of the raw rows that it stands for. Both are derived and can be made again.

Only the keys of the files that have just come in are looked at: a small file is cheap to take in, however much history
there is.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from criterio.store.lake import REPLACED, Lake, Written
from criterio.store.tables import Table

_ORDER = "_order"
_FILE = "filename"


@dataclass(frozen=True)
class Settled:
    """Derived files: those to list in the manifest, and the names of those whose place they take."""

    written: list[Written]
    superseded: list[str]


def settle(lake: Lake, table: Table, new: list[str]) -> Settled:
    """What the raw files ``new``, which the lake lists already, change: nothing when no key of theirs repeats."""
    keys, files = _shared(lake, table, new)
    if not files:
        return Settled([], [])
    rows = lake.connection.read_parquet(files).semi_join(keys, list(table.key))
    superseded = _holding(lake, table, keys)
    whole = merged(rows, table)
    if superseded:
        old = lake.connection.read_parquet(_paths(lake, table, superseded))
        whole = whole.union(old.anti_join(keys, list(table.key)).select(table.schema.names))
    replaced = rows.select("source", "row")
    if known := lake.manifest(table.name, "replaced"):
        before = lake.connection.read_parquet(_paths(lake, table, known))
        replaced = replaced.anti_join(before, ["source", "row"])
    written = [_write(lake, table, "replaced", replaced, REPLACED), _write(lake, table, "merged", whole, table.schema)]
    return Settled([file for file in written if file], superseded)


def _shared(lake: Lake, table: Table, new: list[str]) -> tuple[ibis.Table, list[str]]:
    """The keys of the new files that several raw rows share, and the raw files that have them.

    One line of a file may give rows of several keys. When one of them is shared the others go with it, for it is lines
    that are replaced.
    """
    key = list(table.key)
    get = lake.connection.to_pyarrow
    coming = lake.connection.read_parquet(_paths(lake, table, new)).select(key).distinct()
    everything = _paths(lake, table, lake.manifest(table.name, "raw"))
    raw = lake.connection.read_parquet(everything, filename=True).select(*key, *REPLACED.names, _FILE)
    found = get(raw.semi_join(coming, key))
    shared = _repeated(found, key)
    if shared.num_rows == 0:
        return ibis.memtable(shared), []
    near = ibis.memtable(found).semi_join(ibis.memtable(shared), key)
    lines = ibis.memtable(get(near.select(REPLACED.names).distinct()))
    keys = ibis.memtable(get(raw.semi_join(lines, REPLACED.names).select(key).distinct()))
    files = get(raw.semi_join(keys, key).select(_FILE).distinct())
    return keys, sorted(files[_FILE].to_pylist())


def _repeated(rows: pa.Table, key: list[str]) -> pa.Table:
    """The keys that several rows have. Most files repeat none, and Arrow tells so before a query is even written."""
    counted = rows.group_by(key).aggregate([([], "count_all")])
    return counted.filter(pc.greater(counted["count_all"], 1)).select(key)


def _holding(lake: Lake, table: Table, keys: ibis.Table) -> list[str]:
    """The merged files that speak for any of the keys."""
    names = lake.manifest(table.name, "merged")
    if not names:
        return []
    merged = lake.connection.read_parquet(_paths(lake, table, names), filename=True)
    found = lake.connection.to_pyarrow(merged.semi_join(keys, list(table.key)).select(_FILE).distinct())
    return sorted(Path(path).name for path in found[_FILE].to_pylist())


def merged(rows: ibis.Table, table: Table) -> ibis.Table:
    """One row a key: the newest known value of each column."""
    newest = [rows.observed_at, rows.source, rows.row]
    window = ibis.window(group_by=list(table.key), order_by=newest)
    ranked = rows.mutate(**{_ORDER: ibis.row_number().over(window)})
    columns: dict[str, Any] = {
        name: ranked[name].argmax(ranked[_ORDER], where=ranked[name].notnull())
        for name in table.schema.names
        if name not in table.key
    }
    return ranked.group_by(list(table.key)).agg(**columns).select(table.schema.names)


def _write(lake: Lake, table: Table, part: str, rows: ibis.Table, schema: pa.Schema) -> Written | None:
    found = lake.connection.to_pyarrow(rows).cast(schema)
    if found.num_rows == 0:
        return None
    file = lake.append(table, part, schema)
    file.write(found)
    return file.close()


def _paths(lake: Lake, table: Table, names: list[str]) -> list[str]:
    return [str(lake.folder / table.name / name) for name in names]
