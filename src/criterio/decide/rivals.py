# SPDX-License-Identifier: EUPL-1.2
"""What would be chosen instead, and at what loss: the figure behind every "would change if"."""

from dataclasses import dataclass

import numpy as np

from criterio.decide.items import middle
from criterio.decide.portfolio import Programme, Solution
from criterio.decide.value import Stance, Values

SMALL = 60
"""Up to so many items each mode is barred in turn and the whole solved again; beyond, the hour keeps its price."""


@dataclass(frozen=True)
class Rival:
    """The mode that would take the place of the chosen one, and the points that the portfolio would then lose."""

    column: int
    loss: float


@dataclass(frozen=True)
class Rivals:
    """``best``: of all modes. ``lighter``: of those that take fewer hours, to which less value or more hours lead.

    ``hour``: points that one more weekly hour of the chosen mode costs, in capacity and in itself.
    """

    best: Rival
    lighter: Rival | None
    hour: float


def rivals(programme: Programme, worth: np.ndarray, solution: Solution) -> dict[int, Rivals]:
    """By chosen column; an item with one mode only has no rivals, nor has one whose other modes fit nowhere."""
    values, prices = programme.values, programme.hour_price(worth)
    hours, own = values.hours[Stance.MIDDLE], _own_hour(values)
    net = worth - prices * hours
    exact = len(solution.chosen) <= SMALL
    found = {}
    for item, column in enumerate(int(column) for column in solution.chosen):
        others = [] if values.problem.items[item].is_synergy else _others(values, item, column)
        if not others:
            continue
        best = _again(programme, worth, solution, item) if exact else _at_prices(net, column, others)
        if best is None:
            continue
        less = [other for other in others if hours[other] < hours[column]]
        lighter = best if best.column in less else _at_prices(net, column, less) if less else None
        found[column] = Rivals(best, lighter, float(prices[column]) + own[column])
    return found


def _again(programme: Programme, worth: np.ndarray, solution: Solution, item: int) -> Rival | None:
    """None: nothing fits without the chosen mode."""
    try:
        other = programme.solve(worth, [int(solution.chosen[item])])
    except ValueError:
        return None
    return Rival(int(other.chosen[item]), max(0.0, solution.value - other.value))


def _at_prices(net: np.ndarray, column: int, others: list[int]) -> Rival:
    best = max(others, key=lambda other: net[other])
    return Rival(best, max(0.0, float(net[column] - net[best])))


def _others(values: Values, item: int, column: int) -> list[int]:
    block = range(int(values.first[item]), int(values.first[item + 1]))
    return [other for other in block if other != column and values.allowed[other]]


def _own_hour(values: Values) -> list[float]:
    """What an hour costs a mode in its own value: its price parts over its hours."""
    cost = [sum(-middle((p.low, p.high)) for p in a.parts if p.criterion == "staff_hours") for a in values.flat]
    return [c / middle(a.hours) if middle(a.hours) > 0 else 0.0 for c, a in zip(cost, values.flat, strict=True)]
