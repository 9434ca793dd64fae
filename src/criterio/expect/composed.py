# SPDX-License-Identifier: EUPL-1.2
"""Months out of the draws of weeks and days: what came of a month until now, and what its coming days bring."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from criterio.domain.forecast import QUANTILES
from criterio.expect._model import Array
from criterio.expect.counts import whole
from criterio.expect.days import DAY
from criterio.expect.joint import at_ranks
from criterio.expect.outlook import Outlook
from criterio.expect.pace import MONTHS, WEEKS, Span
from criterio.store.facts import FOLLOWERS

KNOWN_FROM = 3
"""A series of which nothing is known in so many first days of a month was not there in all of it."""


def by_month(weeks: Outlook, days: Outlook, months: int) -> Outlook | None:
    """The month in course and those after it, ``months`` in all; None where the weeks reach to the end of none.

    ``weeks``: as their model draws them, for which of their values meet in one draw says how a good or a bad week goes
    on. ``days``: those that add up to these weeks (``agreed``), to the end of a week. Of a week that the end of a month
    parts and whose days are known ahead, the part comes with its week, rank by rank; of one further ahead it is the
    share that its weekdays and what is known of them bring. A day that passed and is not known, as the last ones are
    where an export ended before another, is as likely as that of the same weekday in the next whole week. A month that
    began before anything was known of a series is not told (NaN). Of a total, such as followers, the month is its last
    day.
    """
    spans = MONTHS.spans(MONTHS.first(days.first), months)
    spans = tuple(span for span in spans if span.last <= weeks.spans[-1].last)
    if not spans:
        return None
    both = _Both(weeks, days, *weeks.beside(days))
    of_month = both.ends if weeks.metric == FOLLOWERS else both.adds
    draws = np.stack([of_month(span) for span in spans], axis=1)
    quantiles = np.moveaxis(np.quantile(draws, QUANTILES, axis=2, method="inverted_cdf"), 0, -1)
    return replace(weeks, spans=spans, quantiles=whole(quantiles, weeks.panel.values), draws=draws)


@dataclass(frozen=True)
class _Both:
    """The same metric by week and by day. ``rows`` of the weeks' series are ``cols`` of the days'."""

    weeks: Outlook
    days: Outlook
    rows: list[int]
    cols: list[int]

    def adds(self, month: Span) -> Array:
        """What a month comes to (series, draws)."""
        total = np.zeros((len(self.weeks.draws), self.weeks.draws.shape[2]))
        if month.opens < self.days.first:
            total += self._came(month)
        for number, week in enumerate(self.weeks.spans):
            if week.opens <= month.last and week.last >= month.opens:
                total += self._part(number, month)
        return total

    def ends(self, month: Span) -> Array:
        """What a total is on the last day of a month (series, draws)."""
        draws, number = self.weeks.draws, (month.last - self.weeks.first).days // WEEKS.length
        before = draws[:, max(number - 1, 0)]
        way = ((month.last - self.weeks.first).days % WEEKS.length + 1) / WEEKS.length
        found = before + way * (draws[:, number] - before)
        if month.last <= self.days.spans[-1].last:
            on_day = self.days.draws[self.cols, (month.last - self.days.first).days]
            told = np.isfinite(on_day).all(axis=1)
            rows = np.array(self.rows)[told]
            found[rows] = at_ranks(draws[rows, number], on_day[told], on_day[told])
        return np.asarray(found)

    def _came(self, month: Span) -> Array:
        """What came of a month until now (series, draws), days that are not known as they are likely to have been."""
        passed = [month.opens + DAY * t for t in range((self.days.first - month.opens).days)]
        values = self.days.came_on(passed)[self.cols]
        began = np.isfinite(self.days.panel.values[self.cols]).argmax(axis=1)
        is_before = began > (month.opens - self.days.panel.opens[0]).days + KNOWN_FROM
        told = np.full(self.weeks.draws[:, 0].shape, np.nan)
        told[self.rows] = np.where(is_before, np.nan, np.nansum(values, axis=1))[:, None]
        for at in np.flatnonzero(np.isnan(values).any(axis=0)):
            told[self.rows] += np.isnan(values[:, [at]]) * self._likely(passed[at])
        return told

    def _likely(self, day: date) -> Array:
        """What a day that passed is likely to have brought (days' series, draws)."""
        start = -self.days.first.weekday() % WEEKS.length
        week, like = (
            self.days.draws[self.cols, start : start + WEEKS.length],
            self.days.spans[start + day.weekday()].opens,
        )
        number = (like - self.weeks.first).days // WEEKS.length
        brings = np.nan_to_num(week[:, day.weekday()])
        if self.weeks.factors:
            brings = brings * np.exp(self.weeks.factors.over([day], 1) - self.weeks.factors.over([like], 1))[self.rows]
        return at_ranks(self.weeks.draws[self.rows, number], np.nansum(week, axis=1), brings)

    def _part(self, number: int, month: Span) -> Array:
        """What the days of one week that are in the month bring (series, draws)."""
        week, draws = self.weeks.spans[number], self.weeks.draws[:, number]
        part = draws * self._share(week, month)[:, None]
        if week.last <= self.days.spans[-1].last:
            coming = [span for span in self.days.spans if week.opens <= span.opens <= week.last]
            start = (coming[0].opens - self.days.first).days
            block = self.days.draws[self.cols, start : start + len(coming)]
            inside = np.array([month.opens <= span.opens <= month.last for span in coming])
            part[self.rows] = at_ranks(draws[self.rows], np.nansum(block, axis=1), np.nansum(block[:, inside], axis=1))
        return np.asarray(part)

    def _share(self, week: Span, month: Span) -> Array:
        """Of what a week usually brings to each series, what comes in the month."""
        opens = [week.opens + DAY * t for t in range(week.days)]
        inside = np.array([month.opens <= day <= month.last for day in opens])
        factors = self.weeks.factors
        if factors is None or inside.all():
            return np.full(len(self.weeks.draws), inside.mean())
        brings = factors.weekdays(opens, 1) * np.exp(factors.over(opens, 1))
        return np.asarray(brings[:, inside].sum(axis=1) / brings.sum(axis=1))
