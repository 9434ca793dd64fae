# SPDX-License-Identifier: EUPL-1.2
"""What each alternative is worth, and what it takes, under given weights and a stance towards what is not known."""

from enum import IntEnum

import numpy as np

from criterio.decide.cone import ASPECTS
from criterio.decide.items import Alternative, Problem, Span

_PLACE = {aspect: place for place, aspect in enumerate(ASPECTS)}


class Stance(IntEnum):
    """Every range read at its worst, at its middle, or at its best."""

    WORST = 0
    MIDDLE = 1
    BEST = 2


class Values:
    """The alternatives of a problem as flat columns, item after item. ``first[i]`` is where item i begins."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.flat = [alternative for item in problem.items for alternative in item.alternatives]
        sizes = [len(item.alternatives) for item in problem.items]
        self.first = np.concatenate([[0], np.cumsum(sizes)]).astype(int)
        self.owner = np.repeat(np.arange(len(sizes)), sizes)
        self._low, self._high = _points(self.flat)
        self._support = np.array([alternative.support for alternative in self.flat], dtype=float)
        self.hours = _spans([alternative.hours for alternative in self.flat])
        self.euros = _spans([alternative.euros for alternative in self.flat])
        self.allowed = np.array([alternative.forbidden is None for alternative in self.flat], dtype=bool)

    def by_aspect(self, stance: Stance) -> np.ndarray:
        """Points by alternative and aspect, before weights and support."""
        return np.asarray((self._low, (self._low + self._high) / 2, self._high)[stance])

    def worth(self, weights: np.ndarray, stance: Stance = Stance.MIDDLE, support: bool = True) -> np.ndarray:
        """Points by alternative. Political support adds a share of a value that is positive without it."""
        own = self.by_aspect(stance) @ weights
        return np.asarray(own + self._support * np.maximum(own, 0) if support else own)


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
