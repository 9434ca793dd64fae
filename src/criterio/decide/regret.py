# SPDX-License-Identifier: EUPL-1.2
"""How much better another portfolio could turn out to be, and the good one of which that is least.

The regret of a portfolio is the most that any other could gain over it, at the corner of the weights and at the truth
of every doubt that are worst for it. It is exact for the two that are told; which one is least is known among the
good portfolios that the search for core and exterior has found.
"""

from dataclasses import dataclass

import numpy as np

from criterio.decide.gains import Gains
from criterio.decide.robust import Firmness
from criterio.decide.rows import firm_rows
from criterio.decide.solver import programme_of, solve
from criterio.decide.value import Stance, Values
from criterio.domain.administration import Cell


@dataclass(frozen=True)
class Regret:
    """``recommended`` and ``least``: points; ``chosen``: columns of the portfolio whose regret is least."""

    recommended: float
    least: float
    chosen: np.ndarray


def regret(
    values: Values, gains: Gains, firmness: Firmness, recommended: np.ndarray, uncovered: tuple[Cell, ...]
) -> Regret:
    """Of what is recommended, and of the good portfolio that could be regretted least."""
    known = np.unique(np.vstack([firmness.good, recommended]), axis=0)
    least = known[int(np.argmin([_among(gains, chosen, known) for chosen in known]))]
    programme = programme_of(firm_rows(values, Stance.MIDDLE, uncovered), values)

    def exact(chosen: np.ndarray) -> float:
        _, most = gains.instead_of(chosen)
        return max(float(corner[solve(programme, corner, values)].sum()) for corner in most.T)

    told = exact(recommended)
    other = exact(least)
    return Regret(told, other, least) if other < told else Regret(told, told, recommended)


def _among(gains: Gains, chosen: np.ndarray, known: np.ndarray) -> float:
    _, most = gains.instead_of(chosen)
    return float(most[known].sum(axis=1).max())
