# SPDX-License-Identifier: EUPL-1.2
"""Each series' level times what the whole panel shows to follow such levels: the short borrow from the long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from criterio.domain.sentence import Sentence, say
from criterio.expect._model import Array
from criterio.expect.calibrate import stretched, stretches
from criterio.expect.learned import clues_of, learned_levels
from criterio.expect.levels import decayed_mean, dispersion, floor_of, last_known, running_median, seasonal_index
from criterio.expect.ratios import Bins, bins_of, quantile_table
from criterio.expect.score import pinball

HALF_LIVES = (1.0, 2.0, 4.0, 8.0, 16.0, 64.0)
WINDOWS = (5, 9, 13)
TREND = 0.7  # of a past trend, what is carried on
CYCLES = 3  # complete cycles from which a season is told; fewer show chance as much as season
MEMORY = 156  # past origins that are learnt from
MOMENTS = 12  # past origins on which candidates are compared and ranges calibrated
MOST_BINS, PER_BIN = 6, 120
OWN = 24.0  # past forecasts after which a series' own losses weigh as much as the panel's
OWN_WINDOWS = (13, 26, 52)  # periods of its own that a series is compared with directly
KEEP = 6  # candidates averaged
SEATS = (0.25, 0.5, 0.25)  # shares of the best candidates, the learned level and the own history
PATIENCE = 0.25  # a voice whose losses are this share above the best loses its seat by a factor of e
OFFSET = 0.1  # of the middle of the forecast, added before logs are averaged: zero has none


@dataclass(frozen=True)
class _Past:
    """A panel cut into origins: everything that does not depend on the candidate level."""

    panel: Array
    horizon: int
    levels: tuple[float, ...]
    origins: Array  # columns from which forecasts start, the last one being now
    asof: tuple[int, ...]  # the last origins, now included: where forecasts are made
    bins: Bins  # (series, origins)
    count: int
    index: Array | None  # as of levels.seasonal_index; None where the panel is too short to show a season

    @property
    def own(self) -> int:
        """How many candidates, the last ones, are a series' own values."""
        return len(OWN_WINDOWS) * (1 if self.index is None else 2)

    @cached_property
    def truth(self) -> Array:
        """What came: (series, origins, horizon), NaN where not known or still to come."""
        ahead = self.origins[:, None] + np.arange(1, self.horizon + 1)
        padded = np.pad(self.panel, ((0, 0), (0, self.horizon)), constant_values=np.nan)
        truth: Array = padded[:, ahead]
        return truth


@dataclass(frozen=True)
class PooledRatios:
    """Quantiles of y(t+h)/level, pooled over series of like dispersion; the best levels averaged, then calibrated."""

    name: str = "pooled_ratios"
    title: Sentence = field(default_factory=lambda: say("Own level times what all profiles together show"))
    basis: str = "own"
    least_history: int = 8

    def forecast(self, panel: Array, horizon: int, levels: Sequence[float], season: int = 1) -> Array:
        result = np.full((len(panel), horizon, len(levels)), np.nan)
        known = np.isfinite(panel).sum(axis=1) >= 2
        if known.any() and panel.shape[1] > 2:
            result[known] = _forecast(_past(panel[known], horizon, levels, season))
        return result


