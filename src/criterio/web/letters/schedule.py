# SPDX-License-Identifier: EUPL-1.2
"""When a letter is due: on its day of the week, in the morning of the administration's clock, and on no other day.

Moments here are by that clock.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

HOUR, LATEST = time(8), time(20)
"""From the first on it is sent; what could not be sent by the other is not sent any more: it would be old news."""

DAYS = range(7)
"""Of the week, Monday first."""

_PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60))
"""After the first failures in a row; then the last of them again and again."""


def is_due(weekday: int, asked_at: datetime, now: datetime) -> bool:
    """Whether the letter of today is to be sent now; whoever asks later in the day waits for the next."""
    opens = _at(now, HOUR)
    return now.weekday() == weekday and asked_at < opens <= now < _at(now, LATEST)


def next_morning(weekdays: Iterable[int], now: datetime) -> datetime | None:
    """When the next letter is due; None when nobody asks for any."""
    wanted = set(weekdays)
    mornings = (_at(now + timedelta(days=ahead), HOUR) for ahead in range(len(DAYS) + 1))
    return next((each for each in mornings if each > now and each.weekday() in wanted), None)


def next_try(tries: int, now: datetime) -> datetime | None:
    """When to try again after so many failures; None: by then it would be too late."""
    again = now + _PAUSES[min(tries, len(_PAUSES)) - 1]
    return again if again < _at(now, LATEST) else None


def _at(now: datetime, hour: time) -> datetime:
    return datetime.combine(now.date(), hour, now.tzinfo)
