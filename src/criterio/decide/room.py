# SPDX-License-Identifier: EUPL-1.2
"""The limits that all items share, as matrix · portfolio ≤ bounds, and how far good portfolios can fill each."""

from collections.abc import Iterable, Sequence

import numpy as np

from criterio.decide.gains import TOUCH
from criterio.decide.rows import INF, Row
from criterio.decide.solver import bound, price, relaxed_of
from criterio.decide.value import Values


class Room:
    """``matrix`` and ``bounds``: every row but those of one mode an item. ``least`` and ``most``: what can be used."""

    def __init__(self, rows: Sequence[Row], values: Values) -> None:
        self.matrix, self.bounds = _upper(rows, len(values.flat))
        self._relaxed = relaxed_of(rows, values)
        self.measure(values.allowed.astype(float))

    def measure(self, upper: np.ndarray) -> None:
        """Anew, with the columns that are still open: by relaxed programmes, so no portfolio uses more, or less."""
        bound(self._relaxed, np.zeros(len(upper)), upper)
        self.least = np.array([-self._most(-line) for line in self.matrix])
        self.most = np.array([self._most(line) for line in self.matrix])

    def _most(self, line: np.ndarray) -> float:
        price(self._relaxed, line)
        self._relaxed.run()
        return float(self._relaxed.getInfo().objective_function_value)

    def left(self, chosen: np.ndarray) -> np.ndarray:
        """By limit, what a portfolio leaves of it."""
        return np.asarray(self.bounds - self.matrix[:, chosen].sum(axis=1))

    def hindered(self, press: np.ndarray) -> np.ndarray:
        """The limits that what presses so much on them may find too full."""
        return np.flatnonzero((press > TOUCH) & (self.most + press > self.bounds + TOUCH))


def _upper(rows: Iterable[Row], columns: int) -> tuple[np.ndarray, np.ndarray]:
    lines, bounds = [], []
    for row in rows:
        line = np.zeros(columns)
        np.add.at(line, list(row.columns), row.coefficients)
        for sign, limit in ((1, row.high), (-1, -row.low)):
            if row.name != "one" and limit < INF:
                lines.append(sign * line)
                bounds.append(limit)
    return np.array(lines).reshape(-1, columns), np.array(bounds)
