# SPDX-License-Identifier: EUPL-1.2
import numpy as np
import pytest

from criterio.spread.thresholds import linear
from criterio.spread.walks import walks


def organisation(size, seed, ties=3.0):
    rng = np.random.default_rng(seed)
    linked = np.triu(rng.random((size, size)) < ties / size, 1)
    return linked | linked.T


@pytest.mark.parametrize("chosen", [(0,), (3, 17), (1, 5, 9, 30)])
def test_walks_reach_as_many_as_thresholds_that_are_any_share(chosen):
    linked = organisation(40, 6)
    by_walks = walks(linked, 80_000, np.random.default_rng(1)).reached(chosen)[0]
    by_thresholds = linear(linked, 20_000, np.random.default_rng(2)).reached(chosen)[0]
    assert by_walks == pytest.approx(by_thresholds, rel=0.02)


def test_what_is_added_counts_once_beside_the_base():
    linked = organisation(30, 2)
    worlds = walks(linked, 5000, np.random.default_rng(3))
    options = [(4,), (2, 9), (4, 5, 6)]
    whole = [worlds.reached((1, *extra))[0] for extra in options]
    assert [worlds.reached((1,), [extra])[0] for extra in options] == pytest.approx(whole)
    assert worlds.reached((1,), [(), (1,)]).tolist() == pytest.approx([worlds.reached((1,))[0]] * 2)


def test_a_unit_that_listens_to_nobody_is_reached_only_by_itself():
    linked = np.zeros((5, 5), dtype=bool)
    assert walks(linked, 5000, np.random.default_rng(1)).reached((2,))[0] == pytest.approx(1.0)
