# SPDX-License-Identifier: EUPL-1.2
"""The rows that metrics summarise, worked out from the facts for one window. Everything here stays lazy.

``posts``     own posts of the window, with ``audience``: the followers at the time of the post, else those of the
              nearest day of the followers series.
``messages``  messages received in the window, with ``answerable``, ``answered``, ``hours`` and ``working_hours``.
``series``    outcomes of the window: the declared indicators (appointments, completed procedures …), one row a day.
``register``  one row a profile: ``followers`` on the last known day, ``followers_before`` when the window opened,
              ``days_silent`` and ``posted_on``.

Each has ``profile`` (of ``series``: also ``unit:<name>`` and ``all``) and ``source``.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import ibis
import pyarrow as pa

from criterio.domain.administration import Administration
from criterio.domain.estimate import Window
from criterio.evidence.messages import words_for
from criterio.measure._metric import Subjects
from criterio.store.facts import FOLLOWERS, Facts

OPENS, CLOSES = 8, 15
"""Working hours of a public office, Monday to Friday. Holidays count as working days: no calendar is declared."""


def table(name: Subjects, facts: Facts, administration: Administration, window: Window) -> ibis.Table:
    """The rows of ``name`` for the window: long to say, and asked by profile, by unit, by network and for all."""
    match name:
        case "posts":
            return facts.once(_named, own_posts, window)
        case "messages":
            return messages(facts, window, ZoneInfo(administration.time_zone))
        case "series":
            return outcomes(facts, window, administration)
        case "register":
            return facts.once(_named, register, window)


def _named(facts: Facts, rows: Callable[[Facts, Window], ibis.Table], window: Window) -> ibis.Table:
    return facts.named(rows(facts, window))


def own_posts(facts: Facts, window: Window) -> ibis.Table:
    posts = facts.own_posts()
    posts = posts.filter(posts.day.between(window.start, window.end))
    near = nearest_followers(posts, _followers_series(facts))
    joined = posts.left_join(near, ["profile", "day"])
    return joined.select(posts, audience=ibis.coalesce(posts.followers, near.nearest))


def nearest_followers(posts: ibis.Table, series: ibis.Table) -> ibis.Table:
    """profile, day, nearest: the followers observed on the day nearest to each day with posts (the earlier of two)."""
    days = posts.select("profile", "day").distinct()
    before = days.asof_join(series.rename(seen="day"), on=days.day >= series.day, predicates="profile")
    before = before.select("profile", "day", earlier="followers", earlier_day="seen")
    after = days.asof_join(series.rename(seen="day"), on=days.day <= series.day, predicates="profile")
    after = after.select("profile", "day", later="followers", later_day="seen")
    both = before.inner_join(after, ["profile", "day"])
    is_later = both.earlier_day.isnull() | (
        both.later_day.delta(both.day, unit="day") < both.day.delta(both.earlier_day, unit="day")
    )
    nearest = ibis.ifelse(is_later, both.later, both.earlier)
    return both.select("profile", "day", nearest=nearest)


def messages(facts: Facts, window: Window, zone: ZoneInfo) -> ibis.Table:
    """Of files that say somewhere what was answered. An answer before its message is a slip: how long is not known."""
    rows = facts.followed_messages()
    rows = rows.filter(rows.day.between(window.start, window.end))
    received, answered = rows.received_at.epoch_seconds(), rows.answered_at.epoch_seconds()
    shifts, in_order = _shifts(window, zone), answered >= received
    return rows.mutate(
        answerable=~rows.kind.fill_null("").lower().isin(words_for("asks_nothing")),
        answered=rows.answered_at.notnull() | rows.state.fill_null("").lower().isin(words_for("answered")),
        hours=in_order.ifelse((answered - received) / 3600, None),
        working_hours=in_order.ifelse(_worked(_local(answered, shifts)) - _worked(_local(received, shifts)), None),
    )


def outcomes(facts: Facts, window: Window, administration: Administration) -> ibis.Table:
    """Series of the indicators that objectives and initiatives declare: what a file counts is not yet an outcome."""
    declared = {objective.indicator for objective in administration.objectives}
    declared |= {initiative.indicator for initiative in administration.initiatives}
    rows = facts.series
    rows = rows.filter(rows.day.between(window.start, window.end), rows.dimension.fill_null("") == "")
    return rows.filter(rows.metric.isin(sorted(declared))).mutate(profile=rows.subject)


def register(facts: Facts, window: Window) -> ibis.Table:
    listed = ibis.memtable(
        pa.table(
            {
                "profile": pa.array([str(p.key) for p in facts.profiles], pa.string()),
                "network": pa.array([p.key.network for p in facts.profiles], pa.string()),
                "listed_on": pa.array([_until(p.last_post_on, window.end) for p in facts.profiles], pa.date32()),
            }
        )
    )
    seen, spoke = _followers(facts, window), _last_own_posts(facts, window)
    joined = listed.left_join(seen, "profile").left_join(spoke, "profile")
    posted_on = ibis.greatest(
        ibis.coalesce(joined.spoke_on, joined.listed_on), ibis.coalesce(joined.listed_on, joined.spoke_on)
    )
    return joined.select(
        "profile",
        "network",
        "followers",
        "followers_before",
        posted_on=posted_on,
        days_silent=ibis.literal(window.end).delta(posted_on, unit="day"),
        source=ibis.coalesce(joined.spoke_source, joined.followers_source),
    )


def _until(day: date | None, end: date) -> date | None:
    return day if day is not None and day <= end else None


def _followers_series(facts: Facts) -> ibis.Table:
    rows = facts.series
    rows = rows.filter(rows.metric == FOLLOWERS, rows.dimension.fill_null("") == "", rows.value.notnull())
    return rows.group_by(profile="subject", day="day").agg(followers=rows.value.max(), source=rows.source.max())


def _followers(facts: Facts, window: Window) -> ibis.Table:
    posts = facts.posts.filter(facts.posts.followers.notnull())
    columns = ("profile", "day", "followers", "source")
    seen = (
        _followers_series(facts)
        .select(*columns)
        .union(posts.mutate(followers=posts.followers.cast("float64")).select(*columns))
    )
    seen = seen.filter(seen.day <= window.end)
    opening = seen.followers.argmax(seen.day, where=seen.day < window.start)
    first = seen.followers.argmin(seen.day, where=seen.day >= window.start)
    apart = seen.day.max() > ibis.coalesce(seen.day.max(where=seen.day < window.start), seen.day.min())
    is_fresh = seen.day.max() >= window.start
    return seen.group_by("profile").agg(
        followers=seen.followers.argmax(seen.day),
        followers_before=ibis.ifelse(apart & is_fresh, ibis.coalesce(opening, first), None),
        followers_source=seen.source.argmax(seen.day),
    )


def _last_own_posts(facts: Facts, window: Window) -> ibis.Table:
    posts = facts.own_posts()
    posts = posts.filter(posts.day <= window.end)
    return posts.group_by("profile").agg(spoke_on=posts.day.max(), spoke_source=posts.source.argmax(posts.day))


def _shifts(window: Window, zone: ZoneInfo) -> list[tuple[int, int]]:
    """(until this UTC second, offset in seconds) over the window and half a year more, for late answers."""
    noons = [datetime.combine(window.start, time(12), zone) + timedelta(days=i) for i in range(-2, window.days + 183)]
    offsets = [int((noon.utcoffset() or timedelta()).total_seconds()) for noon in noons]
    changes = [i for i in range(1, len(noons)) if offsets[i] != offsets[i - 1]]
    return [(int(noons[i].timestamp()) - 12 * 3600, offsets[i - 1]) for i in changes] + [(2**40, offsets[-1])]


def _local(seconds: Any, shifts: list[tuple[int, int]]) -> Any:
    return seconds + ibis.cases(*[(seconds < until, offset) for until, offset in shifts], else_=shifts[-1][1])


def _worked(local: Any) -> Any:
    """Working hours from a Monday long ago until a local second: 29 December 1969 opens week zero."""
    days = (local / 86_400).floor() + 3
    week, weekday = (days / 7).floor(), days % 7
    today = ((local / 3600) - (local / 86_400).floor() * 24 - OPENS).clip(0, CLOSES - OPENS)
    full = ibis.least(weekday, 5) + 5 * week
    return full * (CLOSES - OPENS) + ibis.ifelse(weekday < 5, today, 0)
