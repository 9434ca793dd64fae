# SPDX-License-Identifier: EUPL-1.2
from itertools import combinations

import numpy as np
import pytest

from criterio.spread import cascade, reverse
from criterio.spread.cascade import FIRST, seeds, spread_of, spreads_of
from criterio.spread.network import network


def stars(sizes):
    """Hubs that infect each of their leaves for sure."""
    names, ties = [], []
    for size in sizes:
        hub = len(names)
        names += [f"n{hub + place}" for place in range(size + 1)]
        ties += [(hub, hub + place) for place in range(1, size + 1)]
    return network(tuple(names), np.array(ties))


def exact(net, nodes):
    """The expected spread over every state of the ties."""
    total = 0.0
    into = np.repeat(np.arange(net.size), np.diff(net.starts))
    for state in range(1 << len(net.sources)):
        live = [bool(state >> place & 1) for place in range(len(net.sources))]
        chance = np.prod([p if on else 1 - p for p, on in zip(net.chances, live, strict=True)])
        reached, grown = set(nodes), True
        while grown:
            new = {int(v) for u, v, on in zip(net.sources, into, live, strict=True) if on and u in reached} - reached
            grown = bool(new)
            reached |= new
        total += chance * len(reached)
    return total


def test_the_largest_hubs_are_chosen_and_their_spread_is_told():
    net = stars([30, 20, 5, 1])
    made = seeds(net, 2, certificate=0.9)
    assert set(made.nodes) == {0, 31}
    assert made.spread == pytest.approx(52, rel=0.05)
    assert made.certificate >= 0.9


@pytest.mark.parametrize("chances", ["each its own", "shares", "all alike", "some for sure"])
def test_the_spread_is_that_of_every_state_of_the_ties(chances):
    rng = np.random.default_rng(3)
    ends = np.array([(a, b) for a in range(6) for b in range(6) if a != b])[rng.choice(30, 10, replace=False)]
    told = {
        "each its own": rng.uniform(0.2, 0.8, 10),
        "shares": None,
        "all alike": np.full(10, 0.3),
        "some for sure": np.where(np.arange(10) % 3, 0.4, 1.0),
    }
    net = network(tuple("abcdef"), ends, told[chances])
    for nodes in ((0,), (1, 4)):
        assert spread_of(net, nodes, 40_000) == pytest.approx(exact(net, nodes), rel=0.03)


def test_the_choice_is_as_good_as_its_certificate_says():
    rng = np.random.default_rng(5)
    ends = np.array([(a, b) for a in range(6) for b in range(6) if a != b])[rng.choice(30, 11, replace=False)]
    net = network(tuple("abcdef"), ends, rng.uniform(0.1, 0.6, 11))
    made = seeds(net, 2)
    best = max(exact(net, pair) for pair in combinations(range(6), 2))
    assert exact(net, made.nodes) >= made.certificate * best


def test_a_network_of_four_is_judged_by_as_many_sets_as_a_large_one():
    net = network(tuple("abcd"), np.array([(3, 0), (0, 1), (1, 2), (2, 0)]))
    assert spread_of(net, (3,), 200_000) == pytest.approx(exact(net, (3,)), rel=0.02)


def test_several_choices_are_judged_by_the_same_sets_until_they_are_known_well_enough():
    net = stars([30, 20, 5, 1] * 100)
    choices = [(0,), (31,), (0, 31)]
    told = spreads_of(net, choices, 400_000, close=0.01)
    assert told == pytest.approx([31, 21, 52], rel=0.04)
    assert told[2] == pytest.approx(told[0] + told[1], rel=1e-9)  # by the same sets: nobody hears both


def test_where_most_pass_it_on_a_few_large_sets_are_enough():
    rng = np.random.default_rng(6)
    net = network(tuple(map(str, range(600))), rng.integers(0, 600, (3000, 2)), np.full(3000, 0.5))
    made = seeds(net, 3)
    assert made.draws < FIRST
    assert made.certificate >= 0.7
    assert made.spread == pytest.approx(spread_of(net, made.nodes, 4000), rel=0.03)


def test_large_sets_take_no_more_memory_than_is_allowed_and_tell_the_same(monkeypatch):
    rng = np.random.default_rng(6)
    net = network(tuple(map(str, range(600))), rng.integers(0, 600, (3000, 2)), np.full(3000, 0.5))
    told = seeds(net, 3).spread
    monkeypatch.setattr(cascade, "HELD_AT_ONCE", 1 << 22)
    monkeypatch.setattr(reverse, "MEMBERS", 1 << 14)
    made = seeds(net, 3, certificate=0.999)
    assert made.certificate < 0.999
    assert made.draws * 400 < 1.2 * cascade.HELD_AT_ONCE
    assert made.spread == pytest.approx(told, rel=0.04)
