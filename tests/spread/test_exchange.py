# SPDX-License-Identifier: EUPL-1.2
import numpy as np
from scipy import sparse

from criterio.spread.cascade import seeds, spreads_of
from criterio.spread.coverage import choose
from criterio.spread.exchange import better, exchanged
from criterio.spread.network import network
from criterio.spread.reverse import Sets
from criterio.spread.steadied import Steadied


def chances_from_nothing_to_sure(size=600, ties=3000, seed=6):
    """Most infect most: which few begin matters little, but for those whom nobody infects."""
    rng = np.random.default_rng(seed)
    return network(tuple(map(str, range(size))), rng.integers(0, size, (ties, 2)), rng.random(ties))


def test_a_set_that_ends_at_the_chosen_tells_whether_it_holds_one_as_a_whole_one_does():
    net = chances_from_nothing_to_sure()
    chosen = np.arange(0, 600, 30)
    whole = Sets(net, np.random.default_rng(1)).drawn(5000)
    for times in (1, 2):
        ended = Sets(net, np.random.default_rng(2)).drawn(5000, chosen, times)
        held = [np.mean(sets[:, chosen].sum(axis=1) >= times) for sets in (whole, ended)]
        assert abs(held[0] - held[1]) < 0.02
        assert ended.nnz < whole.nnz / 3


def test_whoever_holds_more_takes_the_place_of_who_holds_least():
    sets = np.zeros((300, 4))
    sets[:100, 0] = sets[100:120, 1] = sets[120:300, 2] = sets[115:118, 3] = 1
    assert set(better(sparse.csr_matrix(sets), np.array([0, 1]))) == {0, 2}


def test_nobody_changes_place_for_a_difference_that_luck_makes():
    sets = np.zeros((203, 3))
    sets[:100, 0] = sets[100:150, 1] = sets[150:203, 2] = 1
    assert list(better(sparse.csr_matrix(sets), np.array([0, 1]))) == [0, 1]


def test_exchanges_make_a_choice_on_few_sets_better_where_sets_are_large():
    net = chances_from_nothing_to_sure()
    sets = Sets(net, np.random.default_rng(3))
    first = choose(sets.drawn(300), 20, Steadied(net, 20)).nodes
    after = exchanged(sets, first, 8000)
    assert len(set(after.tolist())) == 20
    few, more = spreads_of(net, [tuple(first), tuple(after)], 20_000)
    assert more > 1.002 * few


def test_large_sets_are_drawn_whole_a_few_times_only_and_what_is_told_holds():
    net = chances_from_nothing_to_sure()
    made = seeds(net, 20)
    assert made.draws <= 1200
    assert made.certificate >= 0.7
    (judged,) = spreads_of(net, [made.nodes], 5000)
    assert abs(made.spread - judged) < 0.03 * judged
