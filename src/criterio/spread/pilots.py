# SPDX-License-Identifier: EUPL-1.2
"""Who to begin with where thresholds rule: the search, with its worlds and its starts."""

from collections.abc import Callable

import numpy as np

from criterio.spread import thresholds
from criterio.spread.coverage import choose
from criterio.spread.exact import covering
from criterio.spread.network import Flags, Indices
from criterio.spread.search import Played, Terms, best
from criterio.spread.starts import heuristics
from criterio.spread.thresholds import Worlds
from criterio.spread.walks import Walks, walks

TRAIN, JUDGE, WALKS = (256, 2048), 2048, 200_000
PLAYED = 100_000
"""Worlds to search in, times units and within bounds, and to judge in. Linear thresholds are read off walks."""
SETS = 20_000
"""Of which the simplest choice by reverse sets is made."""
EXACT = 400
"""Up to so many units, the best choice on walks is worked out exactly too."""
Law = Callable[[Flags, int, np.random.Generator], Worlds]
LAWS: dict[str, Law] = {"linear": thresholds.linear, "complex": thresholds.complex_contagion, "share": thresholds.share}


def pilots(linked: Flags, law: str, terms: Terms, seed: int = 1) -> tuple[int, ...]:
    """Units to begin with under a law of ``LAWS``. ``linked[i, j]``: unit ``i`` listens to ``j``."""
    rng = np.random.default_rng(seed)
    many = int(np.clip(PLAYED // max(len(linked), 1), *TRAIN))
    train, judge = (_worlds(linked, law, count, rng) for count in (many, JUDGE))
    begun = starts(linked, terms, seed)
    if isinstance(train, Walks) and len(linked) <= EXACT:
        begun["exact"] = covering(train.sets, terms).units
    return best(train, judge, linked, terms, begun)


def _worlds(linked: Flags, law: str, count: int, rng: np.random.Generator) -> Played:
    return walks(linked, WALKS, rng) if law == "linear" else LAWS[law](linked, count, rng)


def starts(linked: Flags, terms: Terms, seed: int = 1) -> dict[str, tuple[int, ...]]:
    """Every simple way, by name, as far as the budget goes."""
    count = min(len(terms.allowed), _most(terms))
    return {**heuristics(linked, terms.allowed, count), "LT-RIS": by_sets(linked, terms.allowed, count, seed)}


def by_sets(linked: Flags, allowed: Indices, count: int, seed: int) -> tuple[int, ...]:
    """The greedy choice on reverse sets of linear thresholds, among those allowed."""
    sets = walks(linked, SETS, np.random.default_rng(seed)).sets
    return tuple(int(allowed[i]) for i in choose(sets[:, allowed].tocsr(), count).nodes)


def _most(terms: Terms) -> int:
    """How many of the cheapest fit."""
    return int(np.searchsorted(np.cumsum(np.sort(terms.costs[terms.allowed])), terms.budget + 1e-9, side="right"))
