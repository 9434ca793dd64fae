# SPDX-License-Identifier: EUPL-1.2
"""The past of every profile, unit and network week by week, to be drawn and read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from criterio.store.facts import Facts

WEEKS = 104
"""Two years: enough to see a season come back."""


@dataclass(frozen=True, slots=True)
class Week:
    """One ISO week, named by its Monday. ``interactions`` None: of none of its posts is any count known."""

    monday: date
    posts: int
    interactions: int | None


Trends = dict[str, tuple[Week, ...]]
"""By subject: a profile key, ``unit:<name>``, ``network:<name>`` or ``all``; the oldest week first, none left out."""


def trends(facts: Facts, on: date, weeks: int = WEEKS) -> Trends:
    """The whole weeks up to ``on``, reposts left out.

    A week without posts is a true zero of posts, as long as some file was made after it; after that nothing is known.
    """
    last = on - timedelta(days=(on.weekday() + 1) % 7 + 6)
    mondays = [last - timedelta(weeks=back) for back in reversed(range(weeks))]
    totals: dict[str, dict[date, list[Any]]] = defaultdict(dict)
    seen: dict[str, date] = defaultdict(lambda: date.min)
    for row, subjects in _rows(facts, mondays[0], last + timedelta(days=6)):
        for subject in subjects:
            cell = totals[subject].setdefault(row["week"], [0, None])
            cell[0] += row["posts"]
            cell[1] = _sum(cell[1], row["interactions"])
            seen[subject] = max(seen[subject], row["seen"], row["week"] + timedelta(days=6))
    return {subject: tuple(_weeks(cells, mondays, seen[subject])) for subject, cells in totals.items()}


def _rows(facts: Facts, first: date, last: date) -> Iterable[tuple[dict[str, Any], list[str]]]:
    own = facts.own_posts()
    known = own.filter(own.day >= first, own.day <= last)
    grouped = known.group_by("profile", "network", week=known.day.truncate("W")).agg(
        posts=known.count(), interactions=known.interactions.sum(), seen=known.observed_at.max().date()
    )
    units = {str(profile.key): f"unit:{profile.unit}" for profile in facts.profiles if profile.unit}
    for row in facts.rows(grouped):
        subjects = [row["profile"], units.get(row["profile"], ""), f"network:{row['network']}", "all"]
        yield row, [subject for subject in subjects if subject]


def _weeks(cells: dict[date, list[Any]], mondays: list[date], seen: date) -> Iterable[Week]:
    """From the first week with a post to the last that was ``seen`` whole: before and after nothing is known."""
    begun = min(cells)
    for monday in mondays:
        if monday >= begun and monday + timedelta(days=6) <= seen:
            posts, interactions = cells.get(monday, (0, 0))
            yield Week(monday, posts, interactions)


def _sum(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else one + other
