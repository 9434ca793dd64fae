# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime

import numpy as np
import pytest
from scipy.stats import norm

from criterio.expect.ledger import calibration, score
from criterio.expect.reliability import judged, reliability
from criterio.store.ledger import LEVELS, Expectation


def written(width: float, n: int, seed: int = 0):
    """Scores of somebody whose ranges are ``width`` times as wide as the truth."""
    rng = np.random.default_rng(seed)
    quantiles = tuple(100 + width * 10 * norm.ppf(LEVELS))
    one = Expectation(
        "interactions", "x:a", date(2026, 5, 3), LEVELS, quantiles, "ana", datetime(2026, 4, 1, tzinfo=UTC)
    )
    return [score(one, float(value)) for value in rng.normal(100, 10, n)]


@pytest.mark.parametrize(
    ("width", "n", "told"),
    [
        (1.0, 200, "can be trusted"),
        (0.4, 200, "Write wider ranges"),
        (2.5, 200, "Narrower ranges"),
        (0.4, 9, "too few to say anything yet"),
    ],
)
def test_who_wrote_ranges_is_told_how_they_hold(width, n, told):
    (one,) = calibration(written(width, n), lambda one: one.author)
    assert told in str(judged(one))


def test_the_curve_of_who_knows_is_the_diagonal():
    for point in reliability(written(1.0, 2000)):
        assert point.share == pytest.approx(point.level, abs=0.03)
        assert point.low <= point.share <= point.high


def test_the_curve_of_who_is_too_sure_is_flatter_than_the_diagonal():
    shares = [point.share for point in reliability(written(0.4, 2000))]
    assert shares[0] > 0.2
    assert shares[-1] < 0.8
