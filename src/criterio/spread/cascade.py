# SPDX-License-Identifier: EUPL-1.2
"""The seeds from which most is infected in an independent cascade, with a certificate (OPIM-C, Tang et al. 2018).

A greedy choice on some reverse-reachable sets, whose counts the ties steady, is judged on others that it has not seen,
and the draws grow until the certificate is good enough. The best possible is bounded by the dual of the linear
programme, much closer than greedy's own bound, so that few draws are enough. Where sets are large, most of them are
drawn only as far as the chosen ones, and those are exchanged (``exchange.py``).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.special import gammaln

from criterio.spread import surely
from criterio.spread.coverage import Choice, at_most, choose, held_by
from criterio.spread.exchange import exchanged
from criterio.spread.network import Indices, Network, Values
from criterio.spread.reverse import Sets
from criterio.spread.steadied import Steadied

CERTIFICATE = 0.7
"""The share of the best possible spread that a choice must be shown to reach."""
FIRST = 1 << 14
PROBED, FEWEST, MEMBERS = 128, 1 << 11, 1 << 22
"""Sets that tell how large they are; where they are large fewer are enough to begin with, of so many nodes together."""
HELD_AT_ONCE = 1 << 25
"""Members of all sets together, at most: more would not fit the memory of a small machine."""
AIM, AIM_CHOICES, HELD = 2600, 20, 0.75
"""Sets that a choice is aimed to hold, and more for each e-fold of choices that there are; what share is enough.

With fewer, which of two nodes is better is left to luck, and the more choices there are, the luckier the luckiest (so
grows what IMM draws; Tang, Shi & Xiao 2015).
"""
LARGE, SEVERAL = 64, 8
"""Members of a set, on average, from which sets are large, where so many nodes at least are chosen to end them."""
WHOLE, MANY = 600, 4
"""Large sets that are drawn whole to begin with, and for each of them those that only judge."""
SOONER, TIMES = 10, (1.0, 5.0)
"""The more are chosen, the sooner a set ends: as many times what a choice is aimed to hold is drawn for exchanges."""
DENSE, MORE = 20, 6.0
"""Ties that lead to a member of a set, on average, from which it is more, in proportion, up to so many times.

