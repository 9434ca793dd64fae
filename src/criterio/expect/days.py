# SPDX-License-Identifier: EUPL-1.2
"""Days by profile, from the lake to NumPy in one aggregation; an unknown day is NaN, never zero."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import ibis
import numpy as np
from numpy.typing import NDArray

from criterio.expect._model import Array
from criterio.expect.covered import QUIET, covered, silent_until
from criterio.expect.panel import KNOWN_SHARE, Panel, monday, shared, told_by_week, uncounted
from criterio.store.facts import Facts

DAY = timedelta(days=1)
SELDOM = 0.1
"""A weekday of which less than so much is known, beside the others, is one on which nobody counts."""


def daily(facts: Facts, metric: str, before: date) -> Panel:
    """Every day before ``before``, from the Monday of the first week on. ``interactions`` come from posts."""
    return facts.once(_daily, metric, before)


def _daily(facts: Facts, metric: str, before: date) -> Panel:
    return shared(_interactions(facts, before) if metric == "interactions" else _series(facts, metric, before))


def _interactions(facts: Facts, before: date) -> Panel:
    posts = facts.own_posts()
    posts = posts.filter(posts.day.notnull(), posts.day < ibis.literal(before))
    rows = facts.rows(
        posts.group_by("profile", "network", "day").agg(
            total=posts.interactions.sum(),
            known=posts.interactions.count(),
            posts=posts.count(),
            growing=posts.still_growing.fill_null(False).sum(),
        )
    )
    return _alive(rows, before, covered(facts, before))


def _alive(rows: list[dict[str, Any]], before: date, looked: Mapping[str, date]) -> Panel:
    """Days without posts are zeros from the first one with posts on, and unknown before it and once a profile is left.

    A profile that has posted lately is taken to be silent, and not unknown, until the last day of its network.
    Days of posts that were still growing when they were counted are not known, unless most were: then they are used.
    """
    panel = _empty([row["profile"] for row in rows], [row["day"] for row in rows], before)
    values, growing = panel.values, np.zeros(panel.values.shape, dtype=bool)
    place = _places(panel, [(row["profile"], row["day"]) for row in rows])
    until = silent_until(((row["profile"], row["day"]) for row in rows), looked)
    ends: dict[str, int] = {}
    lived: dict[int, list[int]] = {}
    for (i, t), row in zip(place, rows, strict=True):
        ends[row["network"]] = max(t, ends.get(row["network"], t))
        lived.setdefault(i, []).append(t)
    for i, own in lived.items():
        end = ends[panel.subjects[i].partition(":")[0]]
        known = (until[panel.subjects[i]] - panel.opens[0]).days
        values[i, min(own) : max(known, end if end - max(own) <= QUIET else 0) + 1] = 0.0
    values[[panel.subjects.index(profile) for profile in uncounted(rows)]] = np.nan
    for (i, t), row in zip(place, rows, strict=True):
        values[i, t] = row["total"] if row["known"] >= KNOWN_SHARE * row["posts"] else np.nan
        growing[i, t] = bool(row["growing"])
    mostly = growing.sum(axis=1) > 0.5 * (values > 0).sum(axis=1)
    values[growing & ~mostly[:, None]] = np.nan
    return Panel(panel.subjects, panel.opens, values, frozenset(np.array(panel.subjects)[mostly]))


def _series(facts: Facts, metric: str, before: date) -> Panel:
    series = facts.series
    series = series.filter(
        series.metric == metric,
        series.dimension.fill_null("") == "",
        series.value.notnull(),
        series.day < ibis.literal(before),
    )
    rows = facts.rows(series.group_by("subject", "day").agg(value=series.value.sum()))
    by_week = told_by_week([{**row, "last": row["day"], "days": 1} for row in rows])
    rows = [row for row in rows if row["subject"] not in by_week]
    panel = _empty([row["subject"] for row in rows], [row["day"] for row in rows], before)
    for (i, t), row in zip(_places(panel, [(row["subject"], row["day"]) for row in rows]), rows, strict=True):
        panel.values[i, t] = row["value"] if row["value"] >= 0 else np.nan
    return panel


def published(facts: Facts, panel: Panel, subjects: tuple[str, ...]) -> Array:
    """Own posts of each subject on the days of a panel: none on the others from its first on, and unknown before."""
    posts = facts.own_posts()
    posts = posts.filter(posts.day.notnull(), posts.day <= ibis.literal(panel.opens[-1]))
    found = np.full((len(subjects), len(panel.opens)), np.nan)
    counts: dict[str, dict[int, int]] = {}
    for row in facts.rows(posts.group_by("profile", "day").agg(posts=posts.count())):
        counts.setdefault(row["profile"], {})[(row["day"] - panel.opens[0]).days] = row["posts"]
    for place, subject in enumerate(subjects):
        if subject in counts:
            found[place, max(0, min(counts[subject])) :] = 0.0
            for day, count in counts[subject].items():
                if day >= 0:
                    found[place, day] = count
    return found


def _empty(subjects: list[str], days: list[date], before: date) -> Panel:
    if not days:
        return Panel((), (), np.empty((0, 0)))
    first, names = monday(min(days)), tuple(sorted(set(subjects)))
    opens = tuple(first + DAY * t for t in range((before - first).days))
    return Panel(names, opens, np.full((len(names), len(opens)), np.nan))


def _places(panel: Panel, keys: list[tuple[str, date]]) -> list[tuple[int, int]]:
    at = {subject: i for i, subject in enumerate(panel.subjects)}
    return [(at[subject], (day - panel.opens[0]).days) for subject, day in keys]


def open_weekdays(values: Array, first: date) -> NDArray[np.bool_]:
    """On which weekdays each series of days (series, days) counts, the first being ``first``: (series, 7).

    A desk that is closed at weekends counts nothing then.
    """
    weekday = (first.weekday() + np.arange(values.shape[1])) % 7
    known = np.isfinite(values) @ np.eye(7)[weekday]
    return np.asarray(known >= SELDOM * known.max(axis=1, keepdims=True))


def like(panel: Panel, subjects: tuple[str, ...]) -> Array:
    """The values of those subjects, in their order; of one that the panel does not know, nothing is known."""
    at = {subject: i for i, subject in enumerate(panel.subjects)}
    unknown = np.full(len(panel.opens), np.nan)
    return np.array([panel.values[at[one]] if one in at else unknown for one in subjects]).reshape(
        len(subjects), len(panel.opens)
    )
