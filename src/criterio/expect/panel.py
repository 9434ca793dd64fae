# SPDX-License-Identifier: EUPL-1.2
"""Whole ISO weeks by profile, from the lake to NumPy in one aggregation; an unknown week is NaN, never zero."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import ibis
import numpy as np
from numpy.typing import NDArray

from criterio.expect._model import Array
from criterio.expect.covered import covered, silent_until
from criterio.store.facts import FOLLOWERS, Facts

WEEK = timedelta(days=7)
KNOWN_SHARE = 0.9  # of a week's posts, those whose interactions must be known
KNOWN_DAYS = 5  # of a week's seven days, those that must be known of a daily series that adds up
WEEKLY = 3  # figures, all of one day of the week, that are taken for counts of whole weeks
FRIDAY = 4
LATELY, HALF = 8, 0.5
"""A profile known in half of so many weeks before belongs to the sum."""


@dataclass(frozen=True)
class Panel:
    """``values[i, t]`` is subject ``i`` in the period that opens on ``opens[t]``: a week, or a day (``days.py``).

    ``growing`` lists the subjects whose posts were mostly counted less than 48 hours after they appeared. Rooms share
    what :func:`weekly` and ``days.daily`` read, so nobody can write in it.
    """

    subjects: tuple[str, ...]
    opens: tuple[date, ...]
    values: Array
    growing: frozenset[str] = frozenset()


def weekly(facts: Facts, metric: str, on: date) -> Panel:
    """Every complete week before ``on``. ``interactions`` come from posts, any other metric from daily series."""
    return facts.once(_weekly, metric, on)


def _weekly(facts: Facts, metric: str, on: date) -> Panel:
    return shared(_interactions(facts, on) if metric == "interactions" else _series(facts, metric, on))


def shared(panel: Panel) -> Panel:
    """The same, in which nobody can write any more."""
    panel.values.setflags(write=False)
    return panel


def belonging(values: Array, lately: int = LATELY) -> NDArray[np.bool_]:
    """Whether each series is part of the sum of each week, and of the week after the last: (series, weeks + 1).

    Those counted regularly until then. What is expected of a sum and what came must be sums of the same, and one
    counted now and then would be in the one and not in the other.
    """
    known = np.cumsum(np.pad(np.isfinite(values), ((0, 0), (lately + 1, 0))), axis=1)
    regular: NDArray[np.bool_] = (known[:, lately:] - known[:, :-lately]) / lately >= HALF
    return regular


def monday(day: date) -> date:
    """The Monday that opens the ISO week of a day."""
    return day - timedelta(days=day.weekday())


def _interactions(facts: Facts, on: date) -> Panel:
    posts = facts.own_posts()
    posts = posts.filter(posts.day.notnull(), posts.day < ibis.literal(on))
    rows = facts.rows(
        posts.group_by("profile", "network", week=posts.day.truncate("W").cast("date")).agg(
            total=posts.interactions.sum(),
            known=posts.interactions.count(),
            posts=posts.count(),
            growing=posts.still_growing.fill_null(False).sum(),
            first=posts.day.min(),
            last=posts.day.max(),
        )
    )
    return _alive(rows, monday(on), covered(facts, on))


def _alive(everything: list[dict[str, Any]], now: date, looked: Mapping[str, date]) -> Panel:
    """Weeks without posts are zeros from the first one with posts on, until nobody has looked any more; then unknown.

    The week in course, which opens on ``now``, is no history; but who has posted in it was silent, and not unknown,
    until then. ``looked``: until which day files tell of a profile.
    """
    rows = [row for row in everything if row["week"] < now]
    told = {row["profile"]: row["week"] for row in sorted(rows, key=lambda row: row["week"])}
    until = silent_until(((row["profile"], row["last"]) for row in everything), looked)
    ends = {profile: max(week, monday(until[profile] + timedelta(days=1)) - WEEK) for profile, week in told.items()}
    subjects, weeks = _axes(list(told), [*(row["week"] for row in rows), *ends.values()])
    values = np.full((len(subjects), len(weeks)), np.nan)
    growing = np.zeros(values.shape, dtype=bool)
    at = {subject: i for i, subject in enumerate(subjects)}
    place = [(at[row["profile"]], (row["week"] - weeks[0]) // WEEK) for row in rows]
    for i, first in dict(sorted(place, reverse=True)).items():
        values[i, first : (ends[subjects[i]] - weeks[0]) // WEEK + 1] = 0.0
    values[[at[profile] for profile in uncounted(rows)]] = np.nan
    cut = _cut_weeks(everything, looked)
    for (i, t), row in zip(place, rows, strict=True):
        values[i, t] = row["total"] if row["known"] >= KNOWN_SHARE * row["posts"] and id(row) not in cut else np.nan
        growing[i, t] = bool(row["growing"])
    mostly = growing.sum(axis=1) > len(weeks) / 3
    mostly |= growing.sum(axis=1) > 0.5 * np.isfinite(values).sum(axis=1)
    values[growing & ~mostly[:, None]] = np.nan
    return Panel(subjects, weeks, values, frozenset(s for s, most in zip(subjects, mostly, strict=True) if most))


def uncounted(rows: list[dict[str, Any]]) -> set[str]:
    """Profiles most of whose posts have no counts: their network tells none, and only silence would be known."""
    posts: Counter[str] = Counter()
    for row in rows:
        posts[row["profile"]] += row["posts"] - 2 * row["known"]
    return {profile for profile, missing in posts.items() if missing > 0}


def _cut_weeks(rows: list[dict[str, Any]], looked: Mapping[str, date]) -> set[int]:
    """Rows of weeks that began or ended before the data did: a profile's first from Wednesday on, a network's last."""
    ends: dict[str, date] = {}
    starts: dict[str, date] = {}
    for row in rows:
        last = max(row["last"], looked.get(row["profile"], row["last"]))
        ends[row["network"]] = max(last, ends.get(row["network"], last))
        starts[row["profile"]] = min(row["first"], starts.get(row["profile"], row["first"]))
    return {
        id(row)
        for row in rows
        if (row["week"] == monday(ends[row["network"]]) and ends[row["network"]].weekday() < FRIDAY)
        or (row["week"] == monday(starts[row["profile"]]) and starts[row["profile"]].weekday() > 1)
    }


def _series(facts: Facts, metric: str, on: date) -> Panel:
    series = facts.series
    series = series.filter(
        series.metric == metric,
        series.dimension.fill_null("") == "",
        series.value.notnull(),
        series.day < ibis.literal(monday(on)),
    )
    rows = facts.rows(
        series.group_by("subject", week=series.day.truncate("W").cast("date")).agg(
            newest=series.value.argmax(series.day),
            total=series.value.sum(),
            days=series.day.nunique(),
            last=series.day.max(),
        )
    )
    subjects, weeks = _axes([row["subject"] for row in rows], [row["week"] for row in rows])
    values = np.full((len(subjects), len(weeks)), np.nan)
    at = {subject: i for i, subject in enumerate(subjects)}
    days = _days_counted(rows) | dict.fromkeys(told_by_week(rows), 0)
    for row in rows:
        values[at[row["subject"]], (row["week"] - weeks[0]) // WEEK] = _of_week(row, metric, days[row["subject"]])
    return Panel(subjects, weeks, np.where(values >= 0, values, np.nan))


def _days_counted(rows: list[dict[str, Any]]) -> dict[str, int]:
    """By subject, on how many days of most weeks it is counted: a desk that is closed at weekends has five."""
    found: dict[str, Counter[int]] = {}
    for row in rows:
        found.setdefault(row["subject"], Counter())[row["days"]] += 1
    return {subject: max(counts, key=lambda days: (counts[days], days)) for subject, counts in found.items()}


def told_by_week(rows: list[dict[str, Any]]) -> set[str]:
    """Subjects counted once a week, always on one day of it: “week of the 19th: 203” tells of all its days."""
    weekdays: dict[str, list[int]] = {}
    for row in rows:
        weekdays.setdefault(row["subject"], []).append(row["last"].weekday())
    often = {row["subject"] for row in rows if row["days"] > 1}
    always = {subject for subject, found in weekdays.items() if len(found) >= WEEKLY and len(set(found)) == 1}
    return always - often


def _of_week(row: dict[str, Any], metric: str, counted: int) -> float:
    """Totals such as followers keep the week's newest value; what adds up is scaled from its known days to a week's.

    ``counted``: on how many days of a week it is; zero: it is told of the week as a whole.
    """
    if metric == FOLLOWERS or not counted:
        return float(row["newest"])
    if row["days"] < KNOWN_DAYS:
        return float("nan")
    return float(row["total"] * max(counted, row["days"]) / row["days"])


def _axes(subjects: list[str], weeks: list[date]) -> tuple[tuple[str, ...], tuple[date, ...]]:
    if not weeks:
        return (), ()
    count = (max(weeks) - min(weeks)) // WEEK + 1
    return tuple(sorted(set(subjects))), tuple(min(weeks) + WEEK * t for t in range(count))
