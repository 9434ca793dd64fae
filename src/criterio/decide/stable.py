# SPDX-License-Identifier: EUPL-1.2
"""Searches for a good portfolio that has one mode: an exact answer to "could this ever be right?".

A portfolio is good when no other dominates it. The search proposes one with the mode and asks an exact programme what
would dominate it. If nothing does, it is a witness. If something does, it differs in a few items: the *move* from the
ones to the others dominates wherever it fits, so every good portfolio either lacks one of the modes that it leaves, or
is too near some limit for it. First moves are simply avoided, which is quick and finds most witnesses. Then they are
written down as rows, with their limits; when nothing is left to propose, no good portfolio has the mode, and that is a
proof. Then nothing that follows needs to look at that mode again.

A mode may be hard to settle. So all are tried with little effort first, then those that are left with more: what is
easy is never left unsettled for the sake of what is not.
"""

from collections.abc import Iterator, Sequence

import highspy
import numpy as np

from criterio.decide.gains import Gains
from criterio.decide.holds import Holds
from criterio.decide.moves import Move, Moves
from criterio.decide.proposals import Proposals, Search
from criterio.decide.room import Room
from criterio.decide.rows import INF, Row
from criterio.decide.solver import bound, programme_of, solve
from criterio.decide.value import Values

_ENDLESS = 2**31 - 1
_CLEARLY = 1e-4
"""Points that the shortest move gains at the most, so that it is no exchange of equals."""
_SHORTEST = 20
"""Branches that the search for the shortest move may take: any move is right."""
_TURNS = ((3, 500), (6, 1500), (12, 5000), (24, 20_000))
"""Turn by turn: how many portfolios are proposed for a mode while moves are avoided; steps while they are learned."""
_MOST = 100
"""Proposals while moves are learned, however few steps they take."""
_FEW, _SOME = 10, 50
"""Branches of a proposal, while moves are avoided and while they are learned: any is right."""
EVERYDAY, THOROUGH = 36_000, 380_000
"""Steps of the simplex method in all, as many on every machine: some six CPU seconds for a town, 60 for 200 items."""


