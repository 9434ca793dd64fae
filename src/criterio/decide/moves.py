# SPDX-License-Identifier: EUPL-1.2
"""Moves from some modes to others of the same items that dominate wherever they fit."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from criterio.decide.gains import TOUCH, Gains
from criterio.decide.room import Room
from criterio.decide.value import Values

_MOST = 8
"""How many moves are learned from one portfolio."""


@dataclass(frozen=True)
class Move:
    """By item that it changes: it takes one mode and leaves any of some. ``press``: at most so much more of each limit.

    From whichever of them, the portfolio after the move dominates the one before.
    """

    takes: tuple[int, ...]
    leaves: tuple[tuple[int, ...], ...]
    press: np.ndarray


class Moves:
    """The moves of one problem."""

    def __init__(self, values: Values, gains: Gains, room: Room) -> None:
        self._values, self._gains, self._room = values, gains, room

    def alone(self, is_open: np.ndarray) -> Iterator[Move]:
        """Those of one item, among the open columns."""
        for start, end in self._values.blocks:
            block = [column for column in range(start, end) if is_open[column]]
            for left in block:
                for taken in block:
                    least, most = self._between(taken, left)
                    if (least >= -TOUCH).all() and most.max() > TOUCH:
                        yield self.move(np.array([left]), np.array([taken]), is_open)

    def near(self, chosen: np.ndarray, is_open: np.ndarray) -> list[Move]:
        """Those of one item that dominate ``chosen`` and fit; else of two, those that press on fewest limits first."""
        least, most = self._gains.instead_of(chosen)
        is_other = is_open.copy()
        is_other[chosen] = False
        others = np.flatnonzero(is_other)
        leaves = chosen[self._values.owner[others]]
        press, left = self._room.matrix[:, others] - self._room.matrix[:, leaves], self._room.left(chosen)[:, None]
        gain, top = least[others], most[others].sum(axis=1)
        fits = (gain >= -TOUCH).all(axis=1) & (top > TOUCH) & (press <= left + TOUCH).all(axis=0)
        if fits.any():
            return [self.move(leaves[[one]], others[[one]], is_open) for one in np.flatnonzero(fits)[:_MOST]]
        pair = self._values.owner[others][:, None] < self._values.owner[others][None]
        for corner in gain.T:
            pair &= corner[:, None] + corner[None] >= -TOUCH
        pairs = np.argwhere(pair)
        both = press[:, pairs[:, 0]] + press[:, pairs[:, 1]]
        fits = (both <= left + TOUCH).all(axis=0) & (top[pairs].sum(axis=1) > TOUCH)
        pairs, both = pairs[fits], both[:, fits]
        first = np.argsort((both > TOUCH).sum(axis=0), kind="stable")[:_MOST]
        return [self.move(leaves[pair], others[pair], is_open) for pair in pairs[first]]

    def with_one(self, chosen: np.ndarray, item: int, is_open: np.ndarray) -> list[Move]:
        """Those of three items, this one among them, that dominate ``chosen`` and fit."""
        least, most = self._gains.instead_of(chosen)
        is_other = is_open.copy()
        is_other[chosen] = False
        owner, matrix, left = self._values.owner, self._room.matrix, self._room.left(chosen)
        others = np.flatnonzero(is_other & (owner != item))
        leaves = chosen[owner[others]]
        press, gain, top = (matrix[:, others] - matrix[:, leaves]).T, least[others], most[others].sum(axis=1)
        first, second = np.nonzero(owner[others][:, None] < owner[others][None])
        found = []
        for taken in np.flatnonzero(is_other & (owner == item)):
            pairs = np.ones(len(first), dtype=bool)
            for corner, own in zip(gain.T, least[taken], strict=True):
                pairs &= corner[first] + corner[second] >= -own - TOUCH
            pairs &= top[first] + top[second] > TOUCH - most[taken].sum()
            one, two = first[pairs], second[pairs]
            more = matrix[:, taken] - matrix[:, chosen[item]] + press[one] + press[two]
            fits = np.flatnonzero((more <= left + TOUCH).all(axis=1))
            fewest = fits[np.argsort((more[fits] > TOUCH).sum(axis=1), kind="stable")[:_MOST]]
            for place in fewest:
                three = np.array([taken, others[one[place]], others[two[place]]])
                found.append(self.move(chosen[owner[three]], three, is_open))
        return found

    def move(self, leaves: np.ndarray, takes: np.ndarray, is_open: np.ndarray) -> Move:
        """From ``leaves`` to ``takes``, and from every other open mode from which it gains and needs no more."""
        spans = [self._between(int(taken), int(left)) for left, taken in zip(leaves, takes, strict=True)]
        least, most = np.array([low for low, _ in spans]), np.array([high for _, high in spans])
        press = (self._room.matrix[:, takes] - self._room.matrix[:, leaves]).T
        bearable = np.maximum(press.sum(axis=0), 0) + TOUCH
        every = [[int(left)] for left in leaves]
        for place, taken in enumerate(map(int, takes)):
            for other in range(*self._values.blocks[self._values.owner[taken]]):
                if other == taken or other == leaves[place] or not is_open[other]:
                    continue
                low, high = self._between(taken, other)
                looser = (_with(least, place, low), _with(most, place, high))
                more = -_with(-press, place, self._room.matrix[:, other] - self._room.matrix[:, taken])
                gains = (looser[0].sum(axis=0) >= -TOUCH).all() and looser[1].sum(axis=0).max() > TOUCH
                if gains and (more.sum(axis=0) <= bearable).all():
                    (least, most), press = looser, more
                    every[place].append(other)
        return Move(tuple(map(int, takes)), tuple(map(tuple, every)), press.sum(axis=0))

    def _between(self, taken: int, left: int) -> tuple[np.ndarray, np.ndarray]:
        """By corner, the least and the most that one mode of an item gains over another."""
        item, at = self._values.owner[taken], self._gains.at
        return self._gains.least[item, at[taken], at[left]], -self._gains.least[item, at[left], at[taken]]


def _with(rows: np.ndarray, place: int, other: np.ndarray) -> np.ndarray:
    """The same, with the lesser of a row and another in its place."""
    changed = rows.copy()
    changed[place] = np.minimum(rows[place], other)
    return changed
