# SPDX-License-Identifier: EUPL-1.2
"""Networks to begin on: of the sizes of the targets, and organisations of 50 to 400 units of many shapes."""

from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import numpy as np

from criterio.spread.network import Flags, Network, network
from criterio.spread.tie_file import read_ties

PEOPLE = Path(__file__).parents[2] / "shared/data/organisation_network/edges.txt"
SIZES = (50, 100, 200, 400)


def large() -> Iterator[tuple[str, Network]]:
    """Pages of a government, a network of collaborations, and people who write to each other."""
    for name, graph in (
        ("generated, 7,000 pages", nx.powerlaw_cluster_graph(7000, 13, 0.3, seed=1)),
        ("generated, 15,000 people", nx.powerlaw_cluster_graph(15000, 2, 0.6, seed=2)),
    ):
        ends = np.array(list(graph.edges()))
        yield name, network(tuple(map(str, range(len(graph)))), np.concatenate([ends, ends[:, ::-1]]))
    if PEOPLE.exists():
        yield "research institution, e-mails", read_ties(PEOPLE)


def organisations() -> Iterator[tuple[str, Flags]]:
    for seed, size in enumerate(SIZES, 1):
        shapes = {
            "groups": nx.relaxed_caveman_graph(size // 10, 10, 0.15, seed=seed),
            "small world": nx.watts_strogatz_graph(size, 6, 0.1, seed=seed),
            "few hubs": nx.barabasi_albert_graph(size, 3, seed=seed),
            "neighbours": nx.random_geometric_graph(size, 1.6 / np.sqrt(size), seed=seed),
            "departments": nx.stochastic_block_model([size // 5] * 5, _departments(size), seed=seed),
        }
        for name, graph in shapes.items():
            yield f"{name}, {size}", nx.to_numpy_array(graph) > 0
        yield f"teams under heads, {size}", teams(size, seed)
    if PEOPLE.exists():
        dense = matrix(read_ties(PEOPLE, directed=False))
        kept = np.argsort(-dense.sum(axis=1))[::3][:300]
        yield "research institution, 300 of its people", dense[np.ix_(kept, kept)]


def teams(size: int, seed: int) -> Flags:
    """A head for each team of eight, who works with all of it; heads in a tree; some ties across."""
    rng = np.random.default_rng(seed)
    team = np.arange(size) // 8
    linked = (team[:, None] == team) & (rng.random((size, size)) < 0.25)
    heads = np.arange(0, size, 8)
    linked[heads[team], np.arange(size)] = True
    linked[heads[1:], heads[(np.arange(1, len(heads)) - 1) // 3]] = True
    across = rng.integers(0, size, (size // 2, 2))
    linked[across[:, 0], across[:, 1]] = True
    linked |= linked.T
    np.fill_diagonal(linked, False)
    return linked


def matrix(net: Network) -> Flags:
    dense = np.zeros((net.size, net.size), dtype=bool)
    dense[receivers(net), net.sources] = True
    return dense


def receivers(net: Network) -> np.ndarray:
    return np.repeat(np.arange(net.size), np.diff(net.starts))


def _departments(size: int) -> list[list[float]]:
    return [[min(1.0, 30 / size) if one == other else 1.5 / size for other in range(5)] for one in range(5)]
