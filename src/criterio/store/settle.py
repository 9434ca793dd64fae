# SPDX-License-Identifier: EUPL-1.2
"""Settles which rows speak for a key when several files tell of the same post, day, message or register entry.

Raw rows are never rewritten. For keys that several raw rows share, one merged row is written (the newest *known* value
of each column) beside the list of the raw rows that it stands for. Both are derived and can be made again.
"""

from typing import Any

import ibis
import pyarrow as pa

from criterio.store.lake import REPLACED, Lake, Written
from criterio.store.tables import Table

_ORDER = "_order"


def settle(lake: Lake, table: Table, raw: list[str]) -> list[Written]:
    """The derived files for the raw files named: none when no key repeats."""
    paths = [str(lake.folder / table.name / name) for name in raw]
    if not paths:
        return []
    rows = lake.connection.read_parquet(paths)
    keys = rows.group_by(list(table.key)).having(rows.count() > 1).agg()
    crowded = rows.semi_join(keys, list(table.key))
    replaced = lake.connection.to_pyarrow(crowded.select("source", "row")).cast(REPLACED)
    if replaced.num_rows == 0:
        return []
    merged = lake.connection.to_pyarrow(_merge(crowded, table)).cast(table.schema)
    return [_write(lake, table, "replaced", replaced, REPLACED), _write(lake, table, "merged", merged, table.schema)]


def _merge(rows: ibis.Table, table: Table) -> ibis.Table:
    newest = [rows.observed_at, rows.source, rows.row]
    ranked = rows.mutate(**{_ORDER: ibis.row_number().over(ibis.window(order_by=newest))})
    columns: dict[str, Any] = {
        name: ranked[name].argmax(ranked[_ORDER], where=ranked[name].notnull())
        for name in table.schema.names
        if name not in table.key
    }
    return ranked.group_by(list(table.key)).agg(**columns).select(table.schema.names)


def _write(lake: Lake, table: Table, part: str, rows: pa.Table, schema: pa.Schema) -> Written:
    file = lake.append(table, part, schema)
    file.write(rows)
    written = file.close()
    assert written is not None
    return written
