# SPDX-License-Identifier: EUPL-1.2
"""What each alternative is worth, and what it takes, under given weights and a stance towards what is not known."""

from collections.abc import Iterator
from enum import IntEnum

import numpy as np

from criterio.decide.cone import ASPECTS
from criterio.decide.items import Alternative, Problem, Span
from criterio.domain.names import Aspect

_PLACE = {aspect: place for place, aspect in enumerate(ASPECTS)}


class Stance(IntEnum):
    """Every range read at its worst, at its middle, or at its best."""

    WORST = 0
    MIDDLE = 1
    BEST = 2


class Values:
    """The alternatives of a problem as flat columns, item after item. ``first[i]`` is where item i begins.

    ``blocks[i]``: where it begins and ends. ``owner``: by column, the number of its item.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.flat = [alternative for item in problem.items for alternative in item.alternatives]
        sizes = [len(item.alternatives) for item in problem.items]
        self.first = np.concatenate([[0], np.cumsum(sizes)]).astype(int)
        self.blocks = [(int(a), int(b)) for a, b in zip(self.first[:-1], self.first[1:], strict=True)]
        self.owner = np.repeat(np.arange(len(sizes)), sizes)
        self._low, self._high = _points(self.flat)
        self._support = np.array([alternative.support for alternative in self.flat], dtype=float)
        self.hours = _spans([alternative.hours for alternative in self.flat])
        self.euros = _spans([alternative.euros for alternative in self.flat])
        self.allowed = np.array([alternative.forbidden is None for alternative in self.flat], dtype=bool)

    @property
    def felt(self) -> np.ndarray:
        """By aspect, whether any alternative may bring anything on it."""
        return np.asarray(((self._low != 0) | (self._high != 0)).any(axis=0))

    def by_aspect(self, stance: Stance) -> np.ndarray:
        """Points by alternative and aspect, before weights and support."""
        return np.asarray((self._low, (self._low + self._high) / 2, self._high)[stance])

    def worth(self, weights: np.ndarray, stance: Stance = Stance.MIDDLE, support: bool = True) -> np.ndarray:
        """Points by alternative. Political support adds a share of a value that is positive without it."""
        own = self.by_aspect(stance) @ weights
        return np.asarray(own + self._support * np.maximum(own, 0) if support else own)


class Doubts:
    """What is not known: one doubt an item, criterion and aspect, shared by all its modes. ``many`` in all."""

    def __init__(self, values: Values) -> None:
        place: dict[tuple[int, str, Aspect], int] = {}
        told = [
            (column, place.setdefault((int(values.owner[column]), part.criterion, part.aspect), len(place)), part)
            for column, alternative in enumerate(values.flat)
            for part in alternative.parts
        ]
        self.many = len(place)
        self.items = np.array([item for item, _, _ in place], dtype=int)
        self._columns = len(values.flat)
        self._column = np.array([column for column, _, _ in told], dtype=int)
        self._doubt = np.array([doubt for _, doubt, _ in told], dtype=int)
        self._aspect = np.array([_PLACE[part.aspect] for _, _, part in told], dtype=int)
        self._low = np.array([part.low for _, _, part in told], dtype=float)
        self._criteria = [part.criterion for _, _, part in told]
        self._width = np.array([part.high - part.low for _, _, part in told], dtype=float)

    def told(self) -> Iterator[tuple[int, int, int, float, float]]:
        """What each part says: its column, its doubt, the place of its aspect, the least, and how much more at most."""
        return zip(self._column, self._doubt, self._aspect, self._low, self._width, strict=True)

    def widths(self) -> Iterator[tuple[int, int, str, float]]:
        """By part: its column, the place of its aspect, its criterion, and how much more it may be at most."""
        for place, (column, _, aspect, _, width) in enumerate(self.told()):
            yield column, aspect, self._criteria[place], width

    def matrix(self) -> tuple[np.ndarray, np.ndarray]:
        """Alternatives × doubts: how much more each may bring at most; and by doubt, the place of its aspect."""
        more, aspect = np.zeros((self._columns, self.many)), np.zeros(self.many, dtype=int)
        np.add.at(more, (self._column, self._doubt), self._width)
        aspect[self._doubt] = self._aspect
        return more, aspect

    def worth(self, weights: np.ndarray, truth: np.ndarray) -> np.ndarray:
        """Points by alternative when each doubt turns out at ``truth``: 0 at the least, 1 at the most. No support."""
        points = weights[self._aspect] * (self._low + truth[self._doubt] * self._width)
        return np.bincount(self._column, points, self._columns)


def _points(flat: list[Alternative]) -> tuple[np.ndarray, np.ndarray]:
    low, high = np.zeros((len(flat), len(ASPECTS))), np.zeros((len(flat), len(ASPECTS)))
    for row, alternative in enumerate(flat):
        for part in alternative.parts:
            low[row, _PLACE[part.aspect]] += part.low
            high[row, _PLACE[part.aspect]] += part.high
    return low, high


def _spans(spans: list[Span]) -> np.ndarray:
    """Columns by stance: the worst of a cost is the most of it."""
    pairs = np.array(spans, dtype=float).reshape(-1, 2)
    return np.stack([pairs[:, 1], pairs.mean(axis=1), pairs[:, 0]])
