# SPDX-License-Identifier: EUPL-1.2
"""Each series' level and what the whole panel shows to follow such levels: the short borrow from the long."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from criterio.domain.sentence import Sentence, say
from criterio.expect._model import Array
from criterio.expect.calibrate import stretched, stretches
from criterio.expect.candidates import multiples, own, resembling, steps, taught
from criterio.expect.counts import whole
from criterio.expect.mixing import losses, mixed, weights
from criterio.expect.moments import Past, past_of
from criterio.expect.plain import steadied
from criterio.expect.totals import added, are_totals, gains_of

VOICES = ((multiples, 0.11), (steps, 0.09), (taught, 0.22), (resembling, 0.13), (own, 0.45))
"""Each kind of candidates and its seat."""


@dataclass(frozen=True)
class PooledRatios:
    """Candidates of every kind, averaged by how they have done on past moments of the panel, then calibrated.

    Series of which little is known are drawn to what few periods say; of a panel of fewer than three periods, nothing.
    """

    name: str = "pooled_ratios"
    title: Sentence = field(default_factory=lambda: say("Own level times what all profiles together show"))
    least_history: int = 1

    def forecast(self, panel: Array, horizon: int, levels: Sequence[float], season: int = 1) -> Array:
        result = np.full((len(panel), horizon, len(levels)), np.nan)
        known = np.isfinite(panel).any(axis=1)
        if known.any() and panel.shape[1] > 2:
            totals = known & are_totals(panel)
            for some, forecast in ((totals, _of_totals), (known & ~totals, _of_values)):
                if some.any():
                    result[some] = whole(forecast(panel[some], horizon, levels, season), panel[some])
        return result


def _of_values(panel: Array, horizon: int, levels: Sequence[float], season: int) -> Array:
    return _forecast(past_of(panel, horizon, levels, season))


def _of_totals(panel: Array, horizon: int, levels: Sequence[float], season: int) -> Array:
    return added(panel, _forecast(past_of(gains_of(panel), horizon, levels, season, panel[:, 1:])))


def _forecast(past: Past) -> Array:
    kinds = [(list(kind(past)), seat) for kind, seat in VOICES]
    voices = [(len(some), seat) for some, seat in kinds]
    made = np.stack([one for some, _ in kinds for one in some])
    behind = past.truth[:, past.at[:-1]]
    everything = np.ones(behind.shape[1], dtype=bool)
    judged = _judged(made[:, :, :-1], behind, past, voices)
    now = mixed(_weights(made[:, :, :-1], behind, past, voices, everything), made[:, :, -1:])[:, 0]
    bins = past.bins[:, past.at]
    factors = stretches(judged, behind, bins[:, :-1], past.count, past.levels, past.overlap)
    wide = stretched(now, np.moveaxis(factors[:, bins[:, -1]], 0, 1), past.least[:, None, None])
    return steadied(wide, past)


def _judged(made: Array, truth: Array, past: Past, voices: Sequence[tuple[int, float]]) -> Array:
    """Past forecasts to calibrate on: each half of the moments mixed as the other half would have chosen."""
    early = np.arange(truth.shape[1]) < truth.shape[1] // 2
    if not early.any():
        return mixed(_weights(made, truth, past, voices, ~early), made)
    judged = np.empty(made.shape[1:])
    for half in (early, ~early):
        judged[:, half] = mixed(_weights(made, truth, past, voices, ~half), made[:, :, half])
    return judged


def _weights(
    made: Array, truth: Array, past: Past, voices: Sequence[tuple[int, float]], moments: NDArray[np.bool_]
) -> Array:
    return weights(losses(made[:, :, moments], truth[:, moments], past.panel, past.levels), voices)


MODEL = PooledRatios()
