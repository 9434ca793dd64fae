# SPDX-License-Identifier: EUPL-1.2
"""One metric's panel with its forecasts: what is known beforehand taken out, forecast, and put upon it again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from criterio.domain.administration import Administration
from criterio.domain.forecast import QUANTILES
from criterio.expect._check import Finding
from criterio.expect._model import Array, all_models
from criterio.expect.applied import Coming
from criterio.expect.counts import whole
from criterio.expect.days import DAY, like, open_weekdays, published
from criterio.expect.factors import Factors, learn
from criterio.expect.joint import joint_draws
from criterio.expect.own import Known
from criterio.expect.pace import Pace, Span
from criterio.expect.panel import Panel
from criterio.expect.posting import Posting, posting
from criterio.store.facts import FOLLOWERS, Facts

OWN_WEEKS = 8
"""Known weeks of its own from which a forecast stands on them."""


@dataclass(frozen=True)
class Outlook:
    """``quantiles`` (series, horizon, levels) and ``draws`` (series, horizon, draws) of the coming ``spans``.

    ``pace`` is that of the past, the ``panel``. NaN is a day on which nobody counts. ``factors``: what is known of days
    beforehand, of the same series.
    """

    metric: str
    pace: Pace
    panel: Panel
    quantiles: Array
    draws: Array
    basis: tuple[str, ...]
    spans: tuple[Span, ...]
    found: Mapping[str, tuple[Finding, ...]]  # what the checks say, by subject
    ahead: int  # periods between the panel's last and the first coming one, that one included
    factors: Factors | None

    @property
    def first(self) -> date:
        """The day that opens the first coming period."""
        return self.spans[0].opens

    def weeks_known(self, i: int) -> int:
        """Of one series, in weeks, whatever the pace."""
        return round(int(np.isfinite(self.panel.values[i]).sum()) * self.pace.length / 7)

    def counted(self, opens: Sequence[date]) -> NDArray[np.bool_]:
        """Whether each series counts anything in each of those periods (series, periods)."""
        return _counted(self.panel.values, self.panel.opens[0], opens, self.pace, self.factors)

    def beside(self, other: "Outlook") -> tuple[list[int], list[int]]:
        """The places of the series that both tell of: in this one, and in the other."""
        place = {subject: at for at, subject in enumerate(other.panel.subjects)}
        both = [(at, place[subject]) for at, subject in enumerate(self.panel.subjects) if subject in place]
        return [own for own, _ in both], [its for _, its in both]

    def came_on(self, passed: Sequence[date]) -> Array:
        """What came on days that passed (series, days): NaN is not known, and nothing where nobody counts."""
        came = np.full((len(self.panel.subjects), len(passed)), np.nan)
        within = [place for place, day in enumerate(passed) if self.panel.opens[0] <= day < self.first]
        at = [(passed[place] - self.panel.opens[0]).days for place in within]
        missing = max([0, *(place + 1 - len(self.panel.opens) for place in at)])
        values = np.pad(self.panel.values, ((0, 0), (0, missing)), constant_values=np.nan)[:, at]
        is_told = np.isfinite(values) | ~self.counted([passed[place] for place in within])
        came[:, within] = np.where(is_told, np.nan_to_num(values), np.nan)
        return came

    def until(self, periods: int) -> "Outlook":
        """Of the first coming periods only."""
        quantiles, draws = self.quantiles[:, :periods], self.draws[:, :periods]
        return replace(self, spans=self.spans[:periods], quantiles=quantiles, draws=draws)

    def unknown_lately(self, i: int) -> int:
        """Periods at the end of one series, up to now, of which nothing is known."""
        return int(_unknown(self.panel.values[i : i + 1], self.pace)[0]) + self.ahead - 1


def look_ahead(
    panel: Panel,
    found: Mapping[str, tuple[Finding, ...]],
    metric: str,
    first: date,
    periods: int,
    pace: Pace,
    factors: Factors | None,
) -> Outlook | None:
    """Forecasts of ``periods`` from ``first`` on; None where nothing is known of anybody lately.

    ``factors`` are of the series of ``panel``.
    """
    known = np.flatnonzero(np.isfinite(panel.values).any(axis=0))
    if not len(known):
        return None
    panel = replace(panel, opens=panel.opens[: known[-1] + 1], values=panel.values[:, : known[-1] + 1])
    ahead = (first - panel.opens[-1]).days // pace.length
    alive = _unknown(panel.values, pace) + ahead - 1 <= pace.dormant
    if not alive.any():
        return None
    coming = ahead - 1 + periods
    quantiles, draws, basis = _forecast(panel, alive, coming, pace, factors)
    counted = _counted(panel.values[alive], panel.opens[0], pace.opens(first, periods), pace, factors)
    return Outlook(
        metric=metric,
        pace=pace,
        panel=replace(
            panel,
            subjects=tuple(s for s, keep in zip(panel.subjects, alive, strict=True) if keep),
            values=panel.values[alive],
        ),
        quantiles=np.where(counted[..., None], quantiles[alive, ahead - 1 :], np.nan),
        draws=np.where(counted[..., None], draws[:, ahead - 1 :], np.nan),
        basis=tuple(b for b, keep in zip(basis, alive, strict=True) if keep),
        spans=pace.spans(first, periods),
        found=found,
        ahead=ahead,
        factors=factors.of(alive) if factors else None,
    )


def factors_of(
    facts: Facts, administration: Administration, metric: str, subjects: tuple[str, ...], days: Panel, last: date
) -> tuple[Factors | None, Panel | None]:
    """Learnt from the days of those subjects, and to be told up to ``last``; and the days as they were without them.

    None where too few days are known, and of a total, such as followers, which is not brought by days.
    """
    if metric == FOLLOWERS or not days.opens:
        return None, None
    values = like(days, subjects)
    factors = learn(values, days.opens[0], (last - days.opens[-1]).days, administration)
    if factors is None:
        return None, None
    calm = Panel(subjects, days.opens, values / np.exp(factors.over(days.opens, 1)))
    known = Known(
        administration=administration,
        metric=metric,
        subjects=subjects,
        units={str(profile.key): profile.unit for profile in facts.profiles},
        days=[days.opens[0] + DAY * t for t in range((last - days.opens[0]).days + 1)],
        panel=calm.values,
        posted=published(facts, days, subjects) if administration.planned_posts else np.empty((0, 0)),
    )
    return factors.with_own(known), calm


def posting_of(facts: Facts, calm: Panel) -> Posting:
    """How a figure moves with posts, from its days without what is known of them."""
    return posting(calm.values, published(facts, calm, calm.subjects), calm.subjects)


def _forecast(
    panel: Panel, alive: NDArray[np.bool_], coming: int, pace: Pace, factors: Factors | None
) -> tuple[Array, Array, tuple[str, ...]]:
    """Quantiles of every series, draws of those ``alive``, and what each forecast stands on.

    Models see the panel as it would have been without what was known beforehand, weekdays included.
    """
    if factors is None:
        quantiles, basis = forecast_panel(panel.values[:, -pace.memory :], coming, QUANTILES, pace, pace.season)
        return quantiles, joint_draws(panel.values[alive], quantiles[alive], QUANTILES), basis
    past = len(panel.opens)
    opens = pace.opens(panel.opens[0], past + coming)
    mean, lately = factors.over(opens, pace.length), opens[max(0, past - pace.lately) : past]
    week = factors.weekdays(opens, pace.length)
    calm = panel.values / np.exp(mean[:, :past]) / week[:, :past]
    season = pace.season if pace.length == 7 else 1  # the week was taken out
    quantiles, basis = forecast_panel(calm[:, -pace.memory :], coming, QUANTILES, pace, season)
    quantiles *= week[:, past:, None]
    draws = joint_draws(calm[alive], quantiles[alive], QUANTILES)
    moves = Coming(mean[:, past:], factors.doubt(opens[past:], pace.length, lately))
    return whole(moves.upon(quantiles, QUANTILES), panel.values), moves.of(alive).upon_draws(draws), basis


def forecast_panel(
    panel: Array, horizon: int, levels: Sequence[float], pace: Pace, season: int
) -> tuple[Array, tuple[str, ...]]:
    """Each series by the most demanding model whose need of history it meets; and what that stands on.

    With less than ``OWN_WEEKS``, that is on its peers more than on itself; "" where no model says anything.
    """
    known = np.isfinite(panel).sum(axis=1)
    quantiles = np.full((len(panel), horizon, len(levels)), np.nan)
    for model in all_models():
        mine = np.isnan(quantiles).all(axis=(1, 2)) & (known >= model.least_history)
        if mine.any():
            quantiles[mine] = model.forecast(panel, horizon, levels, season)[mine]
    basis = np.where(known * pace.length < 7 * OWN_WEEKS, "peers", "own")
    return quantiles, tuple(np.where(np.isnan(quantiles).any(axis=(1, 2)), "", basis).tolist())


def _unknown(values: Array, pace: Pace) -> NDArray[np.intp]:
    """How many of the panel's last periods are not known, by series."""
    known = np.isfinite(values)
    never = values.shape[1] + pace.dormant + 1
    return np.asarray(np.where(known.any(axis=1), np.argmax(known[:, ::-1], axis=1), never))


def _counted(
    values: Array, first: date, coming: Sequence[date], pace: Pace, factors: Factors | None
) -> NDArray[np.bool_]:
    """Whether anybody counts in each coming period."""
    if pace.length == 7:
        return np.ones((len(values), len(coming)), dtype=bool)
    open_on = open_weekdays(values, first)[:, [day.weekday() for day in coming]]
    return np.asarray(open_on & ~factors.is_closed(coming) if factors else open_on)
