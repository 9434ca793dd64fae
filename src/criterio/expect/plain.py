# SPDX-License-Identifier: EUPL-1.2
"""What is said of a panel too short to judge anything by its past: as each series has been, in two ways."""

import numpy as np

from criterio.expect._model import Array
from criterio.expect.levels import floor_of
from criterio.expect.mixing import mixed
from criterio.expect.moments import Past
from criterio.expect.ratios import row_quantiles

SHORT = (6, 10)  # periods up to which it has its whole share, and from which it has none
SHARE = 2 / 3  # of what is said of the shortest panels


def steadied(made: Array, past: Past) -> Array:
    """Quantiles (series, horizon, levels), drawn to the plain ones the more, the shorter the panel is."""
    share = SHARE * float(np.interp(past.panel.shape[1], SHORT, (1.0, 0.0)))
    if not share:
        return made
    plain = [np.repeat(one[:, None], past.horizon, axis=1) for one in (_lent(past), _own(past))]
    shares = np.repeat([[1 - share], [share / 2], [share / 2]], len(made), axis=1)
    return mixed(shares, np.stack([made, *plain])[:, :, None])[:, 0]


def _own(past: Past) -> Array:
    """Quantiles of all that each series has been."""
    return row_quantiles(past.panel, past.levels)


def _lent(past: Past) -> Array:
    """Each series' mean, times what a value is of the mean of the others beside it, in all series."""
    known = np.isfinite(past.panel)
    total, count = np.where(known, past.panel, 0.0).sum(axis=1, keepdims=True), known.sum(axis=1, keepdims=True)
    floor = floor_of(past.panel)[:, -1:]
    others = np.maximum((total - past.panel) / np.maximum(count - 1, 1), floor)
    shape = row_quantiles((past.panel / others)[known], past.levels)
    made: Array = np.maximum(total / count, floor) * shape
    return made
