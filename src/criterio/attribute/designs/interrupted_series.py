# SPDX-License-Identifier: EUPL-1.2
"""Interrupted series: the treated beside their own trend, damped; for when there is nobody to compare with."""

import numpy as np

from criterio.attribute._design import NEVER, Array, Design, Starts
from criterio.domain.errors import NotIdentified
from criterio.domain.sentence import say


class _InterruptedSeries:
    name = "interrupted_series"
    title = say("interrupted series, without others to compare with")
    needs_controls = False
    staggered = True

    def estimate(self, panel: Array, starts: Starts) -> float:
        treated = np.flatnonzero(starts < min(NEVER, len(panel)))
        if not len(treated) or starts[treated].min() < 2:
            raise NotIdentified(say("A trend needs at least two moments before the start. Choose a later start."))
        effects = [panel[starts[unit] :, unit] - _expected(panel[:, unit], int(starts[unit])) for unit in treated]
        return float(np.concatenate(effects).mean())


def _expected(series: Array, start: int) -> Array:
    """The trend of before goes on, and fades: each step adds nine tenths of what the one before added."""
    times = np.arange(start)
    slope, level = np.polyfit(times, series[:start], 1)
    ahead = np.cumsum(0.9 ** np.arange(1, len(series) - start + 1))
    return np.asarray(level + slope * (start - 1 + ahead))


DESIGN: Design = _InterruptedSeries()
