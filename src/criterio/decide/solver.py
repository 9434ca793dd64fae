# SPDX-License-Identifier: EUPL-1.2
"""HiGHS, loaded with rows: exact, on one thread, always the same answer, silent."""

from collections.abc import Sequence

import highspy
import numpy as np

from criterio.decide.rows import Row

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
