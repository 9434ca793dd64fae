# SPDX-License-Identifier: EUPL-1.2
"""The portfolio as one mixed-integer programme, solved exactly by HiGHS, with the solver's certificate.

One column an alternative, one row an item (exactly one mode). Capacity, prerequisites, exclusions and open merge
targets are rows that nothing may break. A cell that must be covered is a row with a slack whose price is above all that
the rest could be worth: it stays empty unless no portfolio at all could fill it, and then it is told.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import highspy
import numpy as np

from criterio.decide.items import GOES_ON, OPEN, STARTED, Alternative, Limits
from criterio.decide.value import Stance, Values
from criterio.domain.administration import Cell
from criterio.domain.verdict import Mode

_TIE = 1e-7
_SMALL = 150
"""Up to so many items the optimum is proven to the last digit; beyond, to a ten-thousandth, and the gap says so."""
_INF = highspy.kHighsInf
_PREFERENCE = {mode: place for place, mode in enumerate(Mode)}


@dataclass(frozen=True)
class Solution:
    """``chosen[i]`` is the column of item i's mode; ``value`` leaves out tie-breaks and what uncovered cells cost."""

    chosen: np.ndarray
    value: float
    gap: float
    uncovered: tuple[Cell, ...]


@dataclass(frozen=True)
class Row:
    """``low <= Σ coefficient · column <= high``."""

    name: str
    columns: tuple[int, ...]
    coefficients: tuple[float, ...]
    low: float
    high: float


class Programme:
    """The rows of a problem under one stance. Solve it as often as needed, with other values or with modes barred."""

    def __init__(self, values: Values, stance: Stance = Stance.MIDDLE) -> None:
        self.values = values
        self.stance = stance
        self._cells = _coverable(values)
        self.hopeless = tuple(cell for cell in values.problem.limits.cells if cell not in self._cells)
        self.rows = _rows(values, stance, self._cells)
        self._highs = _load(self.rows, len(values.flat) + len(self._cells), len(values.flat))
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
        if self._highs.getModelStatus() not in _ANSWERED:
            raise ValueError(_NO_PORTFOLIO)
        answer = np.asarray(self._highs.getSolution().col_value)
        chosen = np.array([_argmax(answer, *span) for span in _blocks(self.values)], dtype=int)
        missing = tuple(c for c, slack in zip(self._cells, answer[size:], strict=True) if slack > 0.5)
        return Solution(chosen, float(worth[chosen].sum()), self._gap(), self.hopeless + missing)

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
        """By column, how far the best portfolio has it: whole, or in parts where the many items make that dear.

        The relaxed programme splits at most as many items as there are limits; a split item is one on the edge.
        """
        if not self._is_large:
            return np.bincount(self.solve(worth).chosen, minlength=len(worth)).astype(float)
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

    def _gap(self) -> float:
        """The share of the value by which another portfolio could still be better."""
        info = self._highs.getInfo()
        best, bound = float(info.objective_function_value), float(info.mip_dual_bound)
        return max(0.0, bound - best) / max(1.0, abs(best))


_NO_PORTFOLIO = "no mode is left for some item, or its minimum effort is above the capacity"
_ANSWERED = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kSolutionLimit)


def _blocks(values: Values) -> list[tuple[int, int]]:
    return [(int(a), int(b)) for a, b in zip(values.first[:-1], values.first[1:], strict=True)]


def _argmax(answer: np.ndarray, start: int, stop: int) -> int:
    return start + int(np.argmax(answer[start:stop]))


def _spread(worth: np.ndarray, values: Values) -> float:
    return sum(float(np.ptp(worth[a:b])) for a, b in _blocks(values))


def _tie_breaks(values: Values) -> np.ndarray:
    """Among portfolios of equal value: least change, then the first by name."""
    return np.array([_TIE * (_PREFERENCE[a.mode] + 1) + _TIE * 1e-3 * place for place, a in _numbered(values)])


def _numbered(values: Values) -> list[tuple[int, Alternative]]:
    return [
        (place, alternative) for item in values.problem.items for place, alternative in enumerate(item.alternatives)
    ]


def _coverable(values: Values) -> tuple[Cell, ...]:
    return tuple(cell for cell in values.problem.limits.cells if _covering(values, cell))


