# SPDX-License-Identifier: EUPL-1.2
"""Worlds in which a practice spreads by thresholds: a unit follows once enough of those it listens to have it.

Every choice is tried in the same worlds (common random numbers), so that differences between choices are not luck.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from criterio.spread.network import Flags, Indices, Values
from criterio.spread.reverse import ranges

Units = tuple[int, ...]
CELLS = 20_000_000
FEW = 40


@dataclass(frozen=True)
class Worlds:
    """``needed[w, i]``: what unit ``i`` must hear before it follows, in world ``w``.

    Those who hear unit ``j`` are ``hearers[starts[j]:starts[j + 1]]``, each of them by ``says`` as much.
    """

    needed: Values
    starts: Indices
    hearers: Indices
    says: Values
    one_voice: bool

    @property
    def size(self) -> int:
        return int(self.needed.shape[1])

    def reached(self, base: Units, more: Sequence[Units] = ((),)) -> Values:
        """Mean number of units reached from ``base`` with each of ``more``."""
        worlds = len(self.needed)
        has, heard = self._begun
        has, heard = self._ended(has.copy(), heard.copy(), np.arange(worlds), base)
        found = np.empty(len(more))
        step = max(1, CELLS // (worlds * self.size))
        for first in range(0, len(more), step):
            part = more[first : first + step]
            found[first : first + step] = self._together(has, heard, part)
        return found

    @cached_property
    def few(self) -> "Worlds":
        """A few of them: quick, to leave out what is clearly worse."""
        return Worlds(
            self.needed[: max(FEW, len(self.needed) // 8)], self.starts, self.hearers, self.says, self.one_voice
        )

    @cached_property
    def _begun(self) -> tuple[Flags, Values]:
        shape = self.needed.shape
        return np.zeros(shape, dtype=bool), np.zeros(shape, dtype=np.float32)

    def _together(self, has: Flags, heard: Values, more: Sequence[Units]) -> Values:
        worlds, many = len(self.needed), len(more)
        rows = np.tile(np.arange(worlds), many)
        each = [np.repeat(i * worlds + np.arange(worlds), len(extra)) for i, extra in enumerate(more)]
        nodes = [np.tile(np.array(extra, dtype=np.int64), worlds) for extra in more]
        ended = self._spread(
            np.tile(has, (many, 1)), np.tile(heard, (many, 1)), rows, np.concatenate(each), np.concatenate(nodes)
        )
        found: Values = ended.sum(axis=1).reshape(many, worlds).mean(axis=1)
        return found

    def _ended(self, has: Flags, heard: Values, rows: Indices, chosen: Units) -> tuple[Flags, Values]:
        places = np.repeat(rows, len(chosen))
        return self._spread(has, heard, rows, places, np.tile(np.array(chosen, dtype=np.int64), len(rows))), heard

    def _spread(self, has: Flags, heard: Values, worlds: Indices, rows: Indices, nodes: Indices) -> Flags:
        """Who has it at the end, once ``nodes`` have it in ``rows``; row ``r`` plays in world ``worlds[r]``."""
        flat_has, flat_heard = has.reshape(-1), heard.reshape(-1)
        new = rows * self.size + nodes
        new = np.unique(new[~flat_has[new]])
        while len(new):
            flat_has[new] = True
            rows, nodes = new // self.size, new % self.size
            low, high = self.starts[nodes], self.starts[nodes + 1]
            ties = ranges(low, high)
            told = np.repeat(rows, high - low) * self.size + self.hearers[ties]
            np.add.at(flat_heard, told, self.says[ties])
            open_to = told[~flat_has[told]]
            world, unit = worlds[open_to // self.size], open_to % self.size
            new = np.unique(open_to[flat_heard[open_to] >= self.needed[world, unit]])
        return has


def linear(linked: Flags, worlds: int, rng: np.random.Generator) -> Worlds:
    """Linear threshold (Granovetter 1978; Kempe et al. 2003): each of n ties weighs 1/n, thresholds are any share.

    ``linked[i, j]``: unit ``i`` listens to ``j``.
    """
    weighs = 1 / np.maximum(linked.sum(axis=1), 1)
    return _worlds(linked, rng.uniform(1e-6, 1, (worlds, len(linked))), weighs, True)


def complex_contagion(
    linked: Flags, worlds: int, rng: np.random.Generator, fewest: int = 2, more: float = 0.3
) -> Worlds:
    """Complex contagion (Centola & Macy 2007): ``fewest`` adopters among those one listens to, or one more.

    One more is needed with chance ``more``. Who listens to fewer than that follows once all of them have it.
    """
    needed = fewest + (rng.random((worlds, len(linked))) < more)
    return _worlds(linked, np.minimum(needed, np.maximum(linked.sum(axis=1), 1)), np.ones(len(linked)), False)


def _worlds(linked: Flags, needed: Values | Indices, weighs: Values, one_voice: bool) -> Worlds:
    by_speaker, hearers = np.nonzero(linked.T)
    starts = np.concatenate([[0], np.cumsum(np.bincount(by_speaker, minlength=len(linked)))])
    return Worlds((needed - 1e-4).astype(np.float32), starts, hearers, weighs[hearers].astype(np.float32), one_voice)
