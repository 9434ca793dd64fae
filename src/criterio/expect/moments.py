# SPDX-License-Identifier: EUPL-1.2
"""A panel cut into the past moments from which it could have been forecast, now being the last of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from criterio.expect._model import Array
from criterio.expect.learned import clues_of, learned_levels
from criterio.expect.levels import decayed_mean, dispersion, floor_of, last_known, seasonal_index
from criterio.expect.ratios import Bins, bins_of, coming, gained, quantile_table, until

MEMORY = 156  # past origins that are learnt from
MOMENTS = 12  # past origins on which candidates are compared and ranges calibrated
SPAN = 2.0  # horizons over which those are spread: from the newest ones alone nothing far ahead has come true yet
LESSON = 6  # moments after which what the past teaches is worked out anew
CYCLES = 3  # complete cycles from which a season is told; fewer show chance as much as season
MOST_BINS, PER_BIN = 6, 120
LENGTHS = (2.0, 8.0, 32.0)  # half-lives over which it is looked how far a series has strayed


@dataclass(frozen=True)
class Past:
    """Everything that does not depend on the level that a forecast starts from."""

    panel: Array
    horizon: int
    levels: tuple[float, ...]
    origins: NDArray[np.intp]  # columns from which forecasts start, the last one being now
    at: NDArray[np.intp]  # of the origins, the places where forecasts are made, now included
    lessons: NDArray[np.intp]  # columns at which what the past teaches is worked out; now is one of them
    bins: Bins  # (series, origins): series of like dispersion
    count: int
    season: int
    totals: Array | None  # those of which the panel is the gains: what comes is the mean gain until each period ahead
    index: Array | None  # as of levels.seasonal_index; None where the panel is too short to show a season

    @property
    def asof(self) -> NDArray[np.intp]:
        """The columns where forecasts are made, now being the last."""
        return self.origins[self.at]

    @cached_property
    def truth(self) -> Array:
        """What came: (series, origins, horizon), NaN where not known or still to come."""
        return self.came(self.origins)

    def came(self, after: NDArray[np.intp]) -> Array:
        """What came after each of those columns, as ``truth``."""
        if self.totals is None:
            return coming(self.panel, after, self.horizon)
        return gained(self.totals, after, self.horizon)

    @cached_property
    def taught_by(self) -> NDArray[np.intp]:
        """For each moment, the place of the newest lesson before it."""
        return np.searchsorted(self.lessons, self.asof, side="right") - 1

    def of_lesson(self, lesson: int) -> "Past":
        """Only the moments that go by one lesson."""
        return replace(self, at=self.at[self.taught_by == lesson], lessons=self.lessons[lesson : lesson + 1])

    @cached_property
    def taught(self) -> list[tuple["Past", Array]]:
        """By lesson, its moments and the level (series, origins, horizon) that the panel teaches by then."""
        clues = clues_of(self.panel, self.origins, self.horizon, self.index, self.season, self.gains)
        levels = learned_levels(clues, self.truth, self.origins, self.lessons)
        return [(self.of_lesson(lesson), level) for lesson, level in enumerate(levels)]

    @property
    def gains(self) -> bool:
        """Whether the panel is what totals gain: each period ahead then stands for the mean of all until it."""
        return self.totals is not None

    @cached_property
    def factor(self) -> Array | None:
        """What the season multiplies a level by (series, origins, horizon)."""
        if self.index is None:
            return None
        ahead = (self.origins[:, None] + np.arange(1, self.horizon + 1)) % self.index.shape[2]
        factor: Array = self.index[:, self.origins[:, None], ahead]
        return until(factor) if self.gains else factor

    @cached_property
    def overlap(self) -> Array:
        """How many moments in a row look at the same periods (horizon,): they are not each an experience of its own."""
        apart = max(1, int(self.at[-1] - self.at[-2])) if len(self.at) > 1 else 1
        return np.maximum(np.arange(1, self.horizon + 1) / apart, 1.0) if self.gains else np.ones(self.horizon)

    @cached_property
    def least(self) -> Array:
        """What each series does not go below (series,): zero, unless it has."""
        return np.where((self.panel < 0).any(axis=1), -np.inf, 0.0)

    @cached_property
    def calm(self) -> Array:
        """The panel without its season."""
        if self.index is None:
            return self.panel
        phase = np.arange(self.panel.shape[1]) % self.index.shape[2]
        calm: Array = self.panel / np.take_along_axis(self.index, phase[None, :, None], axis=2)[..., 0]
        return calm

    @cached_property
    def standing(self) -> tuple[Array, Array]:
        """What is known at each origin that tells how far a series will stray (series, origins, clues), and its size.

        How far it has strayed over three lengths of time, how large it is, how often zero, how fresh a surge.
        """
        floor = floor_of(self.calm)[:, self.origins]
        usual = np.maximum(decayed_mean(self.calm, 16.0)[:, self.origins], floor)
        zero = decayed_mean(np.where(np.isfinite(self.calm), self.calm <= 0, np.nan), 16.0)[:, self.origins]
        newest = np.maximum(last_known(self.calm)[:, self.origins], floor)
        fresh = np.log(newest / np.maximum(decayed_mean(self.calm, 8.0)[:, self.origins], floor))
        strayed = [np.log(dispersion(self.calm, length)[:, self.origins] + 0.05) for length in LENGTHS]
        size = np.log(usual)
        clues = [*strayed, size, size**2 / 10, zero, fresh, np.abs(fresh)]
        return np.stack([np.nan_to_num(clue - np.nanmean(clue)) for clue in clues], axis=-1), usual

    def tables(self, measured: Array, unknown: float) -> Array:
        """Quantiles of what was measured (series, origins, horizon), by moment: (series, moments, horizon, levels).

        Newer ones weigh more. A bin in which nothing is known yet goes by the others, and all of them by ``unknown``.
        """
        ends = np.broadcast_to(self.origins, self.bins.shape)
        fade = 0.5 ** ((self.origins[-1] - ends) / (MEMORY / 2))
        result = np.empty((len(self.panel), len(self.at), self.horizon, len(self.levels)))
        for h in range(self.horizon):
            known = np.isfinite(measured[:, :, h])
            table = quantile_table(
                measured[:, :, h][known],
                fade[known],
                self.bins[known],
                self.count,
                self.lessons,
                ends[known] + h + 1,
                self.levels,
            )
            result[:, :, h] = _filled(table, unknown)[self.taught_by[None, :], self.bins[:, self.at]]
        return result


def past_of(panel: Array, horizon: int, levels: Sequence[float], season: int, totals: Array | None = None) -> Past:
    """A panel of at least two periods, every series with something known; or the gains of ``totals``, of one shape."""
    periods = panel.shape[1]
    origins = np.arange(max(1, periods - MEMORY), periods)
    stride = int(np.clip(len(origins) // (2 * MOMENTS), 1, max(1, round(SPAN * horizon / MOMENTS))))
    moments = int(np.clip(len(origins) // (2 * stride), 1, MOMENTS))
    at = np.maximum(len(origins) - 1 - stride * np.arange(moments, -1, -1), 0)
    spread = dispersion(panel)[:, origins]
    usable = np.isfinite(spread) & np.isfinite(last_known(panel)[:, origins])
    bins, count = bins_of(spread, usable, MOST_BINS, PER_BIN)
    told = season > 1 and periods > CYCLES * season
    index = seasonal_index(panel, season, shrink=max(2.0, season / 6)) if told else None
    lessons = origins[np.append(at[:-1:LESSON], at[-1])]
    return Past(panel, horizon, tuple(levels), origins, at, lessons, bins, count, season, totals, index)


def _filled(table: Array, unknown: float) -> Array:
    """A bin with nothing yet takes the mean of the others; where no bin has, the next moment that has."""
    for moment in range(len(table) - 1, -1, -1):
        empty = np.isnan(table[moment, :, 0])
        if empty.all():
            table[moment] = table[moment + 1] if moment + 1 < len(table) else unknown
        elif empty.any():
            table[moment, empty] = table[moment, ~empty].mean(axis=0)
    return table
