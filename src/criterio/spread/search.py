# SPDX-License-Identifier: EUPL-1.2
"""The best units to begin with, under cost and readiness, in worlds that are played: starts, pairs and swaps.

A start is improved by exchanging one unit, or two at once, as long as it helps; what each start came to is judged in
worlds that it has not seen. Where all choices can be tried, they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Protocol

import numpy as np

from criterio.spread.network import Flags, Indices, Values

Units = tuple[int, ...]
ALL_TRIED = 12_000
"""With no more choices than this, each is tried."""
SMALL = 60
"""Among so few units, three times as many pairs are exchanged, and under any law."""
LIKELY, PAIRS, ROUNDS, STARTS = 40, 80, 8, 3
"""Units and pairs that exchanges try, how often, and from how many of the best starts."""
WEAKEST = 5
"""Of many chosen, those that exchanges take out."""
ALL_REACHED = 0.995
"""Once this share of the units is reached, nothing is left to improve."""
WORDS = 4_000_000_000
"""Words that may be played, some seven seconds of one processor: exchanges end there, with the best found so far."""
CLOSE = 12
"""Of many options, those that look best in a few worlds and are then tried in all."""


class Played(Protocol):
    """Worlds that say how many units are reached."""

    @property
    def one_voice(self) -> bool:
        """Whether one adopter can be enough, so that pairs add nothing to single units."""

    def reached(self, base: Units, more: Sequence[Units] = ((),)) -> Values:
        """From ``base`` with each of ``more``, on average over worlds."""

    @property
    def words(self) -> int:
        """How much has been played so far."""

    @property
    def few(self) -> "Played":
        """A few of the same worlds: quick, to leave out what is clearly worse."""


@dataclass(frozen=True)
class Terms:
    """What may be chosen: ``allowed`` units that are ready, whose ``costs`` together stay within ``budget``."""

    allowed: Indices
    costs: Values
    budget: float

    @classmethod
    def number(cls, allowed: Indices, size: int, count: int) -> "Terms":
        """So many units, whatever they cost."""
        return cls(allowed, np.ones(size), float(min(count, len(allowed))))

    def fits(self, units: Units) -> bool:
        return len(set(units)) == len(units) and self.costs[list(units)].sum() <= self.budget + 1e-9

    def trimmed(self, units: Units) -> Units:
        """The first of them that fit together."""
        found: Units = ()
        for unit in units:
            if self.fits((*found, unit)):
                found = (*found, unit)
        return found


def best(train: Played, judge: Played, linked: Flags, terms: Terms, starts: dict[str, Units]) -> Units:
    """Units to begin with, in no order. ``linked[i, j]``: ``i`` listens to ``j``."""
    if not len(terms.allowed):
        return ()
    whole = list(_all(terms))
    if whole:
        return _first(train, (), whole)
    found = {terms.trimmed(start) for start in starts.values()}
    found.add(_grown(train, linked, terms))
    value = {one: float(train.reached(one)[0]) for one in found}
    ranked = sorted(sorted(found), key=lambda one: -value[one])
    improved, left = set(), max(WORDS - train.words, 0)
    for place, one in enumerate(ranked[:STARTS], 1):
        improved.add(_improved(train, linked, terms, one, WORDS - left + left * place // STARTS))
    final = [*improved, *ranked]
    return final[int(np.argmax(judge.reached((), final)))]


def _all(terms: Terms) -> Iterator[Units]:
    """Every largest choice, where they are few and all cost the same."""
    costs = terms.costs[terms.allowed]
    if np.ptp(costs) > 0 or costs[0] <= 0:
        return
    count = min(int(terms.budget / costs[0] + 1e-9), len(terms.allowed))
    if comb(len(terms.allowed), count) <= ALL_TRIED:
        yield from (tuple(int(i) for i in units) for units in combinations(terms.allowed, count))


def _grown(train: Played, linked: Flags, terms: Terms) -> Units:
    """Each time the unit or the pair that reaches most for its cost."""
    chosen: Units = ()
    while True:
        singles = [(int(i),) for i in terms.allowed if terms.fits((*chosen, int(i)))]
        if not singles:
            return chosen
        quick = train.few
        now = float(quick.reached(chosen)[0])
        gain = (quick.reached(chosen, singles) - now) / _cost(terms, singles)
        order = np.argsort(-gain, kind="stable")
        pairs = [] if train.one_voice else list(_pairs(linked, [singles[i][0] for i in order[:LIKELY]], chosen))
        pairs = [pair for pair in pairs if terms.fits((*chosen, *pair))]
        gains = (quick.reached(chosen, pairs) - now) / _cost(terms, pairs) if pairs else np.zeros(0)
        close = [singles[i] for i in order[:CLOSE]] + [pairs[i] for i in np.argsort(-gains, kind="stable")[:CLOSE]]
        rise = (train.reached(chosen, close) - train.reached(chosen)) / _cost(terms, close)
        chosen = (*chosen, *close[int(np.argmax(rise))])


def _improved(train: Played, linked: Flags, terms: Terms, chosen: Units, words: int) -> Units:
    """Exchanged as long as it helps, or until so many ``words`` were played."""
    value = float(train.reached(chosen)[0])
    for _ in range(ROUNDS):
        if value > ALL_REACHED * len(linked) or train.words >= words:
            return chosen
        better = _exchanged(train, linked, terms, chosen, value, 1)
        if better is None and len(chosen) > 1 and (len(linked) <= SMALL or not train.one_voice):
            better = _exchanged(train, linked, terms, chosen, value, 2)
        if better is None:
            return chosen
        chosen, value = better
    return chosen


def _exchanged(
    train: Played, linked: Flags, terms: Terms, chosen: Units, value: float, many: int
) -> tuple[Units, float] | None:
    """The best choice that differs in ``many`` units; None where none reaches more. Of pairs, the first that does."""
    found: tuple[Units, float] | None = None
    for out in combinations(_weakest(train, chosen), many):
        kept = tuple(unit for unit in chosen if unit not in out)
        others = [int(i) for i in terms.allowed if int(i) not in chosen]
        likely = _likely(linked, others, kept)
        new: list[Units] = [(unit,) for unit in likely] if many == 1 else list(_pairs(linked, likely, kept))
        new = [one for one in new if terms.fits((*kept, *one))]
        if not new:
            continue
        new = _close(train, kept, new)
        reach = train.reached(kept, new)
        at = int(np.argmax(reach))
        if reach[at] > max(value, found[1] if found else value) + 1e-9:
            found = (*kept, *new[at]), float(reach[at])
            if many > 1:
                return found
    return found


def _weakest(train: Played, chosen: Units) -> Units:
    """Those without whom least is lost, the least first."""
    without = [tuple(unit for unit in chosen if unit != out) for out in chosen]
    left = train.few.reached((), without)
    return tuple(chosen[i] for i in np.argsort(-left, kind="stable")[:WEAKEST])


def _close(train: Played, kept: Units, options: Sequence[Units]) -> list[Units]:
    """Those that look best in a few worlds."""
    if len(options) <= CLOSE:
        return list(options)
    return [options[i] for i in np.argsort(-train.few.reached(kept, options), kind="stable")[:CLOSE]]


def _first(train: Played, kept: Units, options: Sequence[Units]) -> Units:
    """The best of many: all in a few worlds, the twelfth part that looks best in all of them."""
    order = np.argsort(-train.few.reached(kept, options), kind="stable")[: max(4 * CLOSE, len(options) // 12)]
    close = [options[i] for i in order]
    best: Units = close[int(np.argmax(train.reached(kept, close)))]
    return best


def _likely(linked: Flags, others: list[int], kept: Units) -> list[int]:
    """The units worth trying: well heard, and near to those that stay."""
    if len(others) <= LIKELY:
        return others
    ties = linked | linked.T
    heard = linked.sum(axis=0)
    near = ties[:, list(kept)].sum(axis=1) + (ties @ ties[:, list(kept)].astype(np.float32)).sum(axis=1) / 4
    score = heard / (1 + heard.max()) + near / (1 + near.max())
    return sorted(others, key=lambda i: -float(score[i]))[:LIKELY]


def _pairs(linked: Flags, likely: list[int], chosen: Units) -> Iterator[Units]:
    """Pairs who are heard by the same units: two voices at once are what complex contagion asks for."""
    if len(likely) < 2:
        return
    heard = linked[:, likely].astype(np.float32)
    common = np.triu(heard.T @ heard, 1)
    most = PAIRS if len(linked) > SMALL else 3 * PAIRS
    order = np.argsort(-common, axis=None, kind="stable")[: min(most, len(likely) * (len(likely) - 1) // 2)]
    for place in order:
        one, other = divmod(int(place), len(likely))
        if one < other and likely[one] not in chosen and likely[other] not in chosen:
            yield likely[one], likely[other]


def _cost(terms: Terms, options: Sequence[Units]) -> Values:
    return np.array([max(float(terms.costs[list(one)].sum()), 1e-9) for one in options])
