# SPDX-License-Identifier: EUPL-1.2
"""The town's calendar: how much is published on a day, and how much of it people answer to."""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

WEEKDAY = np.array([1.0, 1.05, 1.05, 1.0, 0.95, 0.5, 0.4])  # Monday first
HOLIDAYS = {(1, 1), (1, 6), (5, 1), (8, 15), (10, 9), (10, 12), (11, 1), (12, 6), (12, 8), (12, 25)}
AUGUST_POSTS, CHRISTMAS_POSTS, HOLIDAY_POSTS = 0.5, 0.6, 0.3
AUGUST_LEVEL, SWING = 0.85, 0.1
ELECTIONS = (date(2023, 5, 28), date(2027, 5, 23), date(2031, 5, 25))
CALLED, ELECTORAL_POSTS = timedelta(days=54), 0.6
"""Of what is usually posted, what is left from the call of an election to polling day (LOREG, articles 42 and 50)."""
WEEKS = 156


def monday(day: date) -> date:
    """The Monday that opens the day's week."""
    return day - timedelta(days=day.weekday())


def span(start: date, end: date) -> list[date]:
    """Every day from ``start`` to ``end``, both included."""
    return [start + timedelta(days=i) for i in range((end - start).days + 1)]


def posting(days: list[date]) -> NDArray[np.float64]:
    """Share of a normal week's posts that each day takes: the seven days of a normal week sum to one."""
    weights = np.array([_posting(day) for day in days])
    return np.asarray(weights / WEEKDAY.sum())


def liking(days: list[date]) -> NDArray[np.float64]:
    """How lively the public is each day, around one: liveliest in spring, tired in August."""
    angle = np.array([2 * np.pi * (day.timetuple().tm_yday - 20) / 365.25 for day in days])
    august = np.array([AUGUST_LEVEL if day.month == 8 else 1.0 for day in days])
    return np.asarray((1 + SWING * np.sin(angle)) * august)


def is_holiday(day: date) -> bool:
    """A day on which offices are closed, Sundays and Saturdays apart."""
    return (day.month, day.day) in HOLIDAYS


def _posting(day: date) -> float:
    weight = float(WEEKDAY[day.weekday()])
    if day.month == 8:
        weight *= AUGUST_POSTS
    if (day.month, day.day) >= (12, 22) or (day.month, day.day) <= (1, 6):
        weight *= CHRISTMAS_POSTS
    if any(polls - CALLED <= day <= polls for polls in ELECTIONS):
        weight *= ELECTORAL_POSTS
    return weight * HOLIDAY_POSTS if is_holiday(day) else weight
