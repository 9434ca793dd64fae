# SPDX-License-Identifier: EUPL-1.2
"""Searches for a good portfolio with, or without, one mode: an exact answer to "could this ever be right?".

A portfolio is good when no other dominates it. The search proposes one with the mode (or without it) and asks an exact
programme what would dominate it. If nothing does, it is a witness. If something does, it differs in a few items: the
*move* from the ones to the others dominates wherever it fits, so every good portfolio either lacks one of the modes
that it leaves, or is too near some limit for it. That is written down as rows, and the search goes on; when nothing is
left to propose, no good portfolio has the mode, and that is a proof.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from criterio.decide.gains import TOUCH, Gains
from criterio.decide.rows import INF, Row
from criterio.decide.solver import Quiet, load
from criterio.decide.value import Values

_STRICT = 1e-6
"""Points by which a gain has to be above nothing to count; also the least by which a limit is said to be exceeded."""
_ENDLESS = 2**31 - 1
_CLEARLY = 1e-4
"""Points that the shortest move gains at the most, so that it is no exchange of equals."""
_MOVES = 8
"""How many moves are learned from one portfolio."""
_ROUNDS, _NODES = 8, 150
"""After so many proposals, or so many branches of one, a search says that it does not know."""
EVERYDAY, THOROUGH = 16_000, 1_000_000
"""Moves learned times columns: beyond the first a proposal takes seconds, so what is left to search stays unknown."""


@dataclass(frozen=True)
class Move:
    """Leaving some modes for others of the same items."""

    leaves: tuple[int, ...]
    takes: tuple[int, ...]


@dataclass(frozen=True)
class Search:
    """``found``: chosen columns of a portfolio, or None. Without one, ``settled`` tells a proof from giving up."""

    found: np.ndarray | None
    settled: bool


class Stability:
    """All moves learned of one problem. ``rows`` are those that no portfolio may break, over the columns alone."""

    def __init__(self, values: Values, gains: Gains, rows: Sequence[Row], worth: np.ndarray, effort: int) -> None:
        self._values, self._gains = values, gains
        self._matrix, self._bounds = _upper(rows, len(values.flat))
        self._least = sum(
            (self._matrix[:, a:b].min(axis=1, initial=np.inf, where=values.allowed[a:b]) for a, b in values.blocks),
            np.zeros(len(self._bounds)),
        )
        self._plain, self._proposes, self._rivals = (programme_of(rows, values) for _ in range(3))
        _costs(self._proposes, worth)
        self._proposes.setOptionValue("mip_rel_gap", 5e-3)
        self._proposes.setOptionValue("mip_max_nodes", _NODES)
        self._rows = len(rows)
        self._learned, self._effort = 0, effort

    def best(self, worth: np.ndarray) -> np.ndarray:
        """The portfolio that is worth most, as chosen columns."""
        return solve(self._plain, worth, self._values)

    def search(self, column: int, has: bool) -> Search:
        """For a good portfolio that has the column, or has it not."""
        lower, upper = np.zeros(len(self._values.flat)), self._values.allowed.astype(float)
        start, end = self._values.blocks[self._values.owner[column]]
        upper[column] = lower[column] = float(has)
        if has:
            upper[start:end] = 0
            upper[column] = 1
        for _ in range(_ROUNDS if self._learned * len(lower) < self._effort else 0):
            search = self._propose(lower, upper)
            if search.found is None:
                return search
            moves = list(self._near(search.found)) or list(self._far(search.found))
            if not moves:
                return search
            for move in moves:
                self._learn(move)
        return Search(None, settled=False)

    def dominator(self, chosen: np.ndarray) -> np.ndarray | None:
        """A portfolio that dominates this one; None proves that it is good."""
        least, most = self._gains.instead_of(chosen)
        highs, every = self._rivals, np.arange(len(least), dtype=np.int32)
        extra = highs.getNumRow() - self._rows
        if extra:
            highs.deleteRows(extra, np.arange(self._rows, self._rows + extra, dtype=np.int32))
        for corner in least.T:
            highs.addRow(0.0, INF, len(every), every, corner.copy())
        better = self._solved(least.sum(axis=1) + 1e-3 * most.sum(axis=1))
        return better if better is not None and self._gains.dominates(better, chosen) else None

    def _propose(self, lower: np.ndarray, upper: np.ndarray) -> Search:
        highs = self._proposes
        highs.changeColsBounds(len(lower), np.arange(len(lower), dtype=np.int32), lower, upper)
        highs.clearSolver()
        highs.run()
        status = highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return Search(None, settled=True)
        if highs.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Search(None, settled=False)
        return Search(_chosen(highs, self._values), settled=True)

    def _near(self, chosen: np.ndarray) -> Iterator[Move]:
        """Moves of one or two items that dominate and fit, those that press on fewest limits first."""
        least, most = self._gains.instead_of(chosen)
        others = np.flatnonzero(self._values.allowed & ~np.isin(np.arange(len(least)), chosen))
        leaves = chosen[self._values.owner[others]]
        presses = self._matrix[:, others] - self._matrix[:, leaves]
        room = self._bounds - self._matrix[:, chosen].sum(axis=1)
        gain, top = least[others], most[others].sum(axis=1)
        single = (gain >= -TOUCH).all(axis=1) & (top > TOUCH) & (presses <= room[:, None] + TOUCH).all(axis=0)
        for one in np.flatnonzero(single)[:_MOVES]:
            yield Move((int(leaves[one]),), (int(others[one]),))
        if single.any():
            return
        pair = self._values.owner[others][:, None] < self._values.owner[others][None]
        for corner in gain.T:
            pair &= corner[:, None] + corner[None] >= -TOUCH
        first, second = np.nonzero(pair)
        both = presses[:, first] + presses[:, second]
        fits = (both <= room[:, None] + TOUCH).all(axis=0) & (top[first] + top[second] > TOUCH)
        first, second, both = first[fits], second[fits], both[:, fits]
        for one in np.argsort((both > TOUCH).sum(axis=0), kind="stable")[:_MOVES]:
            a, b = first[one], second[one]
            yield Move((int(leaves[a]), int(leaves[b])), (int(others[a]), int(others[b])))

    def _far(self, chosen: np.ndarray) -> Iterator[Move]:
        """The move of fewest items that dominates: the fewer, the more other portfolios it rules out."""
        better = self.dominator(chosen)
        if better is None:
            return
        _, most = self._gains.instead_of(chosen)
        changes = np.ones(len(most))
        changes[chosen] = 0
        every = np.arange(len(most), dtype=np.int32)
        self._rivals.addRow(_CLEARLY, INF, len(every), every, most.sum(axis=1))
        self._rivals.setOptionValue("mip_max_nodes", _NODES)
        shortest = self._solved(-changes)
        self._rivals.setOptionValue("mip_max_nodes", _ENDLESS)
        if shortest is not None and self._gains.dominates(shortest, chosen):
            better = shortest
        differs = better != chosen
        yield Move(tuple(map(int, chosen[differs])), tuple(map(int, better[differs])))

    def _solved(self, costs: np.ndarray) -> np.ndarray | None:
        """The best of the rivals under these costs, within the rows that they have by now."""
        _costs(self._rivals, costs)
        self._rivals.clearSolver()
        self._rivals.run()
        is_solved = self._rivals.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return _chosen(self._rivals, self._values) if is_solved else None

    def _learn(self, move: Move) -> None:
        """Σ leaves ≤ all but one, unless one of the limits that the move presses on has no room for it."""
        self._learned += 1
        presses = self._matrix[:, list(move.takes)].sum(axis=1) - self._matrix[:, list(move.leaves)].sum(axis=1)
        full = [self._full(int(row), float(presses[row])) for row in np.flatnonzero(presses > TOUCH)]
        columns = np.array([*move.leaves, *full], dtype=np.int32)
        signs = np.array([1.0] * len(move.leaves) + [-1.0] * len(full))
        self._proposes.addRow(-INF, len(move.leaves) - 1.0, len(columns), columns, signs)

    def _full(self, row: int, press: float) -> int:
        """A new column that may be one only if this row has less room than ``press``."""
        highs, none = self._proposes, np.array([], dtype=np.int32)
        highs.addCol(0.0, 0.0, 1.0, 0, none, np.array([]))
        column = highs.getNumCol() - 1
        highs.changeColIntegrality(column, highspy.HighsVarType.kInteger)
        uses = np.flatnonzero(self._matrix[row])
        least = float(self._least[row])
        needs = float(self._bounds[row]) - press + _STRICT - least
        columns = np.append(uses, column).astype(np.int32)
        highs.addRow(least, INF, len(columns), columns, np.append(self._matrix[row, uses], -needs))
        return int(column)


def _costs(highs: Quiet, costs: np.ndarray) -> None:
    highs.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)


def solve(highs: Quiet, worth: np.ndarray, values: Values) -> np.ndarray:
    """The chosen columns of the best portfolio."""
    _costs(highs, worth)
    highs.clearSolver()
    highs.run()
    return _chosen(highs, values)


def programme_of(rows: Sequence[Row], values: Values) -> Quiet:
    """The columns that are allowed, within the rows, exact to the last digit."""
    highs = load(rows, len(values.flat), len(values.flat))
    for option in ("mip_feasibility_tolerance", "primal_feasibility_tolerance"):
        highs.setOptionValue(option, TOUCH)
    size = len(values.flat)
    highs.changeColsBounds(size, np.arange(size, dtype=np.int32), np.zeros(size), values.allowed.astype(float))
    return highs


def _chosen(highs: Quiet, values: Values) -> np.ndarray:
    answer = np.asarray(highs.getSolution().col_value)
    return np.array([start + int(np.argmax(answer[start:end])) for start, end in values.blocks], dtype=int)


def _upper(rows: Iterable[Row], columns: int) -> tuple[np.ndarray, np.ndarray]:
    """All rows but those of one mode an item, as matrix · portfolio ≤ bounds."""
    lines, bounds = [], []
    for row in rows:
        line = np.zeros(columns)
        np.add.at(line, list(row.columns), row.coefficients)
        for sign, bound in ((1, row.high), (-1, -row.low)):
            if row.name != "one" and bound < INF:
                lines.append(sign * line)
                bounds.append(bound)
    return np.array(lines).reshape(-1, columns), np.array(bounds)
