# SPDX-License-Identifier: EUPL-1.2
"""What other posts would make of a profile's coming week, told before it is worked out again."""

from dataclasses import dataclass
from datetime import date

from criterio.domain.forecast import Factor
from criterio.domain.sentence import Sentence, say
from criterio.web.visit import Visit

METRIC = "interactions"


@dataclass(frozen=True)
class Way:
    """A number of posts a week, in words, and the quantiles of the week with it."""

    told: Sentence
    quantiles: tuple[float, ...]


@dataclass(frozen=True)
class Preview:
    """The first week that is wholly to come, as it was worked out and then with other posts.

    ``factor``: what those do; None where they are as usual. ``is_waiting``: they are
    written, and the ranges are being worked out again.
    """

    week: date
    ways: tuple[Way, ...]
    factor: Factor | None
    is_waiting: bool


def preview(visit: Visit, profile: str, posts: float | None) -> Preview | None:
    """With so many posts a week; None: with those that are planned. None when nothing is known of its posts."""
    reading = visit.reading
    posting = reading.expected.posting if reading else None
    if reading is None or posting is None or profile not in posting.usual:
        return None
    weeks = reading.forecasts.get((METRIC, profile), ())
    week = next((one for one in weeks if one.week > reading.on), None)
    if week is None:
        return None
    before = reading.plan.administration.planned_posts.get(profile)
    planned = visit.house.administration.planned_posts.get(profile)
    after = planned if posts is None else posts
    ways = [Way(_told(before, posting.usual[profile]), week.quantiles)]
    if after != before:
        ways.append(Way(_told(after, posting.usual[profile]), posting.instead(week, before, after)))
    factor = None if after is None else posting.factor(profile, after)
    return Preview(week.week, tuple(ways), factor, after == planned != before)


def _told(posts: float | None, usual: float) -> Sentence:
    if posts is None:
        return say("As usual: {posts} posts a week", posts=round(usual, 1))
    return say("{posts} posts a week", posts=round(posts, 1))
