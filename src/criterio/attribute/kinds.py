# SPDX-License-Identifier: EUPL-1.2
"""What a count is made of, week by week: by which channel requests come, of what age followers are."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from criterio.attribute._design import Array
from criterio.store.facts import Facts


def kinds_of(known: Facts, subjects: Sequence[str], indicator: str, mondays: Sequence[date]) -> Array | None:
    """Of all the ``subjects`` together, (weeks, kinds); None where nobody tells it by parts.

    Where it is told by several (``channel=…`` and ``age=…``), by that of which most is known.
    """
    rows = known.series
    rows = rows.filter(rows.subject.isin(list(subjects)), rows.metric == indicator, rows.dimension.fill_null("") != "")
    grouped = rows.group_by("dimension", week=rows.day.truncate("W")).agg(value=rows.value.sum())
    told: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in known.rows(grouped):
        if row["value"] is not None and row["week"] in mondays:
            told[row["dimension"].partition("=")[0]].append(row)
    if not told:
        return None
    most = max(told.values(), key=lambda parts: (sum(row["value"] for row in parts), len(parts)))
    kinds = sorted({row["dimension"] for row in most})
    table = np.zeros((len(mondays), len(kinds)))
    for row in most:
        table[mondays.index(row["week"]), kinds.index(row["dimension"])] = row["value"]
    return table
