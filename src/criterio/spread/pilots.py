# SPDX-License-Identifier: EUPL-1.2
"""Who to begin with where thresholds rule: the search, with its worlds and its starts."""

from collections.abc import Callable

import numpy as np

from criterio.spread import thresholds
from criterio.spread.coverage import choose
from criterio.spread.network import Flags, Indices, Network, network
from criterio.spread.reverse import Sets
from criterio.spread.search import Terms, best
from criterio.spread.starts import heuristics
from criterio.spread.thresholds import Worlds

TRAIN, JUDGE = {"linear": 768, "complex": 256}, 1024
"""Worlds to search in and to judge in. Linear thresholds are cheap to play and differ more from world to world."""
Law = Callable[[Flags, int, np.random.Generator], Worlds]
LAWS: dict[str, Law] = {"linear": thresholds.linear, "complex": thresholds.complex_contagion}


def pilots(linked: Flags, law: str, terms: Terms, seed: int = 1) -> tuple[int, ...]:
    """Units to begin with under a law of ``LAWS``. ``linked[i, j]``: unit ``i`` listens to ``j``."""
    rng = np.random.default_rng(seed)
    train, judge = LAWS[law](linked, TRAIN[law], rng), LAWS[law](linked, JUDGE, rng)
    return best(train, judge, linked, terms, starts(linked, terms, seed))


def starts(linked: Flags, terms: Terms, seed: int = 1) -> dict[str, tuple[int, ...]]:
    """Every simple way, by name, as far as the budget goes."""
    count = min(len(terms.allowed), _most(terms))
    return {**heuristics(linked, terms.allowed, count), "LT-RIS": by_sets(linked, terms.allowed, count, seed)}


def by_sets(linked: Flags, allowed: Indices, count: int, seed: int) -> tuple[int, ...]:
    """The cascade's choice on the same ties (each of n is followed with chance 1/n), among those allowed."""
    sets = Sets(_network(linked), np.random.default_rng(seed)).drawn(20_000)
    return tuple(int(allowed[i]) for i in choose(sets[:, allowed].tocsr(), count).nodes)


def _network(linked: Flags) -> Network:
    names = tuple(str(i) for i in range(len(linked)))
    return network(names, np.argwhere(linked)[:, ::-1].reshape(-1, 2))


def _most(terms: Terms) -> int:
    """How many of the cheapest fit."""
    return int(np.searchsorted(np.cumsum(np.sort(terms.costs[terms.allowed])), terms.budget + 1e-9, side="right"))
