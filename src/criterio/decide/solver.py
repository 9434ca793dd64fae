# SPDX-License-Identifier: EUPL-1.2
"""HiGHS, loaded with rows: exact, on one thread, always the same answer, silent."""

from collections.abc import Sequence

import highspy
import numpy as np

from criterio.decide.gains import TOUCH
from criterio.decide.rows import Row
from criterio.decide.value import Values

_QUICK = {
    "mip_heuristic_effort": 0.01,
    "mip_allow_restart": False,
    "mip_detect_symmetry": False,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_feasibility_jump": False,
}
"""Off: what pays in large programmes and costs more than it brings in those of a few hundred columns."""


class Quiet(highspy.Highs):  # type: ignore[misc]
    """HiGHS without its banner, which the constructor would write into whatever a command answers (2026-11-23)."""

    def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS names it, and calls it from its constructor
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()


def load(rows: Sequence[Row], columns: int, whole: int) -> Quiet:
    """A programme to be maximised over so many columns between nothing and one, the first ``whole`` of them whole."""
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
    highs = Quiet()
    for option, value in {"threads": 1, "random_seed": 0, "mip_rel_gap": 0.0, **_QUICK}.items():
        highs.setOptionValue(option, value)
    highs.setOptionValue("mip_abs_gap", 1e-9)
    highs.passModel(model)
    return highs


def programme_of(rows: Sequence[Row], values: Values) -> Quiet:
    """The columns that are allowed, within the rows, exact to the last digit."""
    size = len(values.flat)
    highs = load(rows, size, size)
    for option in ("mip_feasibility_tolerance", "primal_feasibility_tolerance"):
        highs.setOptionValue(option, TOUCH)
    bound(highs, np.zeros(size), values.allowed.astype(float))
    return highs


def relaxed_of(rows: Sequence[Row], values: Values) -> Quiet:
    """The same, where a portfolio may have modes in part."""
    highs, size = programme_of(rows, values), len(values.flat)
    kinds = np.full(size, int(highspy.HighsVarType.kContinuous), dtype=np.uint8)
    highs.changeColsIntegrality(size, np.arange(size, dtype=np.int32), kinds)
    return highs


def bound(highs: Quiet, lower: np.ndarray, upper: np.ndarray) -> None:
    """Between which the first columns may be."""
    highs.changeColsBounds(len(lower), np.arange(len(lower), dtype=np.int32), lower, upper)


def price(highs: Quiet, worth: np.ndarray) -> None:
    """What the first columns are worth."""
    highs.changeColsCost(len(worth), np.arange(len(worth), dtype=np.int32), worth)


def solve(highs: Quiet, worth: np.ndarray, values: Values) -> np.ndarray:
    """The chosen columns of the best portfolio."""
    price(highs, worth)
    highs.clearSolver()
    highs.run()
    return chosen_of(highs, values)


def chosen_of(highs: Quiet, values: Values) -> np.ndarray:
    """By item, the column that the last answer chooses."""
    answer = np.asarray(highs.getSolution().col_value)
    return np.array([start + int(np.argmax(answer[start:end])) for start, end in values.blocks], dtype=int)