Those who have many ties differ little from each other, and a tie that does not hold costs no time here.
"""
GROWS = 0.25, 3.0
"""How much the draws grow at once, at least and at most."""
DOUBLES = 1.0, 3.0
"""The same of large sets, on which twice as much is judged each time."""
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
    """``count`` nodes to begin with. The certificate may stay below what was asked once no more sets can be drawn."""
    count = min(count, net.size)
    sets = Sets(net, np.random.default_rng(seed))
    drawn = sets.drawn(PROBED)
    if drawn.nnz > LARGE * PROBED and count >= SEVERAL:
        return _on_large(net, sets, count, certificate, drawn)
    return _on_small(net, sets, count, certificate, _first(drawn))


def _on_small(net: Network, sets: Sets, count: int, certificate: float, first: int) -> Seeds:
    """Where sets are small: all are drawn whole, to choose on most of them and to judge by the others."""
    steadied = Steadied(net, count)
    chosen_on, judged_on = _parted(sets, first)
    aim, most = _aim(net, count, chosen_on), _most(chosen_on)
    while True:
        draws, scale = chosen_on.shape[0] + judged_on.shape[0], chosen_on.shape[0] / judged_on.shape[0]
        choice = choose(chosen_on, count, steadied)
        held = held_by(judged_on, choice.nodes)
        if held * scale < HELD * aim and draws < most:
            more = aim / max(held * scale, 1) - 1
        else:
            shown = surely.at_least(held) * scale
            bound = at_most(chosen_on, count, choice, surely.enough(shown / certificate))
            share = shown / surely.at_most(bound)
            if share >= certificate or draws >= most:
                nodes = tuple(int(node) for node in choice.nodes)
                return Seeds(nodes, net.size * held / judged_on.shape[0], share, draws)
            more = float(np.clip(_more(share, held * scale / bound, certificate), *GROWS))
        more = min(more, most / draws - 1)
        chosen_on, judged_on = (
            sparse.vstack(pair, format="csr")
            for pair in zip((chosen_on, judged_on), _parted(sets, int(np.ceil(draws * more))), strict=True)
        )


def _on_large(net: Network, sets: Sets, count: int, certificate: float, drawn: sparse.csr_matrix) -> Seeds:
    """Where sets are large: few are drawn whole, to begin with and for the bound, and many more only as far as needed.

    What is judged by ends once one of the chosen is in it; on what ends at two, chosen ones are exchanged.
    """
    steadied, most = Steadied(net, count), _most(drawn)
    more = min(WHOLE, most) / drawn.shape[0] - 1
    while True:
        drawn = sparse.vstack((drawn, sets.drawn(max(1, int(drawn.shape[0] * more)))), format="csr")
        choice = choose(drawn, count, steadied)
        shown = _shown(sets, drawn, choice, choice.nodes, certificate)
        is_last = drawn.shape[0] >= most
        if shown.share >= certificate or is_last:
            draws = np.clip(count / SOONER, *TIMES) * _aim(net, count, drawn) / max(shown.held, 1e-9)
            nodes = exchanged(sets, choice.nodes, int(min(surely.MOST, draws)))
            shown = _shown(sets, drawn, choice, nodes, certificate)
            if shown.share >= certificate or is_last:
                return Seeds(tuple(int(node) for node in nodes), net.size * shown.held, shown.share, drawn.shape[0])
        more = float(np.clip(_more(shown.share, shown.limit, certificate), *DOUBLES))
        more = min(more, most / drawn.shape[0] - 1)


@dataclass(frozen=True)
class _Shown:
    """What sets show of a choice: its ``share`` of the best, what endless draws would show, the share of sets held."""

    share: float
    limit: float
    held: float


def _shown(sets: Sets, drawn: sparse.csr_matrix, choice: Choice, nodes: Indices, certificate: float) -> _Shown:
    judged = MANY * drawn.shape[0]
    held = held_by(sets.drawn(judged, nodes), nodes)
    surely_held = surely.at_least(held) / MANY
    bound = at_most(drawn, len(nodes), choice, surely.enough(surely_held / certificate))
    best = min(surely.at_most(bound), drawn.shape[0])
    return _Shown(surely_held / best, held / MANY / bound, held / judged)


def _most(drawn: sparse.csr_matrix) -> int:
    """How many sets like these may be drawn."""
    return int(min(surely.MOST, HELD_AT_ONCE * drawn.shape[0] / drawn.nnz))


def _first(drawn: sparse.csr_matrix) -> int:
    """How many sets like these to draw at once."""
    return int(np.clip(MEMBERS * drawn.shape[0] / drawn.nnz, FEWEST, FIRST))


def _parted(sets: Sets, count: int) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    """Sets to choose on and others to judge by, drawn at once: small networks take longest to begin and to end."""
    drawn, judged = sets.drawn(count), count // _JUDGED
    return drawn[judged:], drawn[:judged]


def _aim(net: Network, count: int, seen: sparse.csr_matrix) -> float:
    """How many of the sets a choice is aimed to hold."""
    ties = float(np.diff(net.starts)[seen.indices].mean())
    choices = gammaln(net.size + 1) - gammaln(count + 1) - gammaln(net.size - count + 1)
    return float((AIM + AIM_CHOICES * choices) * np.clip(ties / DENSE, 1, MORE))


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
    return spreads_of(net, [nodes], runs, seed)[0]


def spreads_of(
    net: Network, choices: Sequence[tuple[int, ...]], runs: int = 2000, seed: int = 7, close: float = 0.0
) -> list[float]:
    """As ``spread_of``, for several choices by the same sets.

    Fewer than ``runs`` are drawn once the standard error of each is below ``close`` of it.
    """
    sets = Sets(net, np.random.default_rng(seed))
    held, drawn, most = np.zeros(len(choices)), 0, _first(sets.drawn(PROBED))
    while drawn < runs and (drawn == 0 or _error(held / drawn, drawn) > close):
        part = sets.drawn(min(most, runs - drawn))
        held += [held_by(part, np.array(nodes)) for nodes in choices]
        drawn += part.shape[0]
    return [float(spread) for spread in net.size * held / drawn]


def _error(shares: Values, drawn: int) -> float:
    """The largest relative standard error of shares of so many sets."""
    return float(np.sqrt((1 - shares) / np.maximum(shares * drawn, 1e-9)).max())
