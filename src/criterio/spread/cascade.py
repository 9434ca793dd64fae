# SPDX-License-Identifier: EUPL-1.2
"""The seeds from which most is infected in an independent cascade, with a certificate (OPIM-C, Tang et al. 2018).

Reverse-reachable sets are drawn in batches; a greedy choice on one half of them is judged on the other half, which it
has not seen, and the draws double until the certificate is good enough.
"""

from dataclasses import dataclass

import numpy as np

from criterio.spread.network import Indices, Network

CERTIFICATE = 0.8
"""The share of the best possible spread that a choice must be shown to reach."""
MOST = 1 << 20
FAILS = 0.001
"""The probability, at most, that the certificate is wrong."""


@dataclass(frozen=True)
class Seeds:
    """``spread`` is the expected number of nodes infected, seeds included; ``certificate`` its share of the best."""

    nodes: tuple[int, ...]
    spread: float
    certificate: float
    draws: int


def seeds(net: Network, count: int, certificate: float = CERTIFICATE, seed: int = 1) -> Seeds:
    """``count`` nodes to begin with. The certificate may stay below what was asked once ``MOST`` sets were drawn."""
    rng = np.random.default_rng(seed)
    count, draws = min(count, net.size), 1 << 12
    chosen_on, judged_on = _Sets.drawn(net, draws, rng), _Sets.drawn(net, draws, rng)
    sure = float(np.log(3 * np.log2(MOST) / FAILS))
    while True:
        nodes, most = chosen_on.greedy(count)
        low = (np.sqrt(judged_on.covered_by(nodes) + 2 * sure / 9) - np.sqrt(sure / 2)) ** 2 - sure / 18
        high = (np.sqrt(most + sure / 2) + np.sqrt(sure / 2)) ** 2
        share = float(max(low, 0.0) / high)
        if share >= certificate or 2 * draws > MOST:
            spread = net.size * judged_on.covered_by(nodes) / draws
            return Seeds(tuple(int(node) for node in nodes), float(spread), share, 2 * draws)
        chosen_on, judged_on = (one.and_more(_Sets.drawn(net, draws, rng)) for one in (chosen_on, judged_on))
        draws *= 2


@dataclass(frozen=True)
class _Sets:
    """Reverse-reachable sets: member ``i`` says that ``nodes[i]`` would have infected the root of set ``sets[i]``."""

    sets: Indices
    nodes: Indices
    count: int
    size: int

    @classmethod
    def drawn(cls, net: Network, count: int, rng: np.random.Generator) -> "_Sets":
        batch = max(1, min(count, 40_000_000 // max(net.size, 1)))
        parts = [_reached(net, min(batch, count - first), rng) for first in range(0, count, batch)]
        firsts = range(0, count, batch)
        sets = np.concatenate([sets + first for first, (sets, _) in zip(firsts, parts, strict=True)])
        return cls(sets, np.concatenate([nodes for _, nodes in parts]), count, net.size)

    def and_more(self, other: "_Sets") -> "_Sets":
        sets = np.concatenate([self.sets, other.sets + self.count])
        return _Sets(sets, np.concatenate([self.nodes, other.nodes]), self.count + other.count, self.size)

    def covered_by(self, nodes: Indices) -> int:
        """How many sets hold one of the nodes at least."""
        return len(np.unique(self.sets[np.isin(self.nodes, nodes)]))

    def greedy(self, count: int) -> tuple[Indices, float]:
        """The nodes, and the most sets that any choice of as many could cover."""
        by_node = np.argsort(self.nodes, kind="stable")
        of_node = np.concatenate([[0], np.cumsum(np.bincount(self.nodes, minlength=self.size))])
        by_set = np.argsort(self.sets, kind="stable")
        of_set = np.concatenate([[0], np.cumsum(np.bincount(self.sets, minlength=self.count))])
        sets_of, nodes_of = self.sets[by_node], self.nodes[by_set]
        gains, open_sets = np.diff(of_node).astype(np.int64), np.ones(self.count, dtype=bool)
        chosen, covered, most = [], 0, np.inf
        for _ in range(count):
            most = min(most, covered + float(np.partition(gains, -count)[-count:].sum()))
            best = int(np.argmax(gains))
            chosen.append(best)
            new = sets_of[of_node[best] : of_node[best + 1]]
            new = new[open_sets[new]]
            open_sets[new] = False
            covered += len(new)
            gains -= np.bincount(nodes_of[_ranges(of_set[new], of_set[new + 1])], minlength=self.size)
            gains[best] = 0
        most = min(most, covered + float(np.partition(gains, -count)[-count:].sum()))
        return np.array(chosen, dtype=np.int64), most


def _reached(net: Network, count: int, rng: np.random.Generator) -> tuple[Indices, Indices]:
    """Sets and their nodes: everybody from whom the root would have been infected, the root included."""
    seen = np.zeros((count, net.size), dtype=bool)
    sets, nodes = np.arange(count, dtype=np.int64), rng.integers(net.size, size=count)
    seen[sets, nodes] = True
    kept = [(sets, nodes)]
    while len(nodes):
        low, high = net.starts[nodes], net.starts[nodes + 1]
        ties = _ranges(low, high)
        whose = np.repeat(sets, high - low)
        open_ties = rng.random(len(ties)) < net.chances[ties]
        whose, found = whose[open_ties], net.sources[ties[open_ties]]
        fresh = ~seen[whose, found]
        once = np.unique(whose[fresh] * net.size + found[fresh])
        sets, nodes = once // net.size, once % net.size
        seen[sets, nodes] = True
        kept.append((sets, nodes))
    return np.concatenate([one for one, _ in kept]), np.concatenate([one for _, one in kept])


def _ranges(low: Indices, high: Indices) -> Indices:
    """The whole numbers from each ``low`` to before its ``high``, one after another."""
    lengths = high - low
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    found: Indices = np.arange(total, dtype=np.int64) + np.repeat(low - (ends - lengths), lengths)
    return found


def spread_of(net: Network, nodes: tuple[int, ...], runs: int = 2000, seed: int = 7) -> float:
    """The expected number of nodes infected from these, by reverse sets that no choice has seen."""
    return net.size * _Sets.drawn(net, runs, np.random.default_rng(seed)).covered_by(np.array(nodes)) / runs
