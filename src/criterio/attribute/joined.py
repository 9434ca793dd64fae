# SPDX-License-Identifier: EUPL-1.2
"""One typical effect out of several, and how large it would be by chance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from criterio.attribute._design import Array
from criterio.attribute.placebos import Placebos

DRAWS = 999
PAST_COUNTS = 30.0
"""Placebos of the past count, all together, as at most so many of the present: they fill in where units are few."""


@dataclass(frozen=True)
class Chance:
    """Sizes that an effect takes where nothing was done, each with how much it counts.

    What was seen counts as one more (Vovk et al. 2005): with that, ranges hold the truth as often as they say.
    """

    sizes: Array
    weights: Array

    def of(self, size: float) -> float:
        """How often chance alone gives ``size`` or more; never zero, as what was seen is one of the possibilities."""
        as_large = self.weights[self.sizes >= size - 1e-12].sum()
        return float((1 + as_large) / (1 + self.weights.sum()))

    def reach(self, level: float) -> float:
        """The size that chance stays below with probability ``level``; infinite where too few placebos can tell."""
        order = np.argsort(self.sizes)
        below = np.cumsum(self.weights[order])
        place = level * (1 + self.weights.sum())
        if not len(order) or place > below[-1]:
            return float("inf")
        return float(np.interp(place, below, self.sizes[order]))


def typical(effects: Array, scales: Array) -> Array:
    """Hodges–Lehmann along the last axis: the weighted median of the means of pairs, the firmer ones counting more."""
    first, second = np.triu_indices(effects.shape[-1])
    pairs = (effects[..., first] + effects[..., second]) / 2
    weights = np.broadcast_to(np.where(first == second, 0.5, 1.0) / (scales[first] * scales[second]), pairs.shape)
    order = np.argsort(pairs, axis=-1)
    reached = np.cumsum(np.take_along_axis(weights, order, -1), axis=-1)
    middle = (reached >= reached[..., -1:] / 2).argmax(axis=-1)
    return np.asarray(np.take_along_axis(np.take_along_axis(pairs, order, -1), middle[..., None], -1)[..., 0])


def by_chance(known: Placebos, scales: Array) -> Chance:
    """What chance does to units of these ``scales``: every placebo for one; for several, groups of one moment each."""
    if len(scales) > 1:
        return in_groups([(known, scales)])
    rows, counts = _rows(known)
    weights = np.concatenate([np.full(len(row), count) for row, count in zip(rows, counts, strict=True)])
    return Chance(np.abs(np.concatenate(rows)) * scales[0], weights)


def in_groups(cohorts: Sequence[tuple[Placebos, Array]], seed: int = 0) -> Chance:
    """What chance does to all the treated joined, those of each cohort drawn at a moment of their own."""
    rng = np.random.default_rng(seed)
    drawn = [_drawn(known, len(scales), rng) for known, scales in cohorts]
    if not all(len(draws) for draws in drawn):
        return Chance(np.zeros(0), np.zeros(0))
    scales = np.concatenate([scales for _, scales in cohorts])
    controls = min(int(np.isfinite(known.chance[0]).sum()) for known, _ in cohorts)
    sizes = np.abs(typical(np.hstack(drawn) * scales, scales)) * _shared(len(scales), controls)
    return Chance(sizes, np.ones(len(sizes)))


def _drawn(known: Placebos, count: int, rng: np.random.Generator) -> Array:
    """Groups of ``count`` placebos (draws, count), each group of one moment, moments as often as they count."""
    rows, counts = _rows(known)
    share = np.array([len(row) * count_ for row, count_ in zip(rows, counts, strict=True)])
    if share.sum() == 0:
        return np.zeros((0, count))
    turns = np.repeat(np.arange(len(rows)), np.diff(np.round(DRAWS * np.cumsum([0, *share]) / share.sum()).astype(int)))
    return np.array([rng.choice(rows[turn], count) for turn in turns])


def _rows(known: Placebos) -> tuple[list[Array], list[float]]:
    """The placebos of each moment, the present first, and how much each of them counts."""
    rows = [row[np.isfinite(row)] for row in known.chance]
    past = sum(len(row) for row in rows[1:])
    return rows, [1.0, *[min(1.0, PAST_COUNTS / max(past, 1))] * (len(rows) - 1)]


def _shared(treated: int, controls: int) -> float:
    """How much wider groups spread than placebos drawn one by one: all lean on the same controls, of known number."""
    firm = max(controls, 4)
    return float(np.sqrt((1 + treated / firm) * firm / (firm - 2)))
