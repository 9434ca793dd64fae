# SPDX-License-Identifier: EUPL-1.2
"""Weeks and days that tell one story: in every draw the days of a week add up to it."""

from dataclasses import replace

import numpy as np

from criterio.domain.forecast import QUANTILES
from criterio.expect._model import Array
from criterio.expect.counts import whole
from criterio.expect.days import DAY
from criterio.expect.joint import at_ranks
from criterio.expect.outlook import Outlook
from criterio.store.facts import FOLLOWERS

DAYS_OF_WEEK = 7


def agreed(weeks: Outlook, days: Outlook) -> tuple[Outlook, Outlook]:
    """Both outlooks of one metric from one day, with draws that add up and the quantiles of those draws.

    A week that is wholly ahead stays as weeks say: they know more of it than days do. Its days are scaled to it, rank
    by rank: in the draw in which they come to the third lowest sum, the week has its third lowest value. The week in
    course is what came of it until now and its coming days, where all that came is known and days stand on their own
    history. Of a total, such as followers, the week is its last day. A subject of which only weeks or only days are
    forecast stays as it is.
    """
    rows, cols = weeks.beside(days)
    of_weeks, of_days, passed = weeks.draws[rows], days.draws[cols], days.first.weekday()
    is_total, own = weeks.metric == FOLLOWERS, np.array([days.basis[col] == "own" for col in cols], dtype=bool)
    so_far = [days.first - DAY * back for back in range(1, passed + 1)]
    came = np.zeros(len(cols)) if is_total else np.where(own, days.came_on(so_far).sum(axis=1)[cols], np.nan)
    for week in range(min(of_weeks.shape[1], (of_days.shape[1] + passed) // DAYS_OF_WEEK)):
        start = DAYS_OF_WEEK * week - passed
        mine = slice(max(start, 0), start + DAYS_OF_WEEK)
        if is_total:
            of_days[~own, mine] = of_weeks[~own, week, None]
        brought = _last(of_days[:, mine]) if is_total else _sum(of_days[:, mine], came if start < 0 else None)
        told = np.isfinite(brought).all(axis=1) & np.isfinite(of_weeks[:, week]).all(axis=1)
        if start >= 0:
            due = at_ranks(brought[told], of_weeks[told, week], of_weeks[told, week])
            of_days[told, start:] = (_move_to if is_total else _share_out)(of_days[told, start:], brought[told], due)
            brought[told] = due
        of_weeks[told, week] = brought[told]
    return _drawn(weeks, rows, of_weeks), _drawn(days, cols, of_days)


def _last(block: Array) -> Array:
    return np.asarray(block[:, -1]).copy()


def _sum(block: Array, came: Array | None) -> Array:
    """Of the days of one week (series, days, draws) and of what came before; NaN where nobody counts in all of it."""
    total = np.asarray(np.nansum(block, axis=1))
    return np.where(np.isfinite(block).any(axis=1), total, np.nan) if came is None else total + came[:, None]


def _share_out(days: Array, brought: Array, due: Array) -> Array:
    """Days from a week's first on (series, days, draws), the first seven scaled to it.

    A draw in which they bring nothing is shared out as is usual.
    """
    block = days[:, :DAYS_OF_WEEK]
    counts = np.isfinite(block)
    usual = np.where(counts, np.where(counts, block, 0.0).mean(axis=2, keepdims=True), np.nan)
    usual = np.where(np.nansum(usual, axis=1, keepdims=True) > 0, usual, np.where(counts, 1.0, np.nan))
    shares = np.where(brought[:, None] > 0, block, usual)
    scaled = shares / np.nansum(shares, axis=1, keepdims=True) * due[:, None]
    return np.concatenate([scaled, days[:, DAYS_OF_WEEK:]], axis=1)


def _move_to(days: Array, brought: Array, due: Array) -> Array:
    """Days of a total from a week's first on (series, days, draws), moved step by step until the week's end, and on."""
    way = np.minimum((np.arange(days.shape[1]) + 1) / DAYS_OF_WEEK, 1.0)[:, None]
    return np.asarray(np.maximum(days + way * (due - brought)[:, None], 0.0))


def _drawn(outlook: Outlook, places: list[int], draws: Array) -> Outlook:
    """With other draws of some series, and the quantiles of those that changed: each is a draw, so that zero stays."""
    changed = (np.sort(draws) != np.sort(outlook.draws[places])).any(axis=2) & np.isfinite(draws).all(axis=2)
    of_all, quantiles = outlook.draws.copy(), outlook.quantiles.copy()
    told = quantiles[places]
    told[changed] = np.quantile(draws[changed], QUANTILES, axis=1, method="inverted_cdf").T
    counted = np.where(changed[..., None], whole(told, outlook.panel.values[places]), told)
    of_all[places], quantiles[places] = draws, counted
    return replace(outlook, draws=of_all, quantiles=quantiles)
