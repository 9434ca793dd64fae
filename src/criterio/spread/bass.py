# SPDX-License-Identifier: EUPL-1.2
"""How many would have it by the Bass curve (Bass 1969), fitted to the counts alone: a cross-check, no forecast.

It knows no ties and has no range, so that it is told beside the forecast and never in its place: where both differ
much, one looks again.
"""

import numpy as np

from criterio.spread.adoptions import Adoptions
from criterio.spread.identified import FEWEST
from criterio.spread.network import Values

_BEGIN, _LOW, _HIGH = (0.02, 0.2), (1e-5, 0.0), (0.5, 1.5)
"""Chance of taking it up alone, and what is added when everybody has it, by period."""


def by_bass(seen: Adoptions, practice: int, periods: int) -> int | None:
    """How many have it so many periods after the last, between those who have it and all; None where few have."""
    times = seen.times[:, practice]
    first, units = times.min(), len(times)
    if np.count_nonzero(np.isfinite(times) & (times > first)) < FEWEST:
        return None
    since = np.arange(seen.last - int(first) + 1, dtype=np.float64)
    counted = (times[:, None] <= first + since).sum(axis=0)

    def missed(alone_and_added: Values) -> Values:
        return np.asarray(_curve(alone_and_added, since, counted[0], units) - counted)

    from scipy.optimize import least_squares  # it takes half a second to wake: not while a server starts

    fit = least_squares(missed, _BEGIN, bounds=(_LOW, _HIGH))
    told = _curve(fit.x, since[-1:] + periods, counted[0], units)
    return int(np.clip(round(float(told[0])), counted[-1], units))


def _curve(alone_and_added: Values, since: Values, begun: int, units: int) -> Values:
    """From ``begun`` at the first period."""
    alone, added = alone_and_added
    share = begun / units
    odds = (1 - share) / (alone + added * share) * np.exp(-(alone + added) * since)
    found: Values = units * (1 - alone * odds) / (1 + added * odds)
    return found
