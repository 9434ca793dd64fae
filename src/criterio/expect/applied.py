# SPDX-License-Identifier: EUPL-1.2
"""What is known beforehand, put upon a forecast that was made as if nothing were: ranges are moved and made wider."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from criterio.expect._model import Array

SEED = 2


@dataclass(frozen=True)
class Coming:
    """Log factors of the coming periods and their standard deviations, (series, periods) both."""

    mean: Array
    doubt: Array

    def of(self, some: NDArray[np.bool_]) -> "Coming":
        """Of some series only."""
        return Coming(self.mean[some], self.doubt[some])

    def upon(self, quantiles: Array, levels: Sequence[float]) -> Array:
        """Quantiles (series, periods, levels) multiplied; the doubt adds to their own distances from the middle one."""
        return moved(quantiles, levels, self.mean[..., None], self.doubt[..., None] ** 2)

    def upon_draws(self, draws: Array) -> Array:
        """Draws (series, periods, draws) multiplied. In a draw, what is not known of a factor is the same for all."""
        rng = np.random.default_rng(SEED)
        count = draws.shape[2]
        normal = ndtri((np.arange(count) + 0.5) / count)
        shared = np.stack([rng.permutation(normal) for _ in range(draws.shape[1])])
        drawn: Array = draws * np.exp(self.mean[..., None] + self.doubt[..., None] * shared)
        return drawn


def moved(quantiles: Array, levels: Sequence[float], mean: Array | float, variance: Array | float) -> Array:
    """Quantiles, levels last, times exp(``mean``), with ``variance`` more in logs, or less where it is negative."""
    middle = quantiles[..., len(levels) // 2, None]
    known = (quantiles > 0) & (middle > 0)
    apart = np.log(np.where(known, quantiles, 1.0) / np.where(known, middle, 1.0))
    normal = ndtri(np.asarray(levels))
    wider = np.sign(normal) * np.sqrt(np.maximum(apart**2 + variance * normal**2, 0))
    found: Array = np.where(known, middle * np.exp(wider), quantiles) * np.exp(mean)
    return found
