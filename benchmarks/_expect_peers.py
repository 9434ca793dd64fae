# SPDX-License-Identifier: EUPL-1.2
"""The named peers of ``benchmarks/expect.py``: the models of statsforecast, Prophet and LightGBM's quantiles.

Each takes (panel, horizon, levels, season) and the first day with the frequency, and gives quantiles as Criterio does.
"""

import logging
import signal
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from importlib.util import find_spec

import numpy as np

from criterio.expect._model import Array

Peer = Callable[[Array, int, Sequence[float], int], Array]
LIMIT = 5.0
"""CPU seconds that a model of one series has for each; one that takes longer has not forecast that series."""

FIRST = date(2020, 1, 6)
"""Panels carry no calendar of their own here: the peers that want one get days from this Monday on."""


def peers() -> tuple[dict[str, Peer], list[str]]:
    """Those that are installed, and the names of those that are not."""
    found: dict[str, Peer] = {}
    missing = []
    for module, members in (("statsforecast", _statsforecast), ("prophet", _prophet), ("lightgbm", _lightgbm)):
        if find_spec(module):
            found |= members()
        else:
            missing.append(module)
    return found, missing


def filled(series: Array) -> Array:
    """Without what comes before the first known value; what is not known later repeats the last known."""
    known = np.flatnonzero(np.isfinite(series))
    if not len(known):
        return np.zeros(1)
    after = series[known[0] :]
    last = np.maximum.accumulate(np.where(np.isfinite(after), np.arange(len(after)), 0))
    return after[last]


def _statsforecast() -> dict[str, Peer]:
    from statsforecast import models

    def short(season: int) -> int:
        return season if season <= 24 else 1

    makers = {
        "statsforecast AutoETS": lambda season, horizon: models.AutoETS(season_length=short(season)),
        "statsforecast AutoTheta": lambda season, horizon: models.AutoTheta(season_length=short(season)),
        "statsforecast DynamicOptimizedTheta": lambda season, horizon: models.DynamicOptimizedTheta(
            season_length=short(season)
        ),
        "statsforecast AutoCES": lambda season, horizon: models.AutoCES(season_length=short(season)),
        "statsforecast AutoARIMA": lambda season, horizon: models.AutoARIMA(
            season_length=short(season), approximation=True
        ),
        "statsforecast SeasonalNaive": lambda season, horizon: models.SeasonalNaive(season_length=season),
        "statsforecast HistoricAverage": lambda season, horizon: models.HistoricAverage(),
        "statsforecast Naive": lambda season, horizon: models.Naive(),
        "statsforecast RandomWalkWithDrift": lambda season, horizon: models.RandomWalkWithDrift(),
        "statsforecast SES, conformal": lambda season, horizon: models.SimpleExponentialSmoothingOptimized(
            prediction_intervals=models.ConformalIntervals(h=horizon, n_windows=4)
        ),
        "statsforecast WindowAverage, conformal": lambda season, horizon: models.WindowAverage(
            window_size=8, prediction_intervals=models.ConformalIntervals(h=horizon, n_windows=4)
        ),
        "statsforecast CrostonSBA, conformal": lambda season, horizon: models.CrostonSBA(
            prediction_intervals=models.ConformalIntervals(h=horizon, n_windows=4)
        ),
        "statsforecast IMAPA, conformal": lambda season, horizon: models.IMAPA(
            prediction_intervals=models.ConformalIntervals(h=horizon, n_windows=4)
        ),
    }
    return {name: _each(maker) for name, maker in makers.items()}


