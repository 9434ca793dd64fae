# SPDX-License-Identifier: EUPL-1.2
"""The seeds from which most is infected in an independent cascade, with a certificate (OPIM-C, Tang et al. 2018).

A greedy choice on some reverse-reachable sets, steadied by what the ties let one foresee, is judged on others that it
has not seen, and the draws grow until the certificate is good enough. The best possible is bounded by the dual of the
linear programme, much closer than greedy's own bound, so that few draws are enough.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from criterio.spread.coverage import at_most, choose, held_by
from criterio.spread.foreseen import Foreseen
from criterio.spread.network import Network
from criterio.spread.reverse import Sets

CERTIFICATE = 0.7
"""The share of the best possible spread that a choice must be shown to reach."""
FIRST, MOST = 1 << 14, 1 << 21
AIM, AIM_EACH, HELD = 2800, 100, 0.75
"""Sets that a choice is aimed to hold, and more for each of its nodes; what share of them is enough.

With fewer, which of two nodes is better is left to luck.
"""
GROWS = 0.25, 3.0
"""How much the draws grow at once, at least and at most."""
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
    sets, foreseen = Sets(net, np.random.default_rng(seed)), Foreseen(net, count)
    chosen_on, judged_on = sets.drawn(FIRST - FIRST // _JUDGED), sets.drawn(FIRST // _JUDGED)
    aim = AIM + AIM_EACH * count
    while True:
        draws, scale = chosen_on.shape[0] + judged_on.shape[0], chosen_on.shape[0] / judged_on.shape[0]
        choice = choose(chosen_on, count, foreseen)
        held = held_by(judged_on, choice.nodes)
        if held * scale < HELD * aim and draws < MOST:
            more = aim / max(held * scale, 1) - 1
        else:
            shown = _at_least(held) * scale
            bound = at_most(chosen_on, count, choice, _enough(shown / certificate))
            share = shown / _at_most(bound)
            if share >= certificate or draws >= MOST:
                nodes = tuple(int(node) for node in choice.nodes)
                return Seeds(nodes, net.size * held / judged_on.shape[0], share, draws)
            more = float(np.clip(_more(share, held * scale / bound, certificate), *GROWS))
        more = min(more, MOST / draws - 1)
        chosen_on, judged_on = (
            sparse.vstack([one, sets.drawn(int(np.ceil(one.shape[0] * more)))], format="csr")
            for one in (chosen_on, judged_on)
        )


def _more(share: float, limit: float, certificate: float) -> float:
    """How many times as many sets more the certificate is likely to take: its gap shrinks with their square root.

    ``limit`` is the share that endless draws would show.
    """
    if share >= certificate:
        return 0.0
    if share <= 0 or limit <= certificate:
        return 1.0
    return float((np.log(limit / share) / np.log(limit / certificate)) ** 2 - 1)


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


def _enough(most: float) -> float:
    """The held count from which what is expected is at most so much: ``_at_most`` the other way."""
    return float(max(np.sqrt(most) - np.sqrt(_SURE / 2), 0) ** 2 - _SURE / 2)
