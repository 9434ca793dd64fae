# SPDX-License-Identifier: EUPL-1.2
"""A level that the panel itself teaches: one robust regression on the candidates for where a series stands.

No single half-life suits all: after a surge the level falls back, a trend goes on, last week's same day matters. All
series together tell by how much (global models: Montero-Manso and Hyndman, 2021), with least absolute deviations in
logs, so that a few surges do not rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from criterio.expect._model import Array
from criterio.expect.levels import decayed_mean, dispersion, floor_of, last_known, running_median
from criterio.expect.ratios import until

HALF_LIVES, WINDOWS, LAGS = (1.0, 2.0, 4.0, 8.0, 16.0, 64.0), (5, 13), 4
REACH = 3.0  # logs that a candidate may lie away from the usual level
RIDGE = 30.0  # pull of every coefficient towards zero, which is the usual level
ROWS, ROUNDS = 6000, 6  # past forecasts to learn from; steps of reweighting
ENOUGH = 200  # past forecasts below which nothing is learnt
WARM = 6  # periods that a level needs before it says anything
CYCLES = 3  # same phases of past cycles that are looked at


@dataclass(frozen=True)
class Clues:
    """What is known at each origin. ``usual`` is in logs; a coming period's log is ``usual`` plus what clues add."""

    plain: Array  # (series, origins, clues)
    phased: Array  # (series, origins, horizon, clues): those that differ by the period looked at
    usual: Array  # (series, origins, horizon)
    floor: Array  # (series, origins)


def clues_of(
    panel: Array, origins: NDArray[np.intp], horizon: int, index: Array | None, season: int, gains: bool = False
) -> Clues:
    """``index`` as of ``levels.seasonal_index``; None for a panel too short to show a season."""
    floor = floor_of(panel)
    calm, factor = panel, np.ones((len(panel), len(origins), horizon))
    if index is not None:
        phase = np.arange(panel.shape[1]) % season
        calm = panel / np.take_along_axis(index, phase[None, :, None], axis=2)[..., 0]
        ahead = origins[:, None] + np.arange(1, horizon + 1)
        factor = index[:, origins[:, None], ahead % season]
        factor = until(factor) if gains else factor
    candidates = [np.log(np.maximum(level, floor))[:, origins] for level in _candidates(calm, floor)]
    usual = np.mean(candidates[1 : 5 + len(WINDOWS)], axis=0)
    spread = np.log(dispersion(panel) + 0.05)[:, origins]
    plain = np.stack([*(_near(one - usual) for one in candidates), _near(spread - np.nanmean(spread))], axis=-1)
    phased = np.empty((*factor.shape, 0))
    if index is not None:
        back = _cycles_back(calm, floor, usual, origins, horizon, season, gains)
        phased = np.stack([np.log(factor), *back], axis=-1)
    if horizon + 1 < season < panel.shape[1] - WARM - 2 * horizon:
        before = _cycle_before(panel, floor, usual, origins, horizon, season, gains)
        phased = np.concatenate([phased, before], axis=-1)
    return Clues(plain, phased, usual[..., None] + np.log(factor), floor[:, origins])


def learned_levels(clues: Clues, truth: Array, origins: NDArray[np.intp], asof: Iterable[int]) -> list[Array]:
    """The level (series, origins, horizon) that what was known at each moment of ``asof`` teaches."""
    horizon = truth.shape[2]
    with np.errstate(invalid="ignore"):
        target = np.log(np.maximum(truth, clues.floor[..., None])) - clues.usual
    ends = origins[:, None] + np.arange(1, horizon + 1)
    usable = np.isfinite(target) & (origins >= WARM)[None, :, None]
    levels = []
    for moment in asof:
        rows = np.nonzero(usable & (ends <= moment))
        added = _taught(clues, target, rows) if len(rows[0]) >= ENOUGH else 0.0
        levels.append(np.maximum(np.exp(clues.usual + np.clip(added, -2.0, 2.0)), 1e-9))
    return levels


