# SPDX-License-Identifier: EUPL-1.2
"""Multi-dimensional knapsacks as OR-Library writes them (Chu & Beasley 1998), or what is wrong with the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from criterio.domain.errors import BadInput
from criterio.domain.sentence import say
from criterio.spread.tie_file import text_of


@dataclass(frozen=True)
class Knapsack:
    """One instance: take items within several capacities. ``best`` known value, or None."""

    profits: np.ndarray
    weights: np.ndarray
    capacities: np.ndarray
    best: float | None


def read_orlib(path: Path, best: Path | None) -> list[Knapsack]:
    """A ``mknapcb`` file: how many, then of each n, m, best known or 0, profits, m rows of weights, capacities.

    Blanks, commas or semicolons between numbers; lines that begin with # or % are remarks. Raises BadInput.
    """
    numbers = _numbers(path)
    known = _best_known(best or path.with_name(f"best-known-{path.name.removesuffix('.gz')}"))
    found: list[Knapsack] = []
    for place in range(numbers.count("how many problems there are")):
        numbers.within = f"problem {place + 1}"
        n, m, told = numbers.count("items"), numbers.count("capacities"), numbers.next()
        profits = numbers.several(n)
        weights = np.array([numbers.several(n) for _ in range(m)]).reshape(m, n)
        capacities = numbers.several(m)
        if (capacities < 0).any() or (weights < 0).any():
            raise numbers.fault("a weight or a capacity is below zero.")
        found.append(Knapsack(profits, weights, capacities, known.get((m, n, place)) or told or None))
    if not found:
        raise numbers.fault("there is no problem in it.")
    return found


def _numbers(path: Path) -> "_Numbers":
    lines = enumerate(text_of(path).splitlines(), 1)
    told = [
        (row, re.split(r"[\s,;]+", line.strip())) for row, line in lines if not line.lstrip().startswith(("#", "%"))
    ]
    return _Numbers(path.name, iter([(row, cell) for row, cells in told for cell in cells if cell]))


@dataclass
class _Numbers:
    """The numbers of a file one by one, with the row where the last one stands, and what it is read for."""

    file: str
    cells: Iterator[tuple[int, str]]
    row: int = 0
    within: str = "the file"

    def next(self) -> float:
        self.row, cell = next(self.cells, (self.row, ""))
        if not cell:
            raise self.fault(f"it ends within {self.within}: it may be cut short.")
        try:
            return float(cell)
        except ValueError:
            raise self.fault(f"“{cell}” is no number.") from None

    def count(self, what: str) -> int:
        value = self.next()
        if value < 0 or value % 1:
            raise self.fault(f"“{value:g}” is not a number of {what}.")
        return int(value)

    def several(self, many: int) -> np.ndarray:
        return np.array([self.next() for _ in range(many)])

    def fault(self, why: str) -> BadInput:
        return BadInput(say("{file}, row {row}: {why}", file=self.file, row=self.row, why=why), file=self.file)


def _best_known(path: Path) -> dict[tuple[int, int, int], float]:
    """Lines such as ``5.100-00  24381``: capacities, items, number, value. Other lines are bounds."""
    if not path.exists():
        return {}
    lines = re.findall(r"^\s*(\d+)\.(\d+)-(\d+)\s+(\d+)[ \t\r]*$", text_of(path), re.MULTILINE)
    return {(int(m), int(n), int(place)): float(told) for m, n, place, told in lines}
