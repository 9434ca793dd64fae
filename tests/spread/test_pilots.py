# SPDX-License-Identifier: EUPL-1.2
from itertools import combinations

import numpy as np
import pytest

from criterio.spread.pilots import LAWS, pilots, starts
from criterio.spread.search import Terms
from criterio.spread.thresholds import complex_contagion, linear


def organisation(size, seed, ties=2.2):
    rng = np.random.default_rng(seed)
    linked = rng.random((size, size)) < ties / size
    return np.triu(linked, 1) | np.triu(linked, 1).T


def ring(size):
    linked = np.zeros((size, size), dtype=bool)
    for i in range(size):
        for step in (1, 2):
            linked[i, (i + step) % size] = linked[(i + step) % size, i] = True
    return linked


def played(linked, needed, chosen):
    """One world by hand: who follows once enough of their own have it."""
    has = set(chosen)
    while True:
        new = {i for i in range(len(linked)) if i not in has and len(has & set(np.flatnonzero(linked[i]))) >= needed[i]}
        if not new:
            return len(has)
        has |= new


def test_two_neighbours_on_a_ring_infect_everybody_and_two_far_ones_nobody():
    worlds = complex_contagion(ring(20), 16, np.random.default_rng(1), more=0.0)
    assert worlds.reached((), [(0, 1), (0, 10)]).tolist() == [20, 2]


def test_worlds_play_as_one_would_by_hand():
    linked = organisation(25, 3, 4)
    worlds = complex_contagion(linked, 20, np.random.default_rng(2))
    for chosen in ((0, 1), (3, 7, 9), tuple(range(8))):
        by_hand = np.mean([played(linked, world, chosen) for world in worlds.needed])
        assert worlds.reached(chosen)[0] == pytest.approx(by_hand)
        assert worlds.reached(chosen[:1], [chosen[1:]])[0] == pytest.approx(by_hand)


def test_linear_thresholds_spread_as_random_walks_do():
    """Kempe et al. 2003: each node is reached when the one tie that it picks leads to a seed."""
    linked = ring(12)
    expected = 0.0
    rng = np.random.default_rng(5)
    for _ in range(4000):
        picks = [rng.choice(np.flatnonzero(row)) for row in linked]
        for node in range(12):
            seen = set()
            while node not in seen and node != 0:
                seen.add(node)
                node = picks[node]  # noqa: PLW2901  # the walk
            expected += (node == 0) / 4000
    assert linear(linked, 4000, np.random.default_rng(6)).reached((0,))[0] == pytest.approx(expected, rel=0.06)


@pytest.mark.parametrize(("size", "count"), [(13, 3), (30, 4)], ids=["all tried", "sought"])
@pytest.mark.parametrize("law", list(LAWS))
def test_the_choice_is_as_good_as_every_choice_tried(law, size, count):
    linked = organisation(size, 4, 4)
    every = list(combinations(range(size), count))
    quick = LAWS[law](linked, 64, np.random.default_rng(99)).reached((), every)
    close = [every[i] for i in np.argsort(-quick)[:300]]
    tried = LAWS[law](linked, 1024, np.random.default_rng(98)).reached((), close)
    best = close[int(np.argmax(tried))]
    made = pilots(linked, law, Terms.number(np.arange(size), size, count))
    mine, other = LAWS[law](linked, 4000, np.random.default_rng(5)).reached((), [made, best])
    assert mine >= 0.99 * other


@pytest.mark.parametrize("law", list(LAWS))
def test_the_choice_is_never_behind_a_simple_one(law):
    linked = organisation(40, 8, 5)
    terms = Terms.number(np.arange(40), 40, 4)
    worlds = LAWS[law](linked, 1500, np.random.default_rng(98))
    simple = worlds.reached((), list(starts(linked, terms).values())).max()
    assert worlds.reached(pilots(linked, law, terms))[0] >= 0.99 * simple


def test_costs_and_readiness_are_kept():
    linked = organisation(30, 2, 4)
    costs = np.random.default_rng(1).uniform(1, 4, 30)
    terms = Terms(np.arange(0, 30, 2), costs, 8.0)
    made = pilots(linked, "linear", terms)
    assert made
    assert set(made) <= set(range(0, 30, 2))
    assert costs[list(made)].sum() <= 8


def test_exchanges_end_once_enough_was_played_and_the_choice_is_still_no_worse_than_its_starts(monkeypatch):
    linked = organisation(60, 8, 4)
    terms = Terms.number(np.arange(60), 60, 4)
    monkeypatch.setattr("criterio.spread.search.WORDS", 1)
    judged = complex_contagion(linked, 4000, np.random.default_rng(5))
    made, *simple = judged.reached((), [pilots(linked, "complex", terms), *starts(linked, terms).values()])
    assert made >= 0.99 * max(simple)


def test_what_is_played_is_counted_and_the_same_each_time():
    linked = organisation(40, 8, 4)
    words = []
    for _ in range(2):
        worlds = complex_contagion(linked, 128, np.random.default_rng(5))
        worlds.few.reached((0, 1))
        words.append((worlds.words, worlds.reached((0, 1))[0], worlds.words))
    assert words[0] == words[1]
    assert 0 < words[0][0] < words[0][2]


@pytest.mark.parametrize("law", LAWS)
def test_among_units_that_nobody_ties_to_anybody_some_are_still_chosen(law):
    chosen = pilots(np.zeros((7, 7), dtype=bool), law, Terms.number(np.arange(7), 7, 3))
    assert (len(set(chosen)), set(chosen) <= set(range(7))) == (3, True)
