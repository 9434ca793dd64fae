# SPDX-License-Identifier: EUPL-1.2
"""Searches for a good portfolio that has one mode: an exact answer to "could this ever be right?".

A portfolio is good when no other dominates it. The search proposes one with the mode and asks an exact programme what
would dominate it. If nothing does, it is a witness. If something does, it differs in a few items: the *move* from the
ones to the others dominates wherever it fits, so every good portfolio either lacks one of the modes that it leaves, or
is too near some limit for it. That is written down as rows, for all searches to come; when nothing is left to propose,
no good portfolio has the mode, and that is a proof. Then nothing that follows needs to look at that mode again.

A mode may be hard to settle. So all are tried with little effort, then those that are left with more, and so on: what
is easy is never left unsettled for the sake of what is not.
"""

from collections.abc import Iterator, Sequence

import highspy
import numpy as np

from criterio.decide.gains import Gains
from criterio.decide.kindest import Kindest
from criterio.decide.moves import Move, Moves
from criterio.decide.proposals import Proposals, Search
from criterio.decide.room import Room
from criterio.decide.rows import INF, Row
from criterio.decide.solver import bound, programme_of, solve
from criterio.decide.value import Values

_ENDLESS = 2**31 - 1
_CLEARLY = 1e-4
"""Points that the shortest move gains at the most, so that it is no exchange of equals."""
_SHORTEST = 150
"""Branches that the search for the shortest move may take: any move is right."""
_TURNS = ((1, 5), (15, 50), (20, 150))
"""Turn by turn: how many proposals of one mode, and how many branches of each. After the first they are the kindest."""
EVERYDAY, THOROUGH = 30_000, 300_000
"""Steps of the simplex method in all, as many on every machine: some six CPU seconds for a town, 45 for 200 items."""


class Stability:
    """All that is learned of one problem. ``rows`` are those that no portfolio may break, over the columns alone.

    ``readings``: worths within what is known; proposals are the best under one after another.
    """

    def __init__(
        self,
        values: Values,
        gains: Gains,
        rows: Sequence[Row],
        readings: Sequence[np.ndarray],
        kindest: Kindest,
        effort: int,
    ) -> None:
        self._values, self._gains, self._readings, self._effort = values, gains, readings, effort
        self._kindest, self._kind = kindest, dict[int, np.ndarray]()
        self._room = Room(rows, values)
        self._moves = Moves(values, gains, self._room)
        self._rivals, self._rows, self._all_rows, self._proposed = programme_of(rows, values), len(rows), rows, 0
        self._proposals = Proposals(values, rows, self._room)
        self._alone: dict[int, Proposals] = {}
        self.is_open = values.allowed.copy()
        for move in self._moves.alone(self.is_open):
            if not len(self._room.hindered(move.press)):
                self._close(move.leaves[0])

    def settle(self, seen: np.ndarray) -> Iterator[np.ndarray]:
        """Good portfolios with modes not ``seen`` yet (by column; whoever takes one notes what it shows).

        At the end ``is_open`` is False for what is forbidden or in no good portfolio; what is neither seen nor closed
        is not settled.
        """
        for turn, (proposals, branches) in enumerate(_TURNS):
            self._room.measure(self.is_open.astype(float))
            for column in map(int, np.flatnonzero(self.is_open)):
                if seen[column] or not self.is_open[column]:
                    continue
                if turn and self._spent() <= self._effort:
                    self._favour(column)
                search = self._search(column, proposals, branches)
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

    def _search(self, column: int, proposals: int, branches: int) -> Search:
        """For a good portfolio that has the column. What the kindest proposals learn is of use to that column only."""
        worth = self._kind.get(column)
        asked = self._proposals if worth is None else self._alone[column]
        for _ in range(proposals):
            if self._spent() > self._effort:
                break
            search = asked.propose(column, self.is_open, self._next_reading() if worth is None else worth, branches)
            if search.found is None:
                return search
            moves = self._moves.near(search.found, self.is_open) or self._far(search.found)
            if not moves:
                return search
            for move in moves:
                if len(move.leaves) == 1 and not len(self._room.hindered(move.press)):
                    self._close(move.leaves[0])
                else:
                    asked.learn(move)
        return Search(None, settled=False)

    def _next_reading(self) -> np.ndarray:
        self._proposed += 1
        return self._readings[self._proposed % len(self._readings)]

    def _favour(self, column: int) -> None:
        if column not in self._kind:
            self._kind[column] = self._kindest.to(column, self.is_open)
            self._alone[column] = Proposals(self._values, self._all_rows, self._room)

    def _spent(self) -> int:
        return self._kindest.effort + sum(one.effort for one in (self._proposals, *self._alone.values()))

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
        return found if self._rivals.getModelStatus() == highspy.HighsModelStatus.kOptimal else None

    def _close(self, columns: tuple[int, ...]) -> None:
        """No good portfolio has them. What is dominated, a good one dominates: rivals do without them as well."""
        self.is_open[list(columns)] = False
        bound(self._rivals, np.zeros(len(self.is_open)), self.is_open.astype(float))
