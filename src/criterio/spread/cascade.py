# SPDX-License-Identifier: EUPL-1.2
"""The seeds from which most is infected in an independent cascade, with a certificate (OPIM-C, Tang et al. 2018).

A greedy choice on some reverse-reachable sets is judged on others that it has not seen, and the draws grow until the
certificate is good enough. The best possible is bounded by the dual of the linear programme, much closer than greedy's
own bound, so that few draws are enough.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from criterio.spread.coverage import at_most, choose, held_by
from criterio.spread.network import Network
from criterio.spread.reverse import Sets

CERTIFICATE = 0.75
"""The share of the best possible spread that a choice must be shown to reach."""
HELD, HELD_EACH = 4000, 160
"""Sets that a choice must hold, and more for each of its nodes: with fewer, which of two is better is left to luck."""
FIRST, MOST = 1 << 14, 1 << 21
FAILS = 0.001
"""The probability, at most, that the certificate is wrong."""
_JUDGED = 4
"""One set in so many is kept to judge by: choosing well needs more of them than judging."""


@dataclass(frozen=True)
class Seeds:
    """``spread`` is the expected number of nodes infected, seeds included; ``certificate`` its share of the best."""

    nodes: tuple[int, ...]
    spread: float
    certificate: float
    draws: int


def seeds(net: Network, count: int, certificate: float = CERTIFICATE, seed: int = 1) -> Seeds:
    """``count`` nodes to begin with. The certificate may stay below what was asked once ``MOST`` sets were drawn."""
    count = min(count, net.size)
    sets = Sets(net, np.random.default_rng(seed))
    chosen_on, judged_on = sets.drawn(FIRST - FIRST // _JUDGED), sets.drawn(FIRST // _JUDGED)
    while True:
        choice = choose(chosen_on, count)
        is_last = chosen_on.shape[0] + judged_on.shape[0] >= MOST
        held = held_by(judged_on, choice.nodes)
        shown = _at_least(held) / judged_on.shape[0] * chosen_on.shape[0]
        share = shown / _at_most(choice.held)
        if is_last or (
            share >= certificate and choice.held >= HELD + HELD_EACH * count
        ):  # no bound on the best is better than that
            share = shown / _at_most(at_most(chosen_on, count, choice))
            if is_last or share >= certificate:
                nodes = tuple(int(node) for node in choice.nodes)
                return Seeds(
                    nodes, net.size * held / judged_on.shape[0], share, chosen_on.shape[0] + judged_on.shape[0]
                )
        chosen_on, judged_on = (
            sparse.vstack([one, sets.drawn(one.shape[0] // 2)], format="csr") for one in (chosen_on, judged_on)
        )


def spread_of(net: Network, nodes: tuple[int, ...], runs: int = 2000, seed: int = 7) -> float:
    """The expected number of nodes infected from these, by reverse sets that no choice has seen."""
    drawn = Sets(net, np.random.default_rng(seed)).drawn(runs)
    return net.size * held_by(drawn, np.array(nodes)) / runs


_SURE = float(np.log(3 * np.log2(MOST) / FAILS))


def _at_least(held: int) -> float:
    """What the expected count surely is, at least, when ``held`` were counted (Tang et al. 2018, lemma 4.2)."""
    return max(0.0, float((np.sqrt(held + 2 * _SURE / 9) - np.sqrt(_SURE / 2)) ** 2 - _SURE / 18))


def _at_most(held: float) -> float:
    """What the expected count surely is, at most (the same, lemma 4.3)."""
    return float((np.sqrt(held + _SURE / 2) + np.sqrt(_SURE / 2)) ** 2)