def _covering(values: Values, cell: Cell) -> list[int]:
    items = values.problem.items
    return [
        column
        for column, alternative in enumerate(values.flat)
        if alternative.covers and values.allowed[column] and cell in items[values.owner[column]].cells
    ]


def _rows(values: Values, stance: Stance, cells: tuple[Cell, ...]) -> list[Row]:
    rows = [_sum_of("one", range(a, b), 1, 1) for a, b in _blocks(values)]
    rows += _capacity_rows(values, stance, values.problem.limits)
    size = len(values.flat)
    rows += [_sum_of("cell", [*_covering(values, cell), size + place], 1, _INF) for place, cell in enumerate(cells)]
    return rows + _relation_rows(values)


def _sum_of(name: str, columns: Iterable[int], low: float, high: float) -> Row:
    places = tuple(columns)
    return Row(name, places, (1.0,) * len(places), low, high)


def _capacity_rows(values: Values, stance: Stance, limits: Limits) -> list[Row]:
    everything = tuple(range(len(values.flat)))
    rows = []
    if limits.hours is not None:
        rows.append(Row("hours", everything, tuple(values.hours[stance]), -_INF, limits.hours))
    if limits.euros is not None:
        rows.append(Row("euros", everything, tuple(values.euros[stance]), -_INF, limits.euros))
    for unit, capacity in sorted(limits.unit_hours.items()):
        columns = tuple(column for column in everything if _works(values, column) == unit)
        rows.append(Row(f"hours of {unit}", columns, tuple(values.hours[stance][list(columns)]), -_INF, capacity))
    return [row for row in rows if row.columns]


def _works(values: Values, column: int) -> str:
    """The unit whose hours a column takes: what is handed over is done by the one that takes it."""
    alternative = values.flat[column]
    handed = alternative.mode is Mode.HAND_OVER and alternative.into
    return alternative.into if handed else values.problem.items[values.owner[column]].unit


def _relation_rows(values: Values) -> list[Row]:
    items = values.problem.items
    place = {item.subject: number for number, item in enumerate(items)}
    rows = []
    for column, alternative in enumerate(values.flat):
        if alternative.mode is Mode.MERGE:
            rows.append(_implies([column], _columns(values, place.get(alternative.into), OPEN.__contains__)))
    for number, item in enumerate(items):
        started = _columns(values, number, STARTED.__contains__)
        for other in item.requires:
            rows.append(_implies(started, _columns(values, place.get(other), GOES_ON.__contains__)))
        for other in item.excludes:
            rows.append(
                _sum_of("excludes", [*started, *_columns(values, place.get(other), GOES_ON.__contains__)], -_INF, 1)
            )
    return rows


def _columns(values: Values, number: int | None, wanted: Callable[[Mode], bool]) -> list[int]:
    if number is None:
        return []
    return [c for c in range(values.first[number], values.first[number + 1]) if wanted(values.flat[c].mode)]


def _implies(first: list[int], then: list[int]) -> Row:
    """Σ first ≤ Σ then: what nobody declared cannot be leaned on."""
    return Row("implies", (*first, *then), (1.0,) * len(first) + (-1.0,) * len(then), -_INF, 0)


class _Quiet(highspy.Highs):  # type: ignore[misc]
    """HiGHS without its banner, which the constructor would write into whatever a command answers (2026-11-23)."""

    def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS names it, and calls it from its constructor
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()


def _load(rows: list[Row], columns: int, whole: int) -> highspy.Highs:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = columns, len(rows)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_, model.col_lower_, model.col_upper_ = np.zeros(columns), np.zeros(columns), np.ones(columns)
    model.row_lower_, model.row_upper_ = np.array([r.low for r in rows]), np.array([r.high for r in rows])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.concatenate([[0], np.cumsum([len(r.columns) for r in rows])]).astype(np.int32)
    model.a_matrix_.index_ = np.array([c for r in rows for c in r.columns], dtype=np.int32)
    model.a_matrix_.value_ = np.array([c for r in rows for c in r.coefficients], dtype=float)
    model.integrality_ = [highspy.HighsVarType.kInteger] * whole + [highspy.HighsVarType.kContinuous] * (
        columns - whole
    )
    highs = _Quiet()
    for option, value in (("threads", 1), ("random_seed", 0), ("mip_rel_gap", 0.0)):
        highs.setOptionValue(option, value)
    highs.setOptionValue("mip_abs_gap", 1e-9)
    highs.passModel(model)
    return highs
