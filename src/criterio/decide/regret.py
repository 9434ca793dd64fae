# SPDX-License-Identifier: EUPL-1.2
"""How much better another portfolio could turn out to be, and the good one of which that is least.

The regret of a portfolio is the most that any other could gain over it, at the corner of the weights and at the truth
of every doubt that are worst for it. It is exact for the two that are told; which one is least is known among the
good portfolios that the search for core and exterior has found.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from criterio.decide.gains import TOUCH, Gains
from criterio.decide.robust import Firmness
from criterio.decide.rows import Row, firm_rows
from criterio.decide.solver import price, programme_of, relaxed_of, solve
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
    worst = _Worst(values, firm_rows(values, Stance.MIDDLE, uncovered))
    told, other = (worst.of(gains.instead_of(chosen)[1].T) for chosen in (recommended, least))
    return Regret(told, other, least) if other < told else Regret(told, told, recommended)


class _Worst:
    """The most that any portfolio gains at any corner; those at which none could gain more are not solved."""

    def __init__(self, values: Values, rows: Sequence[Row]) -> None:
        self._values, self._whole, self._parts = values, programme_of(rows, values), relaxed_of(rows, values)

    def of(self, corners: np.ndarray) -> float:
        bounds, most = [self._bound(corner) for corner in corners], -np.inf
        for place in sorted(range(len(corners)), key=lambda place: bounds[place], reverse=True):
            if bounds[place] <= most:
                break
            most = max(most, float(corners[place][solve(self._whole, corners[place], self._values)].sum()))
        return most

    def _bound(self, corner: np.ndarray) -> float:
        """What nothing gains more than, modes in parts included: it begins at the answer for the corner before."""
        price(self._parts, corner)
        self._parts.run()
        return float(self._parts.getInfo().objective_function_value) + TOUCH


def _among(gains: Gains, chosen: np.ndarray, known: np.ndarray) -> float:
    _, most = gains.instead_of(chosen)
    return float(most[known].sum(axis=1).max())
