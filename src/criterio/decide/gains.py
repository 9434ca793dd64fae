# SPDX-License-Identifier: EUPL-1.2
"""What taking one mode instead of another gains at the least and at the most, whatever the truth and the weights.

What is not known of an item is the same in all its modes: the same doubt counts once. So a gain is the least, over the
doubt of each criterion and aspect, of a difference; two items doubt independently. A portfolio *dominates* another when
its gain is never below zero, at any corner of the weights, and above it somewhere (Liesiö, Mild & Salo 2007, where a
project is either in or out; here an item may have more modes, which share their doubt).
"""

from dataclasses import dataclass

import numpy as np

from criterio.decide.cone import ASPECTS, SIZE
from criterio.decide.value import Values

TOUCH = 1e-9


@dataclass(frozen=True)
class Gains:
    """``least[i, b, a, k]``: points of item i at corner k, at the worst, when its mode b takes the place of a.

    ``at``: by column, its place among the modes of its item. The most that b gains over a is minus the least that a
    gains over b.
    """

    least: np.ndarray
    owner: np.ndarray
    at: np.ndarray

    def instead_of(self, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Columns × corners: the least and the most that each column gains over the chosen one of its item."""
        now = self.at[chosen][self.owner]
        return self.least[self.owner, self.at, now], -self.least[self.owner, now, self.at]

    def dominates(self, one: np.ndarray, other: np.ndarray) -> bool:
        """Whether portfolio ``one`` (chosen columns, an item each) dominates ``other``."""
        least, most = self.instead_of(other)
        return bool((least[one].sum(axis=0) >= -TOUCH).all() and (most[one].sum(axis=0) > TOUCH).any())


def gains(values: Values, corners: np.ndarray) -> Gains:
    """Of every mode over every other of its item, under each corner of the weights."""
    modes = max(end - start for start, end in values.blocks)
    worst = np.zeros((len(values.blocks), modes, modes, SIZE))
    for item, (start, end) in enumerate(values.blocks):
        low, high, aspect = _doubts(values, start, end)
        least = np.minimum(low[:, None] - low[None], high[:, None] - high[None])
        worst[item, : end - start, : end - start] = least @ aspect
    at = np.arange(len(values.flat)) - values.first[values.owner]
    return Gains(worst @ corners.T, values.owner, at)


def _doubts(values: Values, start: int, end: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Modes × doubts, at the least and at the most; and doubts × aspects, one where a doubt is of that aspect."""
    modes = values.flat[start:end]
    names = sorted({(part.criterion, part.aspect) for mode in modes for part in mode.parts})
    place = {name: number for number, name in enumerate(names)}
    low, high = np.zeros((len(modes), len(names))), np.zeros((len(modes), len(names)))
    for number, mode in enumerate(modes):
        for part in mode.parts:
            low[number, place[part.criterion, part.aspect]] += part.low
            high[number, place[part.criterion, part.aspect]] += part.high
    aspect = np.zeros((len(names), SIZE))
    for (_, name), number in place.items():
        aspect[number, ASPECTS.index(name)] = 1
    return low, high, aspect
