# SPDX-License-Identifier: EUPL-1.2
import numpy as np
import pytest

from criterio.spread.coverage import choose
from criterio.spread.network import network
from criterio.spread.reverse import Sets
from criterio.spread.steadied import Steadied


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


def circle():
    """Each hears the five nearest on both sides; one tie in twenty leads anywhere: all are nearly alike."""
    rng = np.random.default_rng(4)
    near = np.concatenate([np.arange(-5, 0), np.arange(1, 6)])
    sources = (np.arange(1500)[:, None] + near) % 1500
    sources = np.where(rng.random(sources.shape) < 0.05, rng.integers(0, 1500, sources.shape), sources)
    return network(tuple(map(str, range(1500))), np.column_stack([sources.ravel(), np.repeat(np.arange(1500), 10)]))


def choices(net, draws, count, seed):
    """On the same few sets, by their counts alone and with them steadied."""
    few = Sets(net, np.random.default_rng(seed)).drawn(draws)
    return choose(few, count).nodes, choose(few, count, Steadied(net, count)).nodes


def test_a_few_sets_steadied_by_ties_choose_better_than_the_same_sets_alone(net):
    for seed in range(5):
        alone, steadied = choices(net, 400, 20, seed)
        assert reached(net, steadied) > reached(net, alone)


def test_so_they_do_where_all_are_nearly_alike():
    net = circle()
    for seed in range(3):
        alone, steadied = choices(net, 10_000, 10, seed)
        assert reached(net, steadied) > reached(net, alone)


def test_counts_decide_where_ties_mislead(net):
    steadied, counted = Steadied(net, 5), np.full(net.size, 200)
    counted[1900] = 5000
    steadied.begin(counted, 2000)
    assert steadied.best(counted) == 1900


def test_nobody_is_taken_twice_and_who_is_reached_already_has_less_to_give(net):
    steadied, counted = Steadied(net, 3), np.full(net.size, 50)
    steadied.begin(counted, 2000)
    first = steadied.best(counted)
    steadied.take(first)
    second = steadied.best(counted)
    steadied.take(second)
    assert len({first, second, steadied.best(counted)}) == 3
