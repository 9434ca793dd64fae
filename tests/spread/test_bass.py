# SPDX-License-Identifier: EUPL-1.2
import numpy as np
import pytest

from criterio.spread.adoptions import Adoptions
from criterio.spread.bass import by_bass


def played(alone, added, periods, seed, units=300):
    """Units that take it up alone or from the share that has it; one has it from the start."""
    rng = np.random.default_rng(seed)
    times = np.full(units, np.inf)
    times[0] = 0
    for period in range(1, periods + 1):
        chance = alone + added * np.mean(times < period)
        times[np.isinf(times) & (rng.random(units) < chance)] = period
    return Adoptions(tuple(map(str, range(units))), ("p",), times[:, None], periods, np.zeros(units, dtype=np.int64))


def test_the_curve_goes_where_the_counts_go():
    told, came = [], []
    for seed in range(8):
        whole = played(0.01, 0.3, 24, seed)
        told.append(by_bass(whole.until(14), 0, 10))
        came.append(int(whole.counts[0]))
    assert np.mean(told) == pytest.approx(np.mean(came), rel=0.1)


def test_it_never_says_fewer_than_have_it_nor_more_than_there_are():
    for seed in range(5):
        seen = played(0.05, 1.0, 20, seed, units=12)
        assert seen.counts[0] <= by_bass(seen, 0, 12) <= 12


def test_of_few_adoptions_no_curve_is_drawn():
    assert by_bass(played(0.01, 0.3, 24, 1).until(0), 0, 12) is None
