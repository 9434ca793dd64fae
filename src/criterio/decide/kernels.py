# SPDX-License-Identifier: EUPL-1.2
"""A good answer to a programme that is too hard to prove: the best one near the relaxed programme.

A kernel is the few columns that the relaxed programme splits, or prices nearest to a change; the others keep the value
that they have there. Kernels are solved one after another, each with more columns and from the best answer so far, and
the whole at the end (kernel search: Angelelli, Mansini & Speranza 2010).
"""

import time
from collections.abc import Sequence

import highspy
import numpy as np

from criterio.decide.rows import INF
from criterio.decide.solver import Quiet, bound

KERNELS = ((25, 6_000), (32, 12_000), (40, 8_000))
"""Columns of each kernel, and the branches that it may take: as many on every machine."""
FEW = ((25, 100),)
"""Where there is little time."""
_SPLIT = 1e-9


def search(highs: Quiet, whole: int, kernels: Sequence[tuple[int, int]], seconds: float = INF) -> None:
    """Runs the programme, whose first ``whole`` columns are whole, as ``run`` would, from the best answer of kernels.

    The last answer of ``highs`` is the best that was found, and its bound holds for the whole programme. ``seconds``:
    of wall clock, in all; three quarters at the most for kernels.
    """
    model = highs.getLp()
    lower, upper = (np.array(model.col_lower_)[:whole], np.array(model.col_upper_)[:whole])
    best = _answer(highs)
    _, branches = highs.getOptionValue("mip_max_nodes")
    ends = time.monotonic() + seconds
    relaxed, costs = _relaxed(highs, whole)
    is_split = (relaxed > lower + _SPLIT) & (relaxed < upper - _SPLIT)
    nearest = np.argsort(np.where(is_split, -1.0, np.abs(costs)), kind="stable")
    for size, most in kernels:
        if size >= whole:
            break
        low, high, free = relaxed.round(), relaxed.round(), nearest[:size]
        low[free], high[free] = lower[free], upper[free]
        bound(highs, low, high)
        best = _run(highs, best, most, ends - seconds / 4 - time.monotonic())
    bound(highs, lower, upper)
    _run(highs, best, branches, ends - time.monotonic())


def _relaxed(highs: Quiet, whole: int) -> tuple[np.ndarray, np.ndarray]:
    """The relaxed programme: by column, its value and what changing it costs."""
    columns = np.arange(whole, dtype=np.int32)
    for kind in (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger):
        highs.changeColsIntegrality(whole, columns, np.full(whole, int(kind), dtype=np.uint8))
        if kind is highspy.HighsVarType.kContinuous:
            highs.run()
            answer = highs.getSolution()
            value, cost = np.array(answer.col_value)[:whole], np.array(answer.col_dual)[:whole]
    return value, cost


def _run(highs: Quiet, start: np.ndarray | None, branches: int, seconds: float) -> np.ndarray | None:
    """The better of ``start`` and what is found from there."""
    highs.clearSolver()
    if start is not None:
        highs.setSolution(len(start), np.arange(len(start), dtype=np.int32), start)
    highs.setOptionValue("mip_max_nodes", branches)
    highs.setOptionValue("time_limit", max(0.05, seconds))
    highs.run()
    highs.setOptionValue("time_limit", INF)
    found = _answer(highs)
    return start if found is None else found


def _answer(highs: Quiet) -> np.ndarray | None:
    """The last one, if there is any."""
    found = highs.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    return np.array(highs.getSolution().col_value) if found else None
