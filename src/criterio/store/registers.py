# SPDX-License-Identifier: EUPL-1.2
"""Of which day each list of profiles that was taken in is."""

from datetime import date

from criterio.store.tables import INVENTORY
from criterio.store.workspace import Store


def days(store: Store) -> dict[int, date]:
    """By import, the newest day that its list speaks of: not that on which somebody saved or gave its file."""
    listed = store.lake.raw(INVENTORY).group_by("source").agg(newest=lambda rows: rows.as_of.max())
    return {row["source"]: row["newest"] for row in store.lake.connection.to_pyarrow(listed).to_pylist()}
