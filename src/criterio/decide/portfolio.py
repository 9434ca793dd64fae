# SPDX-License-Identifier: EUPL-1.2
"""The portfolio as one mixed-integer programme, solved exactly by HiGHS, with the solver's certificate.

One column an alternative, one row an item (exactly one mode). Capacity, prerequisites, exclusions and open merge
targets are rows that nothing may break. A cell that must be covered is a row with a slack whose price is above all that
the rest could be worth: it stays empty unless no portfolio at all could fill it, and then it is told.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import highspy
import numpy as np

from criterio.decide.items import Alternative
from criterio.decide.kernels import FEW, search
from criterio.decide.rows import coverable, rows_of
from criterio.decide.solver import load
from criterio.decide.value import Stance, Values
from criterio.domain.administration import Cell
from criterio.domain.verdict import Mode

_TIE = 1e-7
_SMALL = 150
"""Up to so many items the optimum is proven to the last digit; beyond, to a ten-thousandth, and the gap says so."""
_PREFERENCE = {mode: place for place, mode in enumerate(Mode)}


@dataclass(frozen=True)
class Solution:
    """``chosen[i]`` is the column of item i's mode; ``value`` leaves out tie-breaks and what uncovered cells cost."""

    chosen: np.ndarray
    value: float
    gap: float
    uncovered: tuple[Cell, ...]


class Programme:
    """The rows of a problem under one stance. Solve it as often as needed, with other values or with modes barred."""

    def __init__(self, values: Values, stance: Stance = Stance.MIDDLE) -> None:
        self.values = values
        self.stance = stance
        self._cells = coverable(values)
        self.hopeless = tuple(cell for cell in values.problem.limits.cells if cell not in self._cells)
        self.rows = rows_of(values, stance, self._cells)
        self._highs = load(self.rows, len(values.flat) + len(self._cells), len(values.flat))
        self._tie = _tie_breaks(values)
        self._is_large = len(values.problem.items) > _SMALL
        if self._is_large:
            self._highs.setOptionValue("mip_rel_gap", 1e-4)
            self._highs.setOptionValue("mip_max_nodes", 20)

    def solve(self, worth: np.ndarray, barred: Iterable[int] = ()) -> Solution:
        """The best portfolio. ``worth`` by column; ``barred`` columns may not be chosen besides the forbidden ones."""
        size = len(self.values.flat)
        upper = self.values.allowed.astype(float)
        upper[list(barred)] = 0
        price = 1 + _spread(worth, self.values)
        self._set(np.concatenate([worth - self._tie, np.full(len(self._cells), -price)]), upper)
        self._highs.clearSolver()
        self._highs.run()
        bound = float(self._highs.getInfo().mip_dual_bound)
        if self._highs.getModelStatus() == highspy.HighsModelStatus.kSolutionLimit:
            search(self._highs, size, FEW)
            bound = min(bound, float(self._highs.getInfo().mip_dual_bound))
        if self._highs.getModelStatus() not in _ANSWERED:
            raise ValueError(_NO_PORTFOLIO)
        answer = np.asarray(self._highs.getSolution().col_value)
        chosen = np.array([_argmax(answer, *span) for span in self.values.blocks], dtype=int)
        missing = tuple(c for c, slack in zip(self._cells, answer[size:], strict=True) if slack > 0.5)
        return Solution(chosen, float(worth[chosen].sum()), self._gap(bound), self.hopeless + missing)

    def hour_price(self, worth: np.ndarray) -> np.ndarray:
        """What one more hour is worth to each column: the dual prices of the capacities in the relaxed programme."""
        busy = [place for place, row in enumerate(self.rows) if row.name.startswith("hours")]
        if not busy:
            return np.zeros(len(self.values.flat))
        self._relax(worth)
        duals = np.abs(np.asarray(self._highs.getSolution().row_dual))
        prices = np.zeros(len(self.values.flat))
        for place in busy:
            prices[list(self.rows[place].columns)] += duals[place]
        return prices

    def shares(self, worth: np.ndarray) -> np.ndarray:
        """By column, how far the best portfolio of the relaxed programme has it.

        It splits at most as many items as there are limits; a split item is one on the edge.
        """
        self._relax(worth - self._tie)
        answer = np.asarray(self._highs.getSolution().col_value, dtype=float)[: len(worth)]
        return np.asarray(answer.clip(0.0, 1.0).round(9))

    def _relax(self, worth: np.ndarray) -> None:
        price = 1 + _spread(worth, self.values)
        costs = np.concatenate([worth, np.full(len(self._cells), -price)])
        self._set(costs, self.values.allowed.astype(float), whole=False)
        self._highs.clearSolver()
        self._highs.run()
        if self._highs.getModelStatus() not in _ANSWERED:
            raise ValueError(_NO_PORTFOLIO)

    def _set(self, costs: np.ndarray, upper: np.ndarray, whole: bool = True) -> None:
        size, every = len(upper), len(costs)
        kind = highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
        places = np.arange(every, dtype=np.int32)
        self._highs.changeColsCost(every, places, costs)
        self._highs.changeColsBounds(size, places[:size], np.zeros(size), upper)
        self._highs.changeColsIntegrality(size, places[:size], np.full(size, int(kind), dtype=np.uint8))

    def _gap(self, bound: float) -> float:
        """The share of the value by which another portfolio could still be better."""
        best = float(self._highs.getInfo().objective_function_value)
        return max(0.0, bound - best) / max(1.0, abs(best))


_NO_PORTFOLIO = "no mode is left for some item, or its minimum effort is above the capacity"
_ANSWERED = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kSolutionLimit)


def _argmax(answer: np.ndarray, start: int, stop: int) -> int:
    return start + int(np.argmax(answer[start:stop]))


def _spread(worth: np.ndarray, values: Values) -> float:
    return sum(float(np.ptp(worth[a:b])) for a, b in values.blocks)


def _tie_breaks(values: Values) -> np.ndarray:
    """Among portfolios of equal value: least change, then the first by name."""
    return np.array([_TIE * (_PREFERENCE[a.mode] + 1) + _TIE * 1e-3 * place for place, a in _numbered(values)])


def _numbered(values: Values) -> list[tuple[int, Alternative]]:
    return [
        (place, alternative) for item in values.problem.items for place, alternative in enumerate(item.alternatives)
    ]
