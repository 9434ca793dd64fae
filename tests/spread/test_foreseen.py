# SPDX-License-Identifier: EUPL-1.2
import numpy as np
import pytest

from criterio.spread.coverage import choose
from criterio.spread.foreseen import Foreseen
from criterio.spread.network import network
from criterio.spread.reverse import Sets


@pytest.fixture(scope="module")
def net():
    """Most are heard by few; each listens to four, to the first ones rather than to the last."""
    rng = np.random.default_rng(2)
    sources = (2000 * rng.random((2000, 4)) ** 3).astype(np.int64)
    ends = np.column_stack([sources.ravel(), np.repeat(np.arange(2000), 4)])
    return network(tuple(map(str, range(2000))), ends)


def reached(net, nodes, seed=9):
    sets = Sets(net, np.random.default_rng(seed)).drawn(100_000)
    held = np.asarray(sets[:, list(nodes)].sum(axis=1)).ravel() > 0
    return held.mean()


def test_a_few_sets_and_what_is_foreseen_choose_better_than_a_few_sets_alone(net):
    alone, both = [], []
    for seed in range(5):
        few = Sets(net, np.random.default_rng(seed)).drawn(400)
        alone.append(reached(net, choose(few, 20).nodes))
        both.append(reached(net, choose(few, 20, Foreseen(net, 20)).nodes))
    assert min(both) > max(alone)


def test_counts_decide_where_ties_mislead(net):
    foreseen, counted = Foreseen(net, 5), np.full(net.size, 200)
    counted[1900] = 5000
    foreseen.begin(counted)
    assert foreseen.best(counted) == 1900


def test_nobody_is_taken_twice_and_who_is_reached_already_has_less_to_give(net):
    foreseen, counted = Foreseen(net, 3), np.full(net.size, 50)
    foreseen.begin(counted)
    first = foreseen.best(counted)
    foreseen.take(first)
    second = foreseen.best(counted)
    foreseen.take(second)
    assert len({first, second, foreseen.best(counted)}) == 3
