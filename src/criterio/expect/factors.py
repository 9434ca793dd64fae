# SPDX-License-Identifier: EUPL-1.2
"""By how much what is known beforehand multiplies what comes: learnt from all series together, shrunk to one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from criterio.domain.administration import Administration
from criterio.domain.forecast import WIDE, Factor
from criterio.domain.sentence import listing
from criterio.expect._covariate import Column, Covariate, all_covariates
from criterio.expect._model import Array
from criterio.expect.own import Known, Own
from criterio.expect.pooled import MEMORY, pooled
from criterio.expect.sensitivity import moved_by, own_week, sensitivity
from criterio.expect.shared import shared_index

DAYS_OF_WEEK = 7
LEAST_DAYS = 56  # known days from which anything is learnt
SMALL, LARGE = 0.03, 0.15
"""In logs: a smaller move is not told; one as large is, however unsure, and so is a doubt as large."""


@dataclass(frozen=True)
class Part:
    """One covariate with its columns over all days, past and coming."""

    covariate: Covariate
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Factors:
    """What was learnt of every column (K,) with its doubts together (K, K), in logs, and the days it can be told of.

    ``week`` is the share of a usual week that each weekday brings; ``known`` says which days were learnt from,
    and ``closed`` on which of all of them nobody counts, such as holidays where only working days are counted.
    ``sensitive`` is by how much each series follows, ``unsure`` that number's standard deviation, and ``size`` what the
    series usually brings (series,), and ``weeks`` what weekdays bring to it, over a usual day (series, 7).
    """

    first: date
    parts: tuple[Part, ...]
    mean: Array
    doubts: Array
    week: Array
    known: NDArray[np.bool_]
    closed: NDArray[np.bool_]
    sensitive: Array
    unsure: Array
    weeks: Array
    size: Array
    owns: tuple[Own, ...] = ()

    def of(self, some: NDArray[np.bool_]) -> "Factors":
        """Of some series only."""
        owns = tuple(replace(one, rows=one.rows[some]) for one in self.owns)
        return replace(
            self,
            sensitive=self.sensitive[some],
            unsure=self.unsure[some],
            weeks=self.weeks[some],
            size=self.size[some],
            owns=owns,
        )

    def with_own(self, known: Known) -> "Factors":
        """With what is known of some series only."""
        return replace(self, owns=tuple(one for covariate in all_covariates() for one in covariate.own(known)))

    @cached_property
    def doses(self) -> Array:
        """Of every column, by day (days, K)."""
        return _doses(self.parts, len(self.closed))

    def is_closed(self, opens: Sequence[date]) -> NDArray[np.bool_]:
        """Whether nobody counts on each of those days."""
        return self.closed[[(day - self.first).days for day in opens]]

    def weekdays(self, opens: Sequence[date], length: int) -> Array:
        """What the weekdays of each period bring to each series (series, periods); one for whole weeks."""
        at = (np.array([day.weekday() for day in opens])[:, None] + np.arange(length)) % DAYS_OF_WEEK
        return np.asarray(self.weeks[:, at].mean(axis=2))

    def over(self, opens: Sequence[date], length: int) -> Array:
        """Log factor of each series in each period of ``length`` days: (series, periods)."""
        moves = np.stack([self._of(day, length) @ self.mean for day in opens])
        shares = np.stack([self._shares(day, length) for day in opens])
        shares /= shares.sum(axis=1, keepdims=True)
        brings = np.exp(self.sensitive[:, None, None] * moves)
        mean = np.log(np.einsum("pd,ipd->ip", shares, brings))
        for one in self.owns:
            mean += one.mean * np.outer(one.rows, self._dose(one, opens, length))
        return np.asarray(mean)

    def doubt(self, opens: Sequence[date], length: int, lately: Sequence[date]) -> Array:
        """Standard deviation of each log factor over those of ``lately``, whose level is known: (series, periods)."""
        pull = self._pull(opens, length) - self._pull(lately, length).mean(axis=0)
        shared = np.maximum(np.einsum("pk,kl,pl->p", pull, self.doubts, pull), 0)
        follows, strays = self.sensitive[:, None] ** 2 * shared, self.unsure[:, None] ** 2 * (pull @ self.mean) ** 2
        variance = follows + strays
        for one in self.owns:
            dose = self._dose(one, opens, length) - self._dose(one, lately, length).mean()
            variance += one.doubt**2 * np.outer(one.rows, dose**2)
        return np.asarray(np.sqrt(variance))

    def told(self, opens: date, length: int, series: Sequence[int]) -> tuple[Factor, ...]:
        """What a reader is told of one period of these series together, one entry a covariate that matters in it."""
        share = self.size[series] / max(self.size[series].sum(), 1e-300)
        follows = float(share @ self.sensitive[series])
        unsure = float(np.sqrt(share**2 @ self.unsure[series] ** 2))
        pull, doses, at = self._pull([opens], length)[0], self._of(opens, length), 0
        found = []
        for part in self.parts:
            mine = slice(at, at := at + len(part.columns))
            moved = self._without(doses, mine, self._shares(opens, length), follows)
            shared = max(float(pull[mine] @ self.doubts[mine, mine] @ pull[mine]), 0.0)
            doubt = float(np.sqrt(follows**2 * shared + (unsure * float(pull[mine] @ self.mean[mine])) ** 2))
            if abs(moved) > max(SMALL, WIDE * doubt) or max(abs(moved), doubt) > LARGE:
                found.append(self._factor(part, doses[:, mine], mine, (moved, doubt)))
        return (*found, *self._told_own(opens, length, dict(zip(series, share, strict=True))))

    def _told_own(self, opens: date, length: int, share: Mapping[int, float]) -> Iterator[Factor]:
        """Of those of which the series have a part: what it does to all of them together."""
        for one in self.owns:
            part, dose = sum(share[i] for i in share if one.rows[i]), float(self._dose(one, [opens], length)[0])
            ends = one.mean * dose + one.doubt * abs(dose) * np.array([-WIDE, 0.0, WIDE])
            low, value, high = (float(1 + part * (end - 1)) for end in np.exp(ends))
            if part and max(high - 1, 1 - low) > SMALL:
                yield Factor(one.name, one.what, value, low, high, one.seen, one.source)

    def _dose(self, one: Own, opens: Sequence[date], length: int) -> Array:
        starts = [(day - self.first).days for day in opens]
        return np.array([one.doses[start : start + length].mean() for start in starts])

    def _without(self, doses: Array, mine: slice, shares: Array, follows: float) -> float:
        """Log of what the days bring over what they would without one covariate."""
        others = self.mean.copy()
        others[mine] = 0
        brings = [float(shares @ np.exp(follows * doses @ one)) for one in (self.mean, others)]
        return float(np.log(brings[0] / brings[1]))

    def _factor(self, part: Part, doses: Array, mine: slice, learnt: tuple[float, float]) -> Factor:
        low, value, high = (float(one) for one in np.exp(learnt[0] + learnt[1] * np.array([-WIDE, 0.0, WIDE])))
        on: NDArray[np.bool_] = np.asarray(doses.any(axis=0))
        in_time = sorted(np.flatnonzero(on), key=lambda k: int(np.flatnonzero(doses[:, k])[0]))
        names = [what for k in in_time if (what := part.columns[k].what)]
        past, waves = self.doses[: len(self.known), mine][self.known], (self.doses[:, mine] < 0).any(axis=0)
        seen = int(past[:, on & ~waves].any(axis=1).sum())
        what = listing(names) if names else part.covariate.title
        return Factor(part.covariate.name, what, value, low, high, seen, part.covariate.source)

    def _pull(self, opens: Sequence[date], length: int) -> Array:
        """How far each column moves each period: its doses weighed by what their days bring."""
        rows = []
        for day in opens:
            doses = self._of(day, length)
            brings = self._shares(day, length) * np.exp(doses @ self.mean)
            rows.append(brings @ doses / brings.sum())
        return np.array(rows)

    def _of(self, day: date, length: int) -> Array:
        start = (day - self.first).days
        return self.doses[start : start + length]

    def _shares(self, day: date, length: int) -> Array:
        """Of a usual week, what each of the days brings."""
        return self.week[(day.weekday() + np.arange(length)) % DAYS_OF_WEEK]


def learn(panel: Array, first: date, ahead: int, administration: Administration) -> Factors | None:
    """From days (series, days) that open on ``first``, what may be told of them and of ``ahead`` days more.

    None where too few days are known. A column that was on in the past, but only on days of which nothing is known, is
    left out: nobody counts on such days.
    """
    days = [first + timedelta(days=t) for t in range(panel.shape[1] + ahead)]
    index = shared_index(panel)
    index[: max(0, len(index) - MEMORY)] = np.nan
    known = np.isfinite(index)
    if known.sum() < LEAST_DAYS:
        return None
    told = _columns(days, known, administration)
    parts = tuple(Part(one, tuple(c for c in columns if not _is_uncounted(c, known))) for one, columns in told)
    parts = tuple(part for part in parts if part.columns)
    shut = [column.doses > 0 for _, columns in told for column in columns if _is_uncounted(column, known)]
    closed = np.asarray(np.array(shut, dtype=bool).reshape(len(shut), len(days)).any(axis=0))
    prior, doses = np.array([c.doubt for part in parts for c in part.columns]), _doses(parts, len(index))
    mean, doubts, week = pooled(index, doses, prior, first.weekday())
    weeks = own_week(panel, moved_by(doses @ mean), week, first.weekday())
    sensitive, unsure = sensitivity(panel, doses @ mean, weeks, first.weekday())
    size = np.where(np.isfinite(panel), panel, 0).sum(axis=1) / np.maximum(np.isfinite(panel).sum(axis=1), 1)
    return Factors(first, parts, mean, doubts, week, known, closed, sensitive, unsure, weeks, size)


def _columns(
    days: Sequence[date], known: NDArray[np.bool_], administration: Administration
) -> list[tuple[Covariate, tuple[Column, ...]]]:
    """Those of which enough days are known. Where nobody counts on some weekdays, the others stand for them."""
    weekdays = len(np.unique((days[0].weekday() + np.flatnonzero(known)) % DAYS_OF_WEEK))
    history = known.sum() * DAYS_OF_WEEK / weekdays
    return [
        (one, tuple(c for c in one.columns(days, administration) if history >= c.least_days))
        for one in all_covariates()
        if history >= one.least_days
    ]


def _doses(parts: tuple[Part, ...], days: int) -> Array:
    """Of every column, by day (days, K)."""
    columns = [column.doses[:days] for part in parts for column in part.columns]
    return np.array(columns).reshape(len(columns), days).T


def _is_uncounted(column: Column, known: NDArray[np.bool_]) -> bool:
    """Whether it was on since anything is known, and never on a day of which something is."""
    past = column.doses[: len(known)] != 0
    return bool(past[np.argmax(known) :].any() and not past[known].any())
