# SPDX-License-Identifier: EUPL-1.2
"""How large an effect is by chance: what placebos show, when those of the past count for less than those of now."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr, stdtrit

from criterio.attribute._design import Array

PAST_COUNTS = 20.0
"""Placebos of the past count, all together, as at most so many of the present: they fill in where units are few."""
FEWEST = 5.0
"""What placebos must count, all together, for anything to be said of sizes beyond the largest of them."""
_FALLING = 4  # degrees of Student's distribution


@dataclass(frozen=True)
class Chance:
    """Sizes that an effect takes where nothing was done, each with how much it counts.

    What was seen counts as one more (Vovk et al. 2005): with that, ranges hold the truth as often as they say. Beyond
    the largest placebo chances fall as Student's do, slowly, as of things that now and then go wild: with fewer than
    nineteen, a range of 95 % reaches farther than any of them.
    """

    sizes: Array
    weights: Array

    def of(self, size: float) -> float:
        """How often chance alone gives ``size`` or more; never zero, as what was seen is one of the possibilities."""
        sizes, below = self._counted()
        among = float(1 - np.interp(size - 1e-12, [0.0, *sizes], [0.0, *below]) / (1 + self.weights.sum()))
        usual = self._usual()
        if not usual or size <= sizes[-1]:
            return among
        return among * float(stdtr(_FALLING, -size / usual) / stdtr(_FALLING, -sizes[-1] / usual))

    def reach(self, level: float) -> float:
        """The size whose chance is 1 - ``level``, between placebos in proportion (Hutson 1999).

        Infinite where too few placebos can tell.
        """
        sizes, below = self._counted()
        every = 1 + self.weights.sum()
        place = level * every
        if len(sizes) and place <= below[-1]:
            return float(np.interp(place, below, sizes))
        usual = self._usual()
        if not usual:
            return float("inf")
        rarer = (1 - level) * every  # than the largest of the placebos
        return -usual * float(stdtrit(_FALLING, rarer * stdtr(_FALLING, -sizes[-1] / usual)))

    def _usual(self) -> float:
        """Their size on the whole (root mean square); 0 where they are too few, or nothing ever moves."""
        every = self.weights.sum()
        return float(np.sqrt(self.weights @ np.square(self.sizes) / every)) if every >= FEWEST else 0.0

    def _counted(self) -> tuple[Array, Array]:
        """Sizes from the smallest, and how much counts up to each."""
        order = np.argsort(self.sizes)
        return self.sizes[order], np.cumsum(self.weights[order])


def known(rows: Array) -> tuple[list[Array], list[float]]:
    """The placebos of each moment (moments, units; the present first; NaN: none), and how much each of them counts."""
    kept = [row[np.isfinite(row)] for row in rows]
    past = sum(len(row) for row in kept[1:])
    return kept, [1.0, *[min(1.0, PAST_COUNTS / max(past, 1))] * (len(kept) - 1)]


def one_by_one(kept: Sequence[Array], counts: Sequence[float]) -> Chance:
    """Every placebo for itself."""
    weights = np.concatenate([np.full(len(row), count) for row, count in zip(kept, counts, strict=True)])
    return Chance(np.abs(np.concatenate(kept)), weights)