def _past(panel: Array, horizon: int, levels: Sequence[float], season: int) -> _Past:
    periods = panel.shape[1]
    origins = np.arange(max(1, periods - MEMORY), periods)
    moments = int(np.clip(len(origins) // 2, 1, MOMENTS))
    spread = dispersion(panel)[:, origins]
    usable = np.isfinite(spread) & np.isfinite(last_known(panel)[:, origins])
    bins, count = bins_of(spread, usable, MOST_BINS, PER_BIN)
    asof = tuple(int(origin) for origin in origins[-moments - 1 :])
    told = season > 1 and periods > CYCLES * season
    index = seasonal_index(panel, season, shrink=max(2.0, season / 6)) if told else None
    return _Past(panel, horizon, tuple(levels), origins, asof, bins, count, index)


def _forecast(past: _Past) -> Array:
    truth = past.truth
    made = np.stack([*(_candidate(past, truth, scale) for scale in _scales(past)), _learned(past), *_own(past)])
    behind = truth[:, -len(past.asof) : -1]
    bins = past.bins[:, -len(past.asof) :]
    judged = _judged(made[:, :, :-1], behind, past)
    now = _mixed(_weights(made[:, :, :-1], behind, past), made[:, :, -1:])[:, 0]
    for h in range(past.horizon):
        factors = stretches(judged[:, :, h], behind[:, :, h], bins[:, :-1], past.count, past.levels)
        now[:, h] = stretched(now[:, h], factors[bins[:, -1]])
    return now


def _judged(made: Array, truth: Array, past: _Past) -> Array:
    """Past forecasts to calibrate on: each half of the moments mixed as the other half would have chosen."""
    early = np.arange(truth.shape[1]) < truth.shape[1] // 2
    if not early.any():
        return _mixed(_weights(made, truth, past), made)
    judged = np.empty(made.shape[1:])
    for half in (early, ~early):
        judged[:, half] = _mixed(_weights(made[:, :, ~half], truth[:, ~half], past), made[:, :, half])
    return judged


def _mixed(weights: Array, made: Array) -> Array:
    """The candidates averaged in logs, quantile by quantile: (series, moments, horizon, levels).

    In logs, one candidate that fears a surge does not stretch the whole, and one that fears nothing does not hide it.
    """
    made = np.nan_to_num(made)
    middle = made.shape[-1] // 2
    offset = OFFSET * made[..., middle - 1 : middle + 2].mean(axis=(0, -1))[..., None]
    offset += 1e-3 * made[..., -1:].mean(axis=0) + 1e-9
    mixed: Array = np.exp(np.einsum("cn,cnthq->nthq", weights, np.log(made + offset))) - offset
    kept: Array = np.where(mixed > 0.01 * offset, mixed, 0.0)
    return kept


def _scales(past: _Past) -> Iterator[Array]:
    """Every candidate for the level that a coming period is a multiple of: (series, origins, horizon)."""
    flat = np.ones((1, 1, past.horizon))
    for level in _levels(past.panel):
        yield level[:, past.origins, None] * flat
    yield _trended(past)
    if past.index is not None:
        factor = past.index[:, past.origins[:, None], _phases_ahead(past.index, past.origins, past.horizon)]
        for level in _levels(_calm(past.panel, past.index)):
            yield level[:, past.origins, None] * factor


def _calm(panel: Array, index: Array) -> Array:
    """The panel without its season."""
    phase = np.arange(panel.shape[1]) % index.shape[2]
    calm: Array = panel / np.take_along_axis(index, phase[None, :, None], axis=2)[..., 0]
    return calm


def _phases_ahead(index: Array, origins: Array, horizon: int) -> Array:
    phases: Array = (origins[:, None] + np.arange(1, horizon + 1)) % index.shape[2]
    return phases


def _levels(panel: Array) -> Iterator[Array]:
    floor = floor_of(panel)
    for half_life in HALF_LIVES:
        yield np.maximum(decayed_mean(panel, half_life), floor)
    for window in WINDOWS:
        yield np.maximum(running_median(panel, window), floor)
    yield np.maximum(last_known(panel), floor)


def _trended(past: _Past) -> Array:
    """The last known value carried along part of its trend: for totals that grow, such as followers."""
    floor = floor_of(past.panel)
    newest = np.maximum(last_known(past.panel), floor)
    slope = decayed_mean(np.diff(np.log(newest), axis=1, prepend=np.nan), 6.0)
    slope = np.clip(np.nan_to_num(slope), -0.05, 0.05)[:, past.origins, None]
    grown = newest[:, past.origins, None] * np.exp(TREND * slope * np.arange(1, past.horizon + 1))
    trended: Array = np.maximum(grown, floor[:, past.origins, None])
    return trended


def _learned(past: _Past) -> Array:
    """Multiples of the level that the panel teaches: past moments by what was known at the first of them."""
    clues = clues_of(past.panel, past.origins, past.horizon, past.index)
    before, now = learned_levels(clues, past.truth, past.origins, (past.asof[0], past.asof[-1]))
    made = _candidate(past, past.truth, before)
    made[:, -1] = _candidate(past, past.truth, now)[:, -1]
    return made


def _candidate(past: _Past, truth: Array, scale: Array) -> Array:
    """Forecasts of one candidate at every moment of ``asof``: (series, moments, horizon, levels)."""
    moments = len(past.asof)
    made = np.empty((len(scale), moments, past.horizon, len(past.levels)))
    ends = np.broadcast_to(past.origins, past.bins.shape)
    fade = 0.5 ** ((past.origins[-1] - ends) / (MEMORY / 2))
    bins = past.bins[:, -moments:]
    for h in range(past.horizon):
        ratio = truth[:, :, h] / scale[:, :, h]
        usable = np.isfinite(ratio)
        table = quantile_table(
            ratio[usable], fade[usable], past.bins[usable], past.count, past.asof, ends[usable] + h + 1, past.levels
        )
        table = _filled(table)
        for moment in range(moments):
            made[:, moment, h] = scale[:, -moments + moment, h, None] * table[moment, bins[:, moment]]
    return made


def _own(past: _Past) -> Iterator[Array]:
    """Forecasts that say: as it has been. The series' own values of late, season put back where there is one."""
    for window in OWN_WINDOWS:
        yield np.stack([_quantiles_of(past, past.panel, now, window) for now in past.asof], axis=1)
    if past.index is not None:
        calm, asof = _calm(past.panel, past.index), np.asarray(past.asof)
        factor = past.index[:, asof[:, None], _phases_ahead(past.index, asof, past.horizon)][..., None]
        for window in OWN_WINDOWS:
            yield np.stack([_quantiles_of(past, calm, now, window) for now in past.asof], axis=1) * factor


def _quantiles_of(past: _Past, panel: Array, now: int, window: int) -> Array:
    values = np.sort(panel[:, max(0, now + 1 - window) : now + 1], axis=1)
    known = np.isfinite(values).sum(axis=1)
    place = np.clip(np.asarray(past.levels) * known[:, None] - 0.5, 0, np.maximum(known - 1, 0)[:, None])
    low = np.take_along_axis(values, place.astype(int), axis=1)
    high = np.take_along_axis(values, np.ceil(place).astype(int), axis=1)
    mixed = np.where(known[:, None] > 0, low + (place % 1) * (high - low), 0.0)
    return np.repeat(mixed[:, None], past.horizon, axis=1)


def _filled(table: Array) -> Array:
    """A bin with nothing yet takes the mean of the others; where no bin has, the next moment that has."""
    for moment in range(len(table) - 1, -1, -1):
        empty = np.isnan(table[moment, :, 0])
        if empty.all():
            table[moment] = table[moment + 1] if moment + 1 < len(table) else 1.0
        elif empty.any():
            table[moment, empty] = table[moment, ~empty].mean(axis=0)
    return table


def _weights(made: Array, truth: Array, past: _Past) -> Array:
    """How much each candidate counts for each series: the best few by loss, the series' own shrunk to the panel's."""
    scale = np.maximum(np.nanmean(np.abs(np.where(np.isfinite(past.panel), past.panel, np.nan)), axis=1), 1e-9)
    loss = np.stack([pinball(one, truth, past.levels).mean(axis=-1) for one in made]) / scale[:, None, None]
    known = np.isfinite(loss)
    own, count = np.where(known, loss, 0).sum(axis=(2, 3)), known.sum(axis=(2, 3))
    if not count.any():
        return _seated(np.ones(own.shape), len(made) - past.own - 1)
    overall = own.sum(axis=1, keepdims=True) / count.sum(axis=1, keepdims=True)
    typical = (own.sum(axis=0) / np.maximum(count.sum(axis=0), 1) / max(overall.mean(), 1e-12))[None, :]
    prior = OWN * past.horizon
    shrunk = (own + prior * overall * np.maximum(typical, 0.05)) / (count + prior)
    return _seated(shrunk, len(made) - past.own - 1)


def _seated(loss: Array, learned: int) -> Array:
    """Three voices by ``SEATS``: the best few candidates, the learned level, the best of the own history.

    Candidates that are alike win together; a voice unlike them errs elsewhere, so it keeps a seat, smaller the worse
    it has been for the series.
    """
    best = np.argsort(loss, axis=0)[:KEEP]
    voices = np.zeros((len(SEATS), *loss.shape))
    np.put_along_axis(voices[0], best, 1 / len(best), axis=0)
    voices[1, learned] = 1.0
    own = learned + 1 + np.argmin(loss[learned + 1 :], axis=0)
    np.put_along_axis(voices[2], own[None], 1.0, axis=0)
    heard = (voices * loss).sum(axis=1)
    seats = np.asarray(SEATS)[:, None] * np.exp(-(heard / np.maximum(heard.min(axis=0), 1e-12) - 1) / PATIENCE)
    weights: Array = (voices * (seats / seats.sum(axis=0))[:, None]).sum(axis=0)
    return weights


MODEL = PooledRatios()
