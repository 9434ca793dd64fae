# SPDX-License-Identifier: EUPL-1.2
"""Whole months by profile, added up from their days; an unknown month is NaN, never zero."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from criterio.expect._model import Array
from criterio.expect.days import daily, open_weekdays
from criterio.expect.panel import Panel
from criterio.store.facts import FOLLOWERS, Facts

KNOWN_SHARE = 0.9
"""Of the days of a month on which a subject usually counts, those that must be known."""
LAST_DAYS = 7
"""A total counts for its month when it was read in so many of the last days."""


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def monthly(facts: Facts, metric: str, before: date) -> Panel:
    """Every month that was over on that day and is known from its first day on; the newest value of a total."""
    days = daily(facts, metric, before)
    over = tuple(day for day in days.opens if day < first_of_month(before))
    starts = [t for t, day in enumerate(over) if day.day == 1]
    if not starts:
        return Panel((), (), np.empty((0, 0)))
    values = days.values[:, : len(over)]
    months = _newest(values, [*starts[1:], len(over)]) if metric == FOLLOWERS else _added(values, over, starts)
    return Panel(days.subjects, tuple(over[t] for t in starts), months, days.growing)


def _newest(values: Array, ends: list[int]) -> Array:
    """The last value that is known in the last days before each end (series, months)."""
    lately = np.stack([values[:, end - LAST_DAYS : end][:, ::-1] for end in ends], axis=1)
    newest = np.argmax(np.isfinite(lately), axis=2)
    return np.asarray(np.take_along_axis(lately, newest[..., None], axis=2)[..., 0])


def _added(values: Array, days: Sequence[date], starts: list[int]) -> Array:
    """From each start to the next, as much as the known days come to, for all on which the subject usually counts."""
    usual = open_weekdays(values, days[0])[:, [day.weekday() for day in days]]
    counted, told = (_sums(each, starts) for each in (usual, np.isfinite(values) & usual))
    total = _sums(np.where(np.isfinite(values), values, 0.0), starts)
    is_known = (told >= KNOWN_SHARE * counted) & (told > 0)
    return np.where(is_known, total * counted / np.maximum(told, 1), np.nan)


def _sums(values: NDArray[Any], starts: list[int]) -> Array:
    """From each start to the next (series, months)."""
    return np.asarray(np.add.reduceat(values.astype(float), starts, axis=1))
