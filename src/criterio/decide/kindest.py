# SPDX-License-Identifier: EUPL-1.2
"""The reading that is kindest to one mode: of all weights and truths, one at which it is least behind what is best.

Points are linear in the weights and in ``weight × truth`` of each doubt taken together, so that the kindest reading to
one portfolio, against those that beat it somewhere, is a linear programme; the best portfolio with the mode at that
reading takes its place, and so on while it gains (a difference of convex functions: Tao & An 1997). What could be good
with that mode, though it is the best at no reading, lies near there.
"""

from collections.abc import Sequence

import highspy
import numpy as np

from criterio.decide.rows import INF, Row
from criterio.decide.solver import Quiet, bound, chosen_of, price, programme_of
from criterio.decide.value import Doubts, Stance, Values

_INSIDE = 1e-3
"""How far a reading stays from the edge of what is known, as a share."""
_GAINS = 1e-3
"""Points: a step that gains less is the last."""
_NEARLY, _BRANCHES = 1e-3, 50
"""How near the best a portfolio has to be here, and how many branches that may take: any reading is right."""
_STEPS = 8


class Kindest:
    """The kindest readings of one problem. ``corners``: of the weights. ``rows``: what no portfolio may break."""

    def __init__(self, values: Values, corners: np.ndarray, rows: Sequence[Row]) -> None:
        self._values, self._corners, self._doubts = values, corners, Doubts(values)
        self._sure = values.by_aspect(Stance.WORST) @ corners.T
        self._unsure, self._of = self._doubts.matrix()
        self._programme = programme_of(rows, values)
        self._programme.setOptionValue("mip_rel_gap", _NEARLY)
        self._programme.setOptionValue("mip_max_nodes", _BRANCHES)
        self._reading = self._readings()
        self._plain = self._reading.getNumRow()
        self.effort = 0

    def to(self, column: int, is_open: np.ndarray) -> np.ndarray:
        """The worth of every column at the kindest reading that was found; ``effort`` counts what it took."""
        upper, alone, lower = is_open.astype(float), is_open.astype(float), np.zeros(len(is_open))
        start, end = self._values.blocks[self._values.owner[column]]
        alone[start:end] = 0
        alone[column] = lower[column] = 1
        reading, behind, beaten = self._favour(column), np.inf, []
        worth = points = self._points(reading)
        for _ in range(_STEPS):
            mine, best = self._best(points, lower, alone), self._best(points, np.zeros(len(upper)), upper)
            if mine is None or best is None:
                break
            gap = float(points[best].sum() - points[mine].sum())
            if gap > behind - _GAINS:
                break
            behind, worth = gap, points
            beaten.append(self._terms(best))
            reading = self._kinder(self._terms(mine), beaten)
            points = self._points(reading)
        return worth

    def _points(self, reading: np.ndarray) -> np.ndarray:
        """Of every column: shares of the corners come first in a reading, then the doubts."""
        many = len(self._corners)
        return np.asarray(self._sure @ reading[:many] + self._unsure @ reading[many:])

    def _favour(self, column: int) -> np.ndarray:
        """To begin with: the middle of the weights, and every doubt of the item as it suits the mode best."""
        shares = np.full(len(self._corners), 1 / len(self._corners))
        item = self._values.owner[column]
        others = [c for c in range(*self._values.blocks[item]) if c != column and self._values.allowed[c]]
        truth = np.full(self._doubts.many, 0.5)
        mine = self._doubts.items == item
        suits = self._unsure[column] >= self._unsure[others].mean(axis=0) if others else np.ones(len(truth), dtype=bool)
        truth[mine] = np.where(suits[mine], 1 - _INSIDE, _INSIDE)
        return np.concatenate([shares, truth * (shares @ self._corners)[self._of]])

    def _terms(self, chosen: np.ndarray) -> np.ndarray:
        return np.concatenate([self._sure[chosen].sum(axis=0), self._unsure[chosen].sum(axis=0)])

    def _best(self, points: np.ndarray, lower: np.ndarray, upper: np.ndarray) -> np.ndarray | None:
        highs = self._programme
        bound(highs, lower, upper)
        price(highs, points)
        highs.clearSolver()
        highs.run()
        self.effort += highs.getInfo().simplex_iteration_count
        found = highs.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        return chosen_of(highs, self._values) if found else None

    def _kinder(self, mine: np.ndarray, beaten: list[np.ndarray]) -> np.ndarray:
        """The reading at which the portfolio is least behind those."""
        highs = self._reading
        extra = highs.getNumRow() - self._plain
        if extra:
            highs.deleteRows(extra, np.arange(self._plain, self._plain + extra, dtype=np.int32))
        for other in beaten:
            row = np.append(mine - other, 1.0)
            filled = np.flatnonzero(row)
            highs.addRow(0.0, INF, len(filled), filled.astype(np.int32), row[filled])
        highs.run()
        return np.asarray(highs.getSolution().col_value)[:-1]

    def _readings(self) -> Quiet:
        """Shares of the corners, then ``weight × truth`` by doubt, then by how much it is behind, to be least."""
        shares, doubts = len(self._corners), self._doubts.many
        highs = Quiet()
        highs.setOptionValue("threads", 1)
        none = np.array([], dtype=np.int32)
        for cost, least in [(0.0, _INSIDE / shares)] * shares + [(0.0, 0.0)] * doubts + [(1.0, -INF)]:
            highs.addCol(cost, least, INF, 0, none, np.array([]))
        first = np.arange(shares, dtype=np.int32)
        highs.addRow(1.0, 1.0, shares, first, np.ones(shares))
        for doubt in range(doubts):
            columns, weight = np.append(first, shares + doubt).astype(np.int32), self._corners[:, self._of[doubt]]
            highs.addRow(-INF, 0.0, len(columns), columns, np.append(-(1 - _INSIDE) * weight, 1.0))
            highs.addRow(0.0, INF, len(columns), columns, np.append(-_INSIDE * weight, 1.0))
        return highs