def _each(maker: Callable[[int, int], object]) -> Peer:
    """Runs a model of one series over every series. One that fails is a series that it cannot forecast."""

    def forecast(past: Array, horizon: int, levels: Sequence[float], season: int) -> Array:
        inside = [round(100 * (1 - 2 * level)) for level in levels if level < 0.5]
        made = np.full((len(past), horizon, len(levels)), np.nan)
        for place, series in enumerate(past):
            known = filled(series)
            try:
                with warnings.catch_warnings(), _limited(LIMIT):
                    warnings.simplefilter("ignore")
                    told = _of_one(maker, known, horizon, season, inside)
            except Exception:  # a model that does not fit a series leaves it out; the table says how many
                continue
            low = [told[f"lo-{one}"] for one in inside]
            high = [told[f"hi-{one}"] for one in reversed(inside)]
            made[place] = np.stack([*low, told["mean"], *high], axis=1)
        return np.maximum(made, 0)

    return forecast


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raises TimeoutError within, once so many CPU seconds have gone."""

    def stop(number: int, frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _of_one(maker: Callable[[int, int], object], known: Array, horizon: int, season: int, inside: list[int]) -> dict:
    return maker(season if len(known) > 2 * season else 1, horizon).forecast(known, horizon, level=inside)


def _prophet() -> dict[str, Peer]:
    import pandas as pd
    from prophet import Prophet

    for name in ("prophet", "cmdstanpy"):
        logging.getLogger(name).setLevel(logging.ERROR)

    def forecast(past: Array, horizon: int, levels: Sequence[float], season: int) -> Array:
        step = timedelta(days=1 if season == 7 else 7)
        days = [FIRST + step * place for place in range(past.shape[1] + horizon)]
        made = np.full((len(past), horizon, len(levels)), np.nan)
        for place, series in enumerate(past):
            known = np.isfinite(series)
            if known.sum() < 3:
                continue
            frame = pd.DataFrame({"ds": pd.to_datetime(days[: past.shape[1]]), "y": series})[known]
            model = Prophet(weekly_seasonality=season == 7, uncertainty_samples=500).fit(frame, seed=1)
            future = pd.DataFrame({"ds": pd.to_datetime(days[past.shape[1] :])})
            made[place] = np.quantile(model.predictive_samples(future)["yhat"], levels, axis=1).T
        return np.maximum(made, 0)

    return {"Prophet": forecast}


def _lightgbm() -> dict[str, Peer]:
    import lightgbm

    def forecast(past: Array, horizon: int, levels: Sequence[float], season: int) -> Array:
        rows = np.array([np.pad(filled(series), (past.shape[1] - len(filled(series)), 0)) for series in past])
        need = max(1, min(8, rows.shape[1] - horizon - 1))
        ends = range(max(need, rows.shape[1] - horizon - 60), rows.shape[1] - horizon)
        seen = [_features(rows[:, :end], h, season, need) for end in ends for h in range(horizon)]
        features, scale = np.concatenate([f for f, _ in seen]), np.concatenate([s for _, s in seen])
        target = np.concatenate([rows[:, end + h] for end in ends for h in range(horizon)]) / scale
        keep = np.random.default_rng(1).permutation(len(target))[:60_000]
        ahead = [_features(rows, h, season, need) for h in range(horizon)]
        made = np.empty((len(past), horizon, len(levels)))
        for place, level in enumerate(levels):
            model = lightgbm.LGBMRegressor(
                objective="quantile", alpha=level, n_estimators=150, num_leaves=15, verbose=-1, n_jobs=1, seed=1
            ).fit(features[keep], target[keep])
            for h, (now, size) in enumerate(ahead):
                made[:, h, place] = model.booster_.predict(now) * size
        return np.maximum(np.sort(made, axis=2), 0)

    return {"LightGBM quantile": forecast}


def _features(rows: Array, h: int, season: int, need: int) -> tuple[Array, Array]:
    """Lags over the recent level, the same phase of the last cycle, the phase and the horizon; and that level."""
    recent = rows[:, -need:]
    scale = recent.mean(axis=1) + 1.0
    back = season - h % season
    cycle = rows[:, -back] if rows.shape[1] > back else recent[:, -1]
    phase = 2 * np.pi * ((rows.shape[1] + h) % season) / season
    same = np.ones(len(rows))
    columns = [
        *(recent / scale[:, None]).T,
        cycle / scale,
        recent.std(axis=1) / scale,
        np.log(scale),
        h * same,
        np.sin(phase) * same,
        np.cos(phase) * same,
    ]
    return np.stack(columns, axis=1), scale
