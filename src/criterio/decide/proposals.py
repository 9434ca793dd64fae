# SPDX-License-Identifier: EUPL-1.2
"""Proposes portfolios that have one mode, and never again one that a move which was learned would make better."""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from criterio.decide.moves import Move
from criterio.decide.room import Room
from criterio.decide.rows import INF, Row
from criterio.decide.solver import bound, chosen_of, price, programme_of
from criterio.decide.value import Values

_STRICT = 1e-6
"""By how much a limit is said to be exceeded, at the least."""
_NEARLY = 5e-3
"""How near the best a proposal has to be: any is right, and the best takes long to prove."""


@dataclass(frozen=True)
class Search:
    """``found``: chosen columns of a portfolio, or None. Without one, ``settled`` tells a proof from giving up."""

    found: np.ndarray | None
    settled: bool


class Proposals:
    """A programme that grows with what is learned. ``effort``: steps of the simplex method so far."""

    def __init__(self, values: Values, rows: Sequence[Row], room: Room) -> None:
        self._values, self._room = values, room
        self._highs = programme_of(rows, values)
        self._highs.setOptionValue("mip_rel_gap", _NEARLY)
        self._rows = self._highs.getNumRow()
        self._full: dict[tuple[int, float], int] = {}
        self.effort = 0

    def propose(self, column: int, is_open: np.ndarray, worth: np.ndarray, branches: int) -> Search:
        """The best that has the column, of what is not ruled out yet; settled without one: there is none."""
        highs, (start, end) = self._highs, self._values.blocks[self._values.owner[column]]
        lower, upper = np.zeros(len(is_open)), is_open.astype(float)
        upper[start:end] = 0
        upper[column] = lower[column] = 1
        bound(highs, lower, upper)
        price(highs, worth)
        highs.setOptionValue("mip_max_nodes", branches)
        highs.clearSolver()
        highs.run()
        self.effort += highs.getInfo().simplex_iteration_count
        if highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return Search(None, settled=True)
        if highs.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Search(None, settled=False)
        return Search(chosen_of(highs, self._values), settled=True)

    def avoid(self, move: Move) -> None:
        """It leaves all but one item as they are, even where there may be no room for it: until it is forgotten."""
        leaves = [column for columns in move.leaves for column in columns]
        self._highs.addRow(
            -INF, len(move.leaves) - 1.0, len(leaves), np.array(leaves, dtype=np.int32), np.ones(len(leaves))
        )

    @property
    def avoids(self) -> bool:
        """Whether anything is to be avoided."""
        return bool(self._highs.getNumRow() > self._rows)

    def forget(self) -> None:
        """All that was to be avoided."""
        more = self._highs.getNumRow() - self._rows
        if more:
            self._highs.deleteRows(more, np.arange(self._rows, self._rows + more, dtype=np.int32))

    def learn(self, move: Move) -> None:
        """It leaves all but one item as they are, unless one of the limits that it presses on has no room for it."""
        full = [self._fullness(int(row), float(move.press[row])) for row in self._room.hindered(move.press)]
        leaves = [column for columns in move.leaves for column in columns]
        signs = np.array([1.0] * len(leaves) + [-1.0] * len(full))
        columns = np.array([*leaves, *full], dtype=np.int32)
        self._highs.addRow(-INF, len(move.leaves) - 1.0, len(columns), columns, signs)

    def _fullness(self, row: int, press: float) -> int:
        """The column that may be one only if this limit has less room than ``press``."""
        told = (row, round(press, 9))
        if told not in self._full:
            self._full[told] = self._may_be_full(row, press)
        return self._full[told]

    def _may_be_full(self, row: int, press: float) -> int:
        highs, none, column = self._highs, np.array([], dtype=np.int32), self._highs.getNumCol()
        highs.addCol(0.0, 0.0, 1.0, 0, none, np.array([]))
        highs.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        line = self._room.matrix[row]
        uses = np.flatnonzero(line)
        least = float(self._room.least[row]) - _STRICT
        needs = float(self._room.bounds[row]) - press + _STRICT - least
        columns = np.append(uses, column).astype(np.int32)
        highs.addRow(least, INF, len(columns), columns, np.append(line[uses], -needs))
        return int(column)
