# SPDX-License-Identifier: EUPL-1.2
"""Sums hold in every draw, each part keeps its forecast, and what rose together rises together."""

import numpy as np
import pytest

from criterio.domain.forecast import QUANTILES
from criterio.expect.joint import joint_draws
from criterio.expect.models.pooled_ratios import MODEL

RNG = np.random.default_rng(2)


def test_the_whole_is_the_sum_of_its_parts_in_every_draw() -> None:
    panel = RNG.poisson(50, (12, 40)).astype(float)
    draws = joint_draws(panel, MODEL.forecast(panel, 4, QUANTILES), QUANTILES)
    units = np.stack([draws[:5].sum(axis=0), draws[5:].sum(axis=0)])
    assert draws.shape == (12, 4, 500)
    assert np.abs(units.sum(axis=0) - draws.sum(axis=0)).max() < 1e-9
    assert (draws >= 0).all()


def test_each_series_keeps_its_own_forecast() -> None:
    panel = RNG.poisson(50, (6, 40)).astype(float)
    quantiles = MODEL.forecast(panel, 2, QUANTILES)
    draws = joint_draws(panel, quantiles, QUANTILES)
    inner = slice(1, -1)
    assert np.quantile(draws, QUANTILES[inner], axis=2) == pytest.approx(
        np.moveaxis(quantiles[..., inner], -1, 0), rel=0.02
    )


def test_series_that_rose_and_fell_together_do_so_in_the_draws() -> None:
    common = RNG.lognormal(0, 0.5, 80)
    panel = np.vstack([100 * common, 300 * common, 100 * RNG.lognormal(0, 0.5, 80)])
    draws = joint_draws(panel, MODEL.forecast(panel, 1, QUANTILES), QUANTILES)[:, 0]
    correlation = np.corrcoef(draws)
    assert correlation[0, 1] > 0.8
    assert abs(correlation[0, 2]) < 0.4


def test_the_same_panel_always_gives_the_same_draws() -> None:
    panel = RNG.poisson(9, (4, 30)).astype(float)
    quantiles = MODEL.forecast(panel, 2, QUANTILES)
    assert np.array_equal(joint_draws(panel, quantiles, QUANTILES), joint_draws(panel, quantiles, QUANTILES))