def _candidates(calm: Array, floor: Array) -> list[Array]:
    """Means of six half-lives, medians, the newest values, and means of logs, which surges move little."""
    newest = last_known(calm)
    lagged = [np.pad(newest, ((0, 0), (lag, 0)), mode="edge")[:, : calm.shape[1]] for lag in range(LAGS)]
    logs = np.log(np.maximum(calm, floor))
    return [
        *(decayed_mean(calm, half_life) for half_life in HALF_LIVES),
        *(running_median(calm, window) for window in WINDOWS),
        *lagged,
        *(np.exp(decayed_mean(logs, half_life)) for half_life in (2.0, 8.0, 32.0)),
    ]


def _cycles_back(
    calm: Array, floor: Array, usual: Array, origins: NDArray[np.intp], horizon: int, season: int, gains: bool
) -> list[Array]:
    """The same phase one, two and three cycles before, over the usual level; and their mean."""
    newest = last_known(calm)
    steps = np.arange(1, horizon + 1)
    first = origins[:, None] + steps - season * -(-steps // season)
    back = []
    for cycle in range(CYCLES):
        at = first - season * cycle
        value = np.where(at >= 0, newest[:, np.maximum(at, 0)], np.nan)
        value = until(value) if gains else value
        back.append(_near(np.log(np.maximum(value, floor[:, origins, None])) - usual[..., None]))
    return [*back, np.mean(back, axis=0)]


def _cycle_before(
    panel: Array, floor: Array, usual: Array, origins: NDArray[np.intp], horizon: int, season: int, gains: bool
) -> Array:
    """What came one cycle before at the same distance, alone and with its neighbours, over what was usual then."""
    then = origins - season
    at = np.clip(then[:, None] + np.arange(1, horizon + 1), 0, panel.shape[1] - 1)
    before = usual[:, np.clip(np.searchsorted(origins, then), 0, len(origins) - 1), None]
    known = (then >= max(WARM, origins[0]))[None, :, None]
    values = [values[:, at] for values in (panel, _around(panel))]
    values = [until(one) for one in values] if gains else values
    came = [np.log(np.maximum(one, floor[:, at])) - before for one in values]
    return np.stack([np.where(known, _near(one), 0.0) for one in came], axis=-1)


def _taught(clues: Clues, target: Array, rows: tuple[NDArray[np.intp], ...]) -> Array:
    """What the clues add to the usual level, in logs: iteratively reweighted least squares with a ridge."""
    if len(rows[0]) > ROWS:
        kept = np.random.default_rng(1).permutation(len(rows[0]))[:ROWS]
        rows = tuple(one[kept] for one in rows)
    series, origin, step = rows
    far = np.arange(1, target.shape[2] + 1) / target.shape[2] - 0.5
    plain = clues.plain[series, origin]
    design = np.hstack([np.ones((len(step), 1)), plain, far[step, None], plain * far[step, None], clues.phased[rows]])
    wanted, weight = target[rows], np.ones(len(step))
    ridge = np.full(design.shape[1], RIDGE)
    ridge[0] = 1e-3
    for _ in range(ROUNDS):
        heavy = design * weight[:, None]
        products = np.einsum("ri,rj->ij", heavy, design)  # not @: its threads cost more than so small a product
        answer = np.linalg.solve(products + np.diag(ridge), np.einsum("ri,r->i", heavy, wanted))
        weight = 0.3 / np.maximum(np.abs(wanted - np.einsum("ri,i->r", design, answer)), 0.05)
    many = 1 + clues.plain.shape[2]
    near = answer[0] + np.einsum("noc,c->no", clues.plain, answer[1:many])
    slope = answer[many] + np.einsum("noc,c->no", clues.plain, answer[many + 1 : 2 * many])
    phased = np.einsum("nohc,c->noh", clues.phased, answer[2 * many :])
    added: Array = near[..., None] + slope[..., None] * far + phased
    return added


def _around(panel: Array) -> Array:
    """The mean of what is known of a period and of those beside it."""
    beside = np.pad(panel, ((0, 0), (1, 1)), constant_values=np.nan)
    three = np.stack([beside[:, :-2], panel, beside[:, 2:]])
    known = np.isfinite(three)
    mean: Array = np.where(known, three, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    return np.where(known.any(axis=0), mean, np.nan)


def _near(logs: Array) -> Array:
    """Not known is the usual; nothing is farther than ``REACH``."""
    return np.nan_to_num(np.clip(logs, -REACH, REACH))
