# SPDX-License-Identifier: EUPL-1.2
"""The practices that somebody has followed by unit and month: series of 0 and 1, as files bring them."""

from collections import defaultdict
from datetime import date
from typing import Any

import ibis

from criterio.spread.adoptions import panel
from criterio.spread.run import Followed, month_after
from criterio.store.facts import Facts

UNIT = "unit:"
FEWEST_UNITS, FEWEST_MONTHS = 3, 3


def followed(facts: Facts, on: date) -> tuple[Followed, ...]:
    """Each metric of units that is only ever 0 or 1, up to ``on``."""
    series = facts.series
    of_units = series.filter(series.subject.startswith(UNIT), series.day <= ibis.literal(on), series.value.notnull())
    values = of_units.group_by("metric").agg(
        low=of_units.value.min(),
        high=of_units.value.max(),
        only=of_units.value.isin([0, 1]).all(),
        units=of_units.subject.nunique(),
    )
    names = [
        row["metric"]
        for row in facts.rows(values.order_by("metric"))
        if row["only"] and row["high"] == 1 and row["units"] >= FEWEST_UNITS
    ]
    if not names:
        return ()
    wanted = of_units.filter(of_units.metric.isin(names)).select("metric", "subject", "day", "value")
    by_metric: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in facts.rows(wanted.order_by("metric", "subject", "day")):
        by_metric[row["metric"]].append(row)
    found = [_followed(name, by_metric[name]) for name in names]
    return tuple(one for one in found if len(one.days) >= FEWEST_MONTHS)


def _followed(name: str, rows: list[dict[str, Any]]) -> Followed:
    first, last = min(row["day"] for row in rows), max(row["day"] for row in rows)
    months = _place(last) - _place(first)
    told = [
        (row["subject"].removeprefix(UNIT), name, _place(row["day"]) - _place(first), bool(row["value"]))
        for row in rows
    ]
    return Followed(panel(told, months, 1.0), tuple(month_after(first, ahead) for ahead in range(months + 1)))


def _place(day: date) -> int:
    return day.year * 12 + day.month
