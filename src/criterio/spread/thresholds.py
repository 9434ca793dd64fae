# SPDX-License-Identifier: EUPL-1.2
"""Worlds in which a practice spreads by thresholds: a unit follows once enough of those it listens to have it.

Every choice is tried in the same worlds (common random numbers), so that differences between choices are not luck.
Worlds are the bits of words: how many adopters each unit hears is added up bit by bit, in 64 worlds at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from criterio.spread.network import Flags, Indices, Values

Units = tuple[int, ...]
Words = NDArray[np.uint64]
WORD = 64
CELLS = 1 << 15
"""Words that are played together: as many as a processor keeps near."""


@dataclass
class Effort:
    """How much has been played: words that were added up. The same on every machine, unlike time."""

    words: int = 0


@dataclass(frozen=True)
class Worlds:
    """``needed[w, i]``: how many of those it listens to must have it before unit ``i`` follows, in world ``w``.

    ``linked[i, j]``: unit ``i`` listens to ``j``. ``one_voice``: one adopter can be enough.
    """

    needed: Indices
    linked: Flags
    one_voice: bool
    effort: Effort = field(default_factory=Effort, compare=False)

    @property
    def size(self) -> int:
        return len(self.linked)

    def reached(self, base: Units, more: Sequence[Units] = ((),)) -> Values:
        """Mean number of units reached from ``base`` with each of ``more``."""
        words = -(-len(self.needed) // WORD)
        begun = np.zeros((self.size, 1, words), dtype=np.uint64)
        begun[self._places[list(base)]] = ~np.uint64(0)
        begun = self._spread(begun)
        found = np.empty(len(more))
        step = max(1, CELLS // max(words * self.size, 1))
        for first in range(0, len(more), step):
            part = more[first : first + step]
            state = np.repeat(begun, len(part), axis=1)
            for option, extra in enumerate(part):
                state[self._places[list(extra)], option] = ~np.uint64(0)
            ended = np.bitwise_count(self._spread(state) & self._worlds)
            found[first : first + step] = ended.sum(axis=(0, 2), dtype=np.int64) / len(self.needed)
        return found

    @property
    def words(self) -> int:
        return self.effort.words

    @cached_property
    def few(self) -> "Worlds":
        """A few of them: quick, to leave out what is clearly worse."""
        return Worlds(self.needed[:WORD], self.linked, self.one_voice, self.effort)

    def _spread(self, state: Words) -> Words:
        """Who has it at the end: (units by place, options, words). Changes ``state``."""
        new = state.any(axis=(1, 2))
        while new.any():
            open_to = np.flatnonzero(self._listens[:, new].any(axis=1))
            follow = self._enough(state, open_to) & ~state[open_to]
            state[open_to] |= follow
            new = np.zeros(len(state), dtype=bool)
            new[open_to] = follow.any(axis=(1, 2))
        return state

    def _enough(self, state: Words, units: Indices) -> Words:
        """Where ``units``, in the order of places, hear as many adopters as they need."""
        counted = np.zeros((len(self._needed), len(units), *state.shape[1:]), dtype=np.uint64)
        over = np.zeros_like(counted[0])
        degree = self._degree[units]
        self.effort.words += (int(degree.sum()) + 3 * len(units)) * len(counted) * state[0].size
        for rank in range(int(degree.max(initial=0))):
            many = int(np.searchsorted(-degree, -rank, side="left"))
            carried = state[self._voices[units[:many], rank]]
            for digit in counted:
                both = digit[:many] & carried
                digit[:many] ^= carried
                carried = both
            over[:many] |= carried
        follow: Words = over | _at_least(counted, self._needed[:, units])
        return follow

    @cached_property
    def _by_degree(self) -> Indices:
        """Units, those that listen to most first: so that a prefix of them has a third, a fourth … voice."""
        return np.argsort(-self.linked.sum(axis=1), kind="stable")

    @cached_property
    def _places(self) -> Indices:
        return np.argsort(self._by_degree)

    @cached_property
    def _listens(self) -> Flags:
        """``linked`` by place."""
        return self.linked[np.ix_(self._by_degree, self._by_degree)]

    @cached_property
    def _degree(self) -> Indices:
        found: Indices = self._listens.sum(axis=1)
        return found

    @cached_property
    def _voices(self) -> Indices:
        """The places of those each unit listens to; beyond its degree, of anybody."""
        order = np.argsort(~self._listens, axis=1, kind="stable")
        return order[:, : int(self._degree.max(initial=0))]

    @cached_property
    def _needed(self) -> Words:
        """The binary digits of ``needed``, the lowest first: (digits, places, 1, words)."""
        needed = self.needed[:, self._by_degree].T
        digits = max(int(needed.max(initial=1)).bit_length(), 1)
        return np.stack([_packed(needed >> digit & 1) for digit in range(digits)])[:, :, None]

    @cached_property
    def _worlds(self) -> Words:
        """The bits that are worlds."""
        return _packed(np.ones((1, len(self.needed)), dtype=np.int64))


def _packed(bits: Indices) -> Words:
    """Rows of zeros and ones as words; what is left of the last word is zero."""
    whole = np.zeros((len(bits), -(-bits.shape[1] // WORD) * WORD), dtype=np.uint8)
    whole[:, : bits.shape[1]] = bits
    words: Words = np.packbits(whole, axis=1, bitorder="little").view(np.uint64)
    return words


def _at_least(counted: Words, needed: Words) -> Words:
    """Where the number in ``counted`` is ``needed`` or more, from the highest digit down."""
    more, same = np.zeros_like(counted[0]), np.full_like(counted[0], ~np.uint64(0))
    for digit, wanted in zip(counted[::-1], needed[::-1], strict=True):
        more |= same & digit & ~wanted
        same &= ~(digit ^ wanted)
    enough: Words = more | same
    return enough


def linear(linked: Flags, worlds: int, rng: np.random.Generator) -> Worlds:
    """Linear threshold (Granovetter 1978; Kempe et al. 2003): each of n ties weighs 1/n, thresholds are any share."""
    return share(linked, worlds, rng, 0.0, 1.0, 1)


def share(
    linked: Flags, worlds: int, rng: np.random.Generator, low: float = 0.15, high: float = 0.5, fewest: int = 2
) -> Worlds:
    """A share of those one listens to (Watts 2002), between ``low`` and ``high``, and ``fewest`` at least.

    Who listens to fewer than that follows once all of them have it.
    """
    heard = linked.sum(axis=1)
    needed = np.ceil(rng.uniform(low, high, (worlds, len(linked))) * heard).astype(np.int64)
    return Worlds(np.maximum(needed, np.clip(heard, 1, fewest)), linked, fewest == 1)


def complex_contagion(
    linked: Flags, worlds: int, rng: np.random.Generator, fewest: int = 2, more: float = 0.3
) -> Worlds:
    """Complex contagion (Centola & Macy 2007): ``fewest`` adopters among those one listens to, or one more.

    One more is needed with chance ``more``. Who listens to fewer than that follows once all of them have it.
    """
    needed = fewest + (rng.random((worlds, len(linked))) < more)
    return Worlds(np.minimum(needed, np.maximum(linked.sum(axis=1), 1)), linked, False)
