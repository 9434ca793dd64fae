# SPDX-License-Identifier: EUPL-1.2
"""What is counted comes in whole numbers: its quantiles are whole too."""

import numpy as np
from numpy.typing import NDArray

from criterio.expect._model import Array


def whole(quantiles: Array, panel: Array) -> Array:
    """Quantiles (series, …) of the series of ``panel`` that only ever had whole values, and not only zeros, rounded.

    Between two counts nothing comes, so no quantile there is the best answer: expected pinball loss is straight from
    one count to the next. Models see counts as if each stood for what is within half a unit of it; to round is the way
    back.
    """
    rounded: Array = np.where(counted(panel).reshape(-1, *[1] * (quantiles.ndim - 1)), np.round(quantiles), quantiles)
    return rounded


def counted(panel: Array) -> NDArray[np.bool_]:
    """Which series only ever had whole values, and not only zeros."""
    known = np.isfinite(panel)
    return np.asarray(((panel % 1 == 0) | ~known).all(axis=1) & (known & (panel > 0)).any(axis=1))
