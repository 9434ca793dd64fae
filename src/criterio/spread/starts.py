# SPDX-License-Identifier: EUPL-1.2
"""Simple ways to choose who begins. None is good everywhere: the search begins from all of them."""

import numpy as np
from scipy import sparse

from criterio.spread.network import Flags, Indices, Values

DAMPING = 0.85


def ranking(score: Values, allowed: Indices, count: int) -> tuple[int, ...]:
    """The ``count`` of highest score among those allowed, the first of equals."""
    return tuple(int(i) for i in allowed[np.argsort(-score[allowed], kind="stable")[:count]])


def heuristics(linked: Flags, allowed: Indices, count: int) -> dict[str, tuple[int, ...]]:
    """By name: degree, k-core, PageRank, complex centrality and clustered. ``linked[i, j]``: ``i`` listens to ``j``."""
    scores = {
        "degree": linked.sum(axis=0).astype(np.float64),
        "k-core": core(linked),
        "PageRank": pagerank(linked),
        "complex centrality": complex_centrality(linked),
    }
    found = {name: ranking(score, allowed, count) for name, score in scores.items()}
    return {**found, "clustered": clustered(linked, allowed, count)}


def core(linked: Flags) -> Values:
    """The largest k such that a unit is in a group where everybody has k ties in it (Seidman 1983); ties by degree."""
    ties = linked | linked.T
    degree = ties.sum(axis=1).astype(np.float64)
    left, found, level = np.ones(len(ties), dtype=bool), np.zeros(len(ties)), 0.0
    remaining = degree.copy()
    while left.any():
        i = int(np.argmin(np.where(left, remaining, np.inf)))
        level = max(level, float(remaining[i]))
        found[i], left[i] = level, False
        remaining -= ties[i]
    return np.asarray(found + degree / (1 + degree.max(initial=0)) / 2, dtype=np.float64)


def pagerank(linked: Flags) -> Values:
    """How often one comes by following who listens to whom (Brin & Page 1998)."""
    heard = linked.sum(axis=1)
    steps = sparse.csr_matrix((linked / np.maximum(heard, 1)[:, None]).T)
    rank = np.full(len(linked), 1 / max(len(linked), 1))
    for _ in range(100):
        rank = (1 - DAMPING) / len(linked) + DAMPING * (steps @ rank + rank[heard == 0].sum() / len(linked))
    return rank


def complex_centrality(linked: Flags) -> Values:
    """How many are reached by ties wide enough for two voices (after Guilbeault & Centola 2021).

    Such are neighbours who share two contacts at least with the unit, and theirs.
    """
    ties = (linked | linked.T).astype(np.float32)
    wide = ((ties @ ties >= 2) & (ties > 0)).astype(np.float32)
    two = ((wide + wide @ wide) > 0).sum(axis=1) if len(ties) else np.zeros(0)
    return np.asarray(wide.sum(axis=1) + two / (1 + len(ties)), dtype=np.float64)


def clustered(linked: Flags, allowed: Indices, count: int) -> tuple[int, ...]:
    """A close group: the best-linked unit, then always the one with most ties to those chosen."""
    ties = linked | linked.T
    is_open = np.zeros(len(linked), dtype=bool)
    is_open[allowed] = True
    degree = ties.sum(axis=1) / (1 + len(linked))
    chosen: list[int] = []
    for _ in range(min(count, len(allowed))):
        score = np.where(is_open, ties[:, chosen].sum(axis=1) + degree, -1)
        chosen.append(int(np.argmax(score)))
        is_open[chosen[-1]] = False
    return tuple(chosen)
