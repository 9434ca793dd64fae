# SPDX-License-Identifier: EUPL-1.2
"""Indicators by week, as panels to compare in: who is looked at, and whom it can be compared with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from criterio.attribute._design import Array
from criterio.domain.administration import Campaign
from criterio.domain.errors import NotIdentified
from criterio.domain.records import POST_METRICS
from criterio.domain.sentence import listing, say
from criterio.store.facts import Facts

FEW = 8
"""With fewer others under the same indicator, whoever is counted under other indicators is compared with too."""

KNOWN_SHARE = 0.9
"""Of the posts of a week, those whose counts must be known for it to be."""
OF_POSTS = (*POST_METRICS, "interactions", "posts")
"""Indicators that posts carry; all others are series."""

Column = tuple[str, str]
"""Whose, and which indicator: (``unit:Deportes``, ``tramites``)."""


@dataclass(frozen=True)
class Weeks:
    """``values`` is (weeks, columns), a mean of ``days`` or, of posts, a sum of the week; NaN where it is not known.

    ``left_out``: of those, the cells that are known and were left out, for another campaign moved them.
    """

    mondays: tuple[date, ...]
    columns: tuple[Column, ...]
    values: Array
    days: Array
    left_out: NDArray[np.bool_] | None = None

    def row(self, day: date) -> int:
        """The first week that begins on ``day`` or later."""
        return sum(monday < day for monday in self.mondays)

    def places(self, subjects: Sequence[str], indicator: str) -> list[int]:
        """Raises NotIdentified when one of them is not counted."""
        there = {column: place for place, column in enumerate(self.columns)}
        missing = [subject for subject in subjects if (subject, indicator) not in there]
        if missing:
            raise NotIdentified(
                say(
                    "{indicator} is not counted for {who}. Import a file that counts it, week by week.",
                    indicator=indicator,
                    who=listing(missing),
                )
            )
        return [there[subject, indicator] for subject in subjects]


def weeks_of(known: Facts, indicator: str, on: date) -> Weeks:
    """What is counted beside ``indicator``, in whole weeks up to ``on``. Raises NotIdentified where nothing is."""
    if indicator in OF_POSTS:
        return by_week(known.once(_posts, indicator, on), on, zero=True)
    return by_week(_alike(known.once(_series, on), indicator), on)


def by_week(rows: Iterable[Mapping[str, Any]], on: date, zero: bool = False) -> Weeks:
    """Rows of ``subject``, ``metric``, ``week`` (a Monday), ``value`` and perhaps ``days``, that it is the mean of.

    ``zero``: weeks without a row held nothing. A row whose value is None is of a week that is not known.
    """
    whole = [row for row in rows if row["week"] + timedelta(days=6) <= on]
    columns = tuple(sorted({_column(row) for row in whole if row["value"] is not None}))
    told = [row for row in whole if _column(row) in set(columns)]
    if not told:
        raise NotIdentified(say("Nothing is counted week by week yet. Import a file that counts it."))
    first, last = min(row["week"] for row in told), max(row["week"] for row in told)
    mondays = tuple(first + timedelta(weeks=turn) for turn in range((last - first).days // 7 + 1))
    where = {column: place for place, column in enumerate(columns)}
    values, days = np.full((len(mondays), len(columns)), np.nan), np.ones((len(mondays), len(columns)))
    silent = np.ones(values.shape, dtype=bool)
    for row in told:
        place = (row["week"] - first).days // 7, where[_column(row)]
        values[place] = np.nan if row["value"] is None else row["value"]
        days[place], silent[place] = row.get("days", 1), False
    return Weeks(mondays, columns, _with_zeros(values, silent) if zero else values, days)


def _column(row: Mapping[str, Any]) -> Column:
    return str(row["subject"]), str(row["metric"])


def compared(weeks: Weeks, treated: Sequence[int], campaigns: Iterable[Campaign], on: date) -> Weeks:
    """The same with only the treated and whom they may be compared with; what other campaigns moved is not known.

    Left out: other indicators of the treated, which the same measure may have moved, and those of other indicators
    where there are enough of the same.
    """
    indicator, own = weeks.columns[treated[0]][1], {weeks.columns[place][0] for place in treated}
    others = [place for place, (subject, _) in enumerate(weeks.columns) if subject not in own]
    same = [place for place in others if weeks.columns[place][1] == indicator]
    kept = [*treated, *(same if len(same) >= FEW else others)]
    values = weeks.values.copy()
    for campaign in campaigns:
        for place in kept[len(treated) :]:
            subject, counted = weeks.columns[place]
            if subject in campaign.on and counted in campaign.indicators:
                begun, ended = campaign.starts.get(subject, campaign.began_on), campaign.ended_on or on
                values[weeks.row(begun - timedelta(days=6)) : weeks.row(ended + timedelta(days=1)), place] = np.nan
    columns = tuple(weeks.columns[place] for place in kept)
    left_out = np.isfinite(weeks.values) & ~np.isfinite(values)
    return replace(weeks, columns=columns, values=values[:, kept], days=weeks.days[:, kept], left_out=left_out[:, kept])


def without_weeks_of(weeks: Weeks, days: Sequence[date]) -> Weeks:
    """The same where the first columns changed on those days: a week that began before its day is neither thing."""
    values = weeks.values.copy()
    for place, day in enumerate(days):
        row = weeks.row(day) - 1
        if row >= 0 and day < weeks.mondays[row] + timedelta(weeks=1):
            values[row, place] = np.nan
    left_out = np.isfinite(weeks.values) & ~np.isfinite(values)
    return replace(weeks, values=values, left_out=left_out if weeks.left_out is None else left_out | weeks.left_out)


def _with_zeros(values: Array, silent: NDArray[np.bool_]) -> Array:
    """Between the first and the last known week of a column, ``silent`` weeks are zero."""
    known = np.isfinite(values)
    inside = known.cumsum(axis=0) * known[::-1].cumsum(axis=0)[::-1] > 0
    return np.where(inside & silent, 0.0, values)


def _posts(known: Facts, indicator: str, on: date) -> Sequence[Mapping[str, Any]]:
    """Sums by week; None where too much of what its posts got is not known, for that is not nothing."""
    own = known.own_posts()
    own = own.filter(own.day <= on)
    posts = own.count()
    value, counted = (posts, posts) if indicator == "posts" else (own[indicator].sum(), own[indicator].count())
    grouped = own.group_by(subject=own.profile, week=own.day.truncate("W")).agg(
        value=value, counted=counted, posts=posts
    )
    return [
        {**row, "metric": indicator, "value": row["value"] if row["counted"] >= KNOWN_SHARE * row["posts"] else None}
        for row in known.rows(grouped)
    ]


def _series(known: Facts, on: date) -> Sequence[Mapping[str, Any]]:
    """Means by day that is known: a week with a holiday, or a level told once, is a week like another."""
    rows = known.series
    rows = rows.filter(rows.day <= on, rows.dimension.fill_null("") == "")
    grouped = rows.group_by("subject", "metric", week=rows.day.truncate("W")).agg(
        value=rows.value.mean(), days=rows.value.count()
    )
    return known.rows(grouped)


def _alike(rows: Sequence[Mapping[str, Any]], indicator: str) -> list[Mapping[str, Any]]:
    """Of the same kind of subject: what units count is not compared with what networks tell of their profiles."""
    kinds = {_is_unit(row["subject"]) for row in rows if row["metric"] == indicator}
    return [row for row in rows if _is_unit(row["subject"]) in kinds]


def _is_unit(subject: str) -> bool:
    return subject == "all" or subject.startswith("unit:")
