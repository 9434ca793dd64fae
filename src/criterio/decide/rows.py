# SPDX-License-Identifier: EUPL-1.2
"""What nothing may break, as rows over the columns: one mode an item, capacities, coverage, relations."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import highspy

from criterio.decide.items import GOES_ON, OPEN, STARTED, Limits, middle
from criterio.decide.value import Stance, Values
from criterio.domain.administration import Cell
from criterio.domain.verdict import Mode

INF = highspy.kHighsInf


@dataclass(frozen=True)
class Row:
    """``low <= Σ coefficient · column <= high``."""

    name: str
    columns: tuple[int, ...]
    coefficients: tuple[float, ...]
    low: float
    high: float


def coverable(values: Values) -> tuple[Cell, ...]:
    """The cells that some mode that is allowed would cover."""
    return tuple(cell for cell in values.problem.limits.cells if _covering(values, cell))


def _covering(values: Values, cell: Cell) -> list[int]:
    items = values.problem.items
    return [
        column
        for column, alternative in enumerate(values.flat)
        if alternative.covers and values.allowed[column] and cell in items[values.owner[column]].cells
    ]


def rows_of(values: Values, stance: Stance, cells: tuple[Cell, ...]) -> list[Row]:
    """Every row; after the columns of the alternatives comes one a cell, which is one where it is not covered."""
    rows = [_sum_of("one", range(a, b), 1, 1) for a, b in values.blocks]
    rows += _capacity_rows(values, stance, values.problem.limits)
    size = len(values.flat)
    rows += [_sum_of("cell", [*_covering(values, cell), size + place], 1, INF) for place, cell in enumerate(cells)]
    return rows + _relation_rows(values)


def firm_rows(values: Values, stance: Stance, uncovered: tuple[Cell, ...]) -> list[Row]:
    """The same over the columns alone: every cell that can be covered is, but for those ``uncovered``."""
    cells = tuple(cell for cell in coverable(values) if cell not in uncovered)
    covering = [_sum_of("cell", _covering(values, cell), 1, INF) for cell in cells]
    return [*rows_of(values, stance, ()), *covering]


def _sum_of(name: str, columns: Iterable[int], low: float, high: float) -> Row:
    places = tuple(columns)
    return Row(name, places, (1.0,) * len(places), low, high)


def _capacity_rows(values: Values, stance: Stance, limits: Limits) -> list[Row]:
    everything = tuple(range(len(values.flat)))
    rows = []
    if limits.hours is not None:
        rows.append(Row("hours", everything, tuple(values.hours[stance]), -INF, limits.hours))
    if limits.euros is not None:
        rows.append(Row("euros", everything, tuple(values.euros[stance]), -INF, limits.euros))
    for unit, capacity in sorted(limits.unit_hours.items()):
        columns = tuple(column for column in everything if _works(values, column) == unit)
        rows.append(Row(f"hours of {unit}", columns, tuple(values.hours[stance][list(columns)]), -INF, capacity))
    for name, amount in sorted(limits.amounts.items()):
        spans = [(column, values.flat[column].uses[name]) for column in everything if name in values.flat[column].uses]
        takes = tuple((span[1], middle(span), span[0])[stance] for _, span in spans)
        rows.append(Row(name, tuple(column for column, _ in spans), takes, -INF, amount))
    return [row for row in rows if row.columns]


def _works(values: Values, column: int) -> str:
    """The unit whose hours a column takes: what is handed over is done by the one that takes it."""
    alternative = values.flat[column]
    handed = alternative.mode is Mode.HAND_OVER and alternative.into
    return alternative.into if handed else values.problem.items[values.owner[column]].unit


def _relation_rows(values: Values) -> list[Row]:
    items = values.problem.items
    place = {item.subject: number for number, item in enumerate(items)}
    rows = []
    for column, alternative in enumerate(values.flat):
        if alternative.mode is Mode.MERGE:
            rows.append(_implies([column], _columns(values, place.get(alternative.into), OPEN.__contains__)))
    for number, item in enumerate(items):
        started = _columns(values, number, STARTED.__contains__)
        for other in item.requires:
            rows.append(_implies(started, _columns(values, place.get(other), GOES_ON.__contains__)))
        for other in item.excludes:
            rows.append(
                _sum_of("excludes", [*started, *_columns(values, place.get(other), GOES_ON.__contains__)], -INF, 1)
            )
    return rows


def _columns(values: Values, number: int | None, wanted: Callable[[Mode], bool]) -> list[int]:
    if number is None:
        return []
    return [c for c in range(values.first[number], values.first[number + 1]) if wanted(values.flat[c].mode)]


def _implies(first: list[int], then: list[int]) -> Row:
    """Σ first ≤ Σ then: what nobody declared cannot be leaned on."""
    return Row("implies", (*first, *then), (1.0,) * len(first) + (-1.0,) * len(then), -INF, 0)
