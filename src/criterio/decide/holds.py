# SPDX-License-Identifier: EUPL-1.2
"""How firmly each mode holds at given prices of what is scarce, and portfolios of modes that hold.

Put a price on every limit and a weight on every corner. An item that changes its mode then loses points, at the worst
for the change, less what it frees at those prices. The least of that, over its other modes, is the *hold* of a mode.
If the holds of the items that another portfolio changes are more, in sum, than what this one leaves of the limits is
worth at those prices, the other one does not dominate it (weak duality: Geoffrion 1974). So a portfolio is good if all
its modes hold and it leaves next to nothing. A mode that lacks some points to hold still has a place among others that
hold by more: such portfolios are proposed here.
"""

from collections.abc import Sequence

import numpy as np

from criterio.decide.gains import Gains
from criterio.decide.rows import INF, Row
from criterio.decide.solver import bound, price, relaxed_of
from criterio.decide.value import Doubts, Values

_DRAWS, _BEST = 200, 8
"""Readings whose relaxed programmes give prices, and how many of them are tried for one mode."""
_CAPS = ((1.0, 0.5), (2.0, 0.5), (1.0, 0.2), (3.0, 0.5))
"""Turn by turn: holds count up to so many times what the mode lacks; and the share of its price that filling earns."""
_LACKS = 0.2
"""Points that a mode lacks at the least."""
_STRAYS = 0.1
"""By how much of the highest price others stray."""


class Holds:
    """The holds of one problem. ``rows``: what no portfolio may break. ``corners``: of the weights.

    Once measured, ``prices`` are draws × rows, ``by_draw`` draws × columns, and ``best`` is the best hold of a column.
    """

    def __init__(self, values: Values, gains: Gains, rows: Sequence[Row], corners: np.ndarray) -> None:
        self._values, self._gains, self._corners = values, gains, corners
        self._doubts, self._relaxed = Doubts(values), relaxed_of(rows, values)
        self._lines, self._is_capacity = _lines(rows, len(values.flat))
        self.effort = 0

    def measure(self, is_open: np.ndarray) -> None:
        """At the prices of many readings, while these columns are open."""
        rng, corners = np.random.default_rng(2), len(self._corners)
        bound(self._relaxed, np.zeros(len(is_open)), np.where(is_open, INF, 0.0))
        prices, holds, worths = [], [], []
        for draw in range(_DRAWS):
            share = rng.dirichlet(np.full(corners, 0.3 if draw % 4 < 2 else 1.0))
            drawn = rng.random(self._doubts.many)
            # doubts that turn out well together move the prices; each by itself, they leave them near the middle
            together, ends = np.where(drawn < rng.random(), 0.999, 0.001), np.where(drawn < 0.5, 0.001, 0.999)
            truth = (together, drawn, ends)[draw % 3]
            worths.append(self._doubts.worth(share @ self._corners, truth))
            price(self._relaxed, worths[-1])
            self._relaxed.run()
            self.effort += self._relaxed.getInfo().simplex_iteration_count
            prices.append(np.array(self._relaxed.getSolution().row_dual))
            holds.append(self._holds(share, prices[-1] @ self._lines, is_open))
        self.prices, self.by_draw = np.array(prices), np.array(holds)
        self._worths = np.array(worths)
        self.best = self.by_draw.max(axis=0)

    def reading(self, column: int) -> np.ndarray:
        """What every column is worth at the reading at which ``column`` holds best."""
        return np.asarray(self._worths[int(np.argmax(self.by_draw[:, column]))])

    def worth(self, column: int, turn: int) -> np.ndarray:
        """What every column is worth in the proposal of this ``turn`` for a portfolio with ``column``."""
        rng = np.random.default_rng([column, turn])
        kindest = np.argsort(-self.by_draw[:, column], kind="stable")[:_BEST]
        draw = int(kindest[turn // len(_CAPS) % _BEST])
        most, share = _CAPS[turn % len(_CAPS)]
        lacks, prices = max(-float(self.by_draw[draw, column]), _LACKS), self.prices[draw]
        if turn >= len(_CAPS):
            strays = rng.exponential(_STRAYS * np.abs(prices[self._is_capacity]).max(initial=0.0), len(prices))
            stray = self._is_capacity & (rng.random(len(prices)) < 0.5)
            prices = prices * rng.uniform(0.5, 1.5, len(prices)) + np.where(stray, strays / share, 0.0)
        return np.asarray(np.minimum(self.by_draw[draw], most * lacks) + share * prices @ self._lines)

    def _holds(self, share: np.ndarray, prices: np.ndarray, is_open: np.ndarray) -> np.ndarray:
        """By column, the least that its item loses when another open mode takes its place; infinite without one."""
        values, at = self._values, self._gains.at
        gain = self._gains.least @ share
        others = np.full(gain.shape[:2], np.inf)
        others[values.owner[is_open], at[is_open]] = prices[is_open]
        loss = others[values.owner] - prices[:, None] - gain[values.owner, :, at]
        loss[np.arange(len(at)), at] = np.inf
        return np.asarray(loss.min(axis=1))


def _lines(rows: Sequence[Row], columns: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows × columns, nothing where a row is of one item; and by row, whether it is a capacity."""
    lines = np.zeros((len(rows), columns))
    for place, row in enumerate(rows):
        if row.name != "one":
            np.add.at(lines[place], list(row.columns), row.coefficients)
    is_capacity = [row.low == -INF and min(row.coefficients, default=-1) >= 0 for row in rows]
    return lines, np.array(is_capacity, dtype=bool)
