# SPDX-License-Identifier: EUPL-1.2
"""Until which day files looked at a profile: what makes its silence known, and not a file that is still to come.

The moment in which a file was given says nothing of it: an export of June may be given in September, and what came
between would be taken for zero. Two things do: a later post of the profile, and the period that the platform writes
into the name of its export.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import ibis

from criterio.formats._period import period_in_name
from criterio.store.facts import Facts

QUIET = 28
"""Days after its last post for which a profile is taken to be silent; after them it is left, which is no habit."""


def covered(facts: Facts, before: date) -> Mapping[str, date]:
    """By profile, the last day until which a file that has posts of it tells of all; never one of ``before`` or later.

    No file looks beyond the day on which it was made.
    """
    return facts.once(_covered, before)


def _covered(facts: Facts, before: date) -> dict[str, date]:
    ends = {source: period[1] for source, name in facts.sources.items() if (period := period_in_name(name))}
    posts = facts.own_posts()
    posts = posts.filter(posts.day < ibis.literal(before))
    found: dict[str, date] = {}
    for row in facts.rows(posts.group_by("profile", "source").agg(made=posts.observed_at.max().date())):
        if row["source"] in ends and row["made"] is not None:
            end = min(ends[row["source"]], row["made"] - timedelta(days=1), before - timedelta(days=1))
            found[row["profile"]] = max(end, found.get(row["profile"], end))
    return found


def silent_until(posted: Iterable[tuple[str, date]], looked: Mapping[str, date]) -> dict[str, date]:
    """By profile, the last day of which it is known whether it posted: that of its last post, or later.

    ``posted``: days on which profiles did. ``looked``: what :func:`covered` says.
    """
    last: dict[str, date] = {}
    for profile, day in posted:
        last[profile] = max(day, last.get(profile, day))
    return {
        profile: max(day, min(looked.get(profile, day), day + timedelta(days=QUIET))) for profile, day in last.items()
    }
