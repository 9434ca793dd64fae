# SPDX-License-Identifier: EUPL-1.2
import numpy as np

from criterio.domain.forecast import QUANTILES
from criterio.expect.counts import whole
from criterio.expect.score import pinball


def test_only_series_that_are_counted_get_whole_quantiles() -> None:
    panel = np.array([[3.0, np.nan, 0.0], [3.5, 2.0, 1.0], [0.0, 0.0, 0.0]])
    made = np.tile([0.2, 1.7], (3, 2, 1))

    assert whole(made, panel).tolist() == [[[0.0, 2.0]] * 2, [[0.2, 1.7]] * 2, [[0.2, 1.7]] * 2]


def test_whole_quantiles_of_counts_lose_less_than_those_between() -> None:
    rng = np.random.default_rng(4)
    panel, coming = rng.poisson(1.5, (2, 5000)).astype(float)
    between = np.quantile(panel + rng.uniform(-0.5, 0.5, len(panel)), QUANTILES)

    lost = [pinball(one, coming[:, None], QUANTILES).mean() for one in (between, whole(between[None], panel[None])[0])]

    assert lost[1] < lost[0]