class Stability:
    """All that is learned of one problem. ``rows`` are those that no portfolio may break, over the columns alone."""

    def __init__(self, values: Values, gains: Gains, rows: Sequence[Row], holds: Holds, effort: int) -> None:
        self._values, self._gains, self._holds, self._effort = values, gains, holds, effort
        self._room = Room(rows, values)
        self._moves = Moves(values, gains, self._room)
        self._rivals, self._rows, self._all_rows = programme_of(rows, values), len(rows), rows
        self._quick = Proposals(values, rows, self._room)
        self._alone: dict[int, Proposals] = {}
        self._asked: dict[int, int] = {}
        self._judged = 0
        self.is_open = values.allowed.copy()
        for move in self._moves.alone(self.is_open):
            if not len(self._room.hindered(move.press)):
                self._close(move.leaves[0])

    def settle(self, seen: np.ndarray) -> Iterator[np.ndarray]:
        """Good portfolios with modes not ``seen`` yet (by column; whoever takes one notes what it shows).

        At the end ``is_open`` is False for what is forbidden or in no good portfolio; what is neither seen nor closed
        is not settled.
        """
        for turn, (proposals, steps) in enumerate(_TURNS):
            if self._is_over(seen):
                break
            self._room.measure(self.is_open.astype(float))
            self._holds.measure(self.is_open)
            for column in self._unsettled(seen, -self._holds.best):
                yield from self._told(column, self._avoiding(column, proposals))
            for column in self._unsettled(seen, self._holds.best):
                yield from self._told(column, self._learning(column, steps, turn))

    def _unsettled(self, seen: np.ndarray, order: np.ndarray) -> Iterator[int]:
        """The columns that are not settled when their turn comes, the least in ``order`` first."""
        for column in map(int, np.argsort(order, kind="stable")):
            if not seen[column] and self.is_open[column] and not self._is_over(seen):
                yield column

    def _is_over(self, seen: np.ndarray) -> bool:
        return bool((seen | ~self.is_open).all()) or self._spent() > self._effort

    def _told(self, column: int, search: Search) -> Iterator[np.ndarray]:
        if search.found is not None:
            yield search.found
        elif search.settled:
            self._close((column,))

    def dominator(self, chosen: np.ndarray) -> np.ndarray | None:
        """A portfolio that dominates this one; None proves that it is good."""
        least, most = self._gains.instead_of(chosen)
        highs, every = self._rivals, np.arange(len(least), dtype=np.int32)
        extra = highs.getNumRow() - self._rows
        if extra:
            highs.deleteRows(extra, np.arange(self._rows, self._rows + extra, dtype=np.int32))
        for corner in least.T:
            highs.addRow(0.0, INF, len(every), every, corner.copy())
        better = self._best(least.sum(axis=1) + 1e-3 * most.sum(axis=1))
        return better if better is not None and self._gains.dominates(better, chosen) else None

    def _avoiding(self, column: int, proposals: int) -> Search:
        """For a good portfolio that has the column, quickly: it hardly ever proves that there is none."""
        asked = self._quick
        asked.forget()
        for _ in range(proposals):
            search = asked.propose(column, self.is_open, self._next(column), _FEW)
            if search.found is None:
                if search.settled and not asked.avoids:
                    return search
                asked.forget()
                continue
            moves = self._near(search.found, column) or self._far(search.found)
            if not moves:
                return search
            for move in moves:
                asked.avoid(move)
        return Search(None, settled=False)

    def _learning(self, column: int, steps: int, turn: int) -> Search:
        """For a good portfolio that has the column, or for a proof that there is none.

        At first at the one reading at which it holds best: what is learned near there adds up to a proof, if there is
        one nearby. What that leaves is sought far and wide.
        """
        if column not in self._alone:
            self._alone[column] = Proposals(self._values, self._all_rows, self._room)
        asked, reading = self._alone[column], self._holds.reading(column)
        enough = asked.effort + steps
        for _ in range(_MOST):
            if asked.effort > enough:
                break
            search = asked.propose(column, self.is_open, self._next(column) if turn else reading, _SOME)
            if search.found is None:
                if search.settled or not turn:
                    return search
                continue
            near = self._near(search.found, column) if turn else self._moves.near(search.found, self.is_open)
            moves = near or self._far(search.found)
            if not moves:
                return search
            self._learn(moves, asked)
        return Search(None, settled=False)

    def _learn(self, moves: list[Move], asked: Proposals) -> None:
        """A mode that one item leaves wherever it is, is closed; the rest are rows."""
        for move in moves:
            if len(move.leaves) == 1 and not len(self._room.hindered(move.press)):
                self._close(move.leaves[0])
            else:
                asked.learn(move)

    def _next(self, column: int) -> np.ndarray:
        """What columns are worth in the next proposal for this column: never twice the same."""
        turn = self._asked.get(column, 0)
        self._asked[column] = turn + 1
        return self._holds.worth(column, turn)

    def _near(self, chosen: np.ndarray, column: int) -> list[Move]:
        """The moves that are found without the solver."""
        item = int(self._values.owner[column])
        return self._moves.near(chosen, self.is_open) or self._moves.with_one(chosen, item, self.is_open)

    def _spent(self) -> int:
        proposed = sum(one.effort for one in (self._quick, *self._alone.values()))
        return int(self._holds.effort + self._judged + proposed)

    def _far(self, chosen: np.ndarray) -> list[Move]:
        """The move of fewest items that dominates: the fewer, the more other portfolios it rules out."""
        better = self.dominator(chosen)
        if better is None:
            return []
        _, most = self._gains.instead_of(chosen)
        changes = np.ones(len(most))
        changes[chosen] = 0
        every = np.arange(len(most), dtype=np.int32)
        self._rivals.addRow(_CLEARLY, INF, len(every), every, most.sum(axis=1))
        self._rivals.setOptionValue("mip_max_nodes", _SHORTEST)
        shortest = self._best(-changes)
        self._rivals.setOptionValue("mip_max_nodes", _ENDLESS)
        if shortest is not None and self._gains.dominates(shortest, chosen):
            better = shortest
        differs = better != chosen
        return [self._moves.move(chosen[differs], better[differs], self.is_open)]

    def _best(self, worth: np.ndarray) -> np.ndarray | None:
        """Of the rivals, within the rows that they have by now."""
        found = solve(self._rivals, worth, self._values)
        self._judged += self._rivals.getInfo().simplex_iteration_count
        is_one = self._rivals.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        return found if is_one else None

    def _close(self, columns: tuple[int, ...]) -> None:
        """No good portfolio has them. What is dominated, a good one dominates: rivals do without them as well."""
        self.is_open[list(columns)] = False
        bound(self._rivals, np.zeros(len(self.is_open)), self.is_open.astype(float))
