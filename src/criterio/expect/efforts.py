# SPDX-License-Identifier: EUPL-1.2
"""What stood behind an indicator when it was expected and when it came: posts, paid posts, and what was counted."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import Sentence
from criterio.evidence.knowledge import break_in
from criterio.expect.ledger import Effort, Score, gaming
from criterio.expect.pace import MONTHS, WEEKS, Pace, pace_of
from criterio.expect.panel import WEEK
from criterio.store.facts import Facts
from criterio.store.ledger import Expectation

USUAL = 8
"""Weeks before an expectation was written that show what was usual then; of months, a quarter as many."""

_UNITS = {"week": "W", "day": "D", "month": "M"}

Stood = tuple[int, int, float, int]
"""Posts, those of them whose interactions are known, these interactions, and paid posts."""
NOTHING: Stood = (0, 0, 0.0, 0)

Efforts = Mapping[str, Mapping[date, Stood]]
"""By subject and the day that opens the week or the month, or by day."""


def efforts(facts: Facts, pace: Pace = WEEKS) -> Efforts:
    """Of every profile, unit and of all, from their own posts."""
    posts = facts.own_posts()
    known = posts.filter(posts.day.notnull())
    opens = known.day.truncate(_UNITS[pace.name]).cast("date")
    rows = facts.rows(
        known.group_by("profile", opens=opens).agg(
            posts=known.count(),
            counted=known.interactions.count(),
            interactions=known.interactions.sum(),
            paid=known.is_paid.fill_null(False).sum(),
        )
    )
    unit = {str(profile.key): f"unit:{profile.unit}" for profile in facts.profiles if profile.unit}
    found: dict[str, dict[date, Stood]] = defaultdict(dict)
    for row in rows:
        for subject in filter(None, (row["profile"], unit.get(row["profile"]), "all")):
            posts, counted, total, paid = found[subject].get(row["opens"], NOTHING)
            total += row["interactions"] if row["counted"] else 0.0
            here = (posts + row["posts"], counted + row["counted"], total, paid + row["paid"])
            found[subject][row["opens"]] = here
    return found


def doubts(scores: list[Score], stood: Mapping[str, Efforts]) -> dict[int, tuple[Sentence, ...]]:
    """By number of the expectation, ways in which what was hoped for may have come without the service being better.

    ``stood``: efforts by the name of their pace. Only of outcomes in the upper half of what was expected, and
    where something is to be said.
    """
    found = {}
    for score in scores:
        one = score.expectation
        if score.outcome >= one.quantiles[len(one.quantiles) // 2]:
            told = tuple(gaming(*_before_and_after(one, stood.get(pace_of(one.days).name, {}).get(one.subject, {}))))
            if told:
                found[one.number] = told
    return found


def _before_and_after(one: Expectation, periods: Mapping[date, Stood]) -> tuple[Effort, Effort]:
    """What was usual when it was written, and what stood behind what came."""
    written, opens = one.written_at.date(), one.due - timedelta(days=one.days - 1)
    usual = [periods.get(day, NOTHING) for day in _before(one, written, opens)]
    before, after = _definitions(one, written - timedelta(weeks=USUAL))
    return _effort(usual, before), _effort([periods.get(opens, NOTHING)], after)


def _effort(periods: Sequence[Stood], definition: str) -> Effort:
    """The mean of several periods."""
    posts, counted, interactions, paid = (sum(column) for column in zip(*periods, strict=True))
    each, many = interactions / counted if counted else None, len(periods)
    return Effort(round(posts / many), each, round(paid / many), definition)


def _before(one: Expectation, written: date, opens: date) -> list[date]:
    """The days that open what was over by then: whole weeks, the same weekday, or whole months."""
    if pace_of(one.days) is not MONTHS:
        over = opens - WEEK * ((one.due - written).days // WEEK.days + 1)
        return [over - WEEK * back for back in range(USUAL)]
    return [month.opens for month in MONTHS.before(written, USUAL // 4)]


def _definitions(one: Expectation, since: date) -> tuple[str, str]:
    """What the network counted under the metric's name then and on the day it was due."""
    if ":" not in one.subject or one.subject.startswith("unit:"):
        return one.metric, one.metric
    ended = break_in(ProfileKey.parse(one.subject).network, one.metric, since, one.due)
    return one.metric, (ended.replaced_by or one.metric) if ended else one.metric
