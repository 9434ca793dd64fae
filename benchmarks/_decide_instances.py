# SPDX-License-Identifier: EUPL-1.2
"""Portfolios made at random, with every kind of constraint, and all the portfolios of a small one, listed by force."""

from itertools import product

import numpy as np

from criterio.decide.cone import ASPECTS
from criterio.decide.items import GOES_ON, OPEN, STARTED, Alternative, Item, Limits, Part, Problem, middle
from criterio.domain.administration import Cell
from criterio.domain.names import Aspect
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode

FOUR = ASPECTS[:4]
UNITS, CELLS = 5, 6
PERIOD = "hours of the medium term"
WIDE, NARROW = (0.1, 0.6), (0.02, 0.1)
"""Between which shares of a value its range goes to each side."""
SHAPES = {
    "profile": ((Mode.CLOSE, 0.0, 0.0), (Mode.KEEP, 1.0, 1.0), (Mode.STRENGTHEN, 1.35, 1.6), (Mode.MERGE, 0.4, 0.1)),
    "initiative": ((Mode.NO, 0.0, 0.0), (Mode.PILOT, 0.35, 0.4), (Mode.FULL, 1.0, 1.0), (Mode.LATER, 0.05, 0.0)),
}
"""By mode: the share of the value and of the hours of the whole."""


def problem(
    many: int,
    rng: np.random.Generator,
    most_modes: int = 3,
    later: float = 0.0,
    doubts: tuple[float, float] = WIDE,
) -> Problem:
    """So many items, half profiles: hours, euros, units and a later period are short; the rest as in a town hall.

    Each value is a range over four aspects, as wide to each side as a share within ``doubts`` of it; hours are known
    within a fifth. ``later``: the share of what would use the later period that fits in it; with none of it nothing is
    strengthened, nor adopted whole.
    """
    names = [f"x:{place:03}" for place in range(many)]
    cells = tuple(Cell(f"function {place}") for place in range(CELLS))
    items = tuple(_item(place, names, cells, rng, most_modes, doubts) for place in range(many))
    whole = [item.alternatives[1] for item in items]
    hours = sum(middle(way.hours) for way in whole)
    by_unit = {
        f"unit {unit}": 0.7
        * sum(middle(w.hours) for i, w in zip(items, whole, strict=True) if i.unit == f"unit {unit}")
        for unit in range(UNITS)
    }
    most = [max(middle(way.uses.get(PERIOD, (0.0, 0.0))) for way in item.alternatives) for item in items]
    amounts = {PERIOD: later * sum(most)}
    return Problem(items, Limits(0.45 * hours, 0.5 * sum(middle(way.euros) for way in whole), by_unit, cells, amounts))


def _item(
    place: int,
    names: list[str],
    cells: tuple[Cell, ...],
    rng: np.random.Generator,
    most_modes: int,
    doubts: tuple[float, float],
) -> Item:
    other = names[int(rng.integers(len(names)))]
    size, doubt = float(rng.lognormal(1, 0.6)), float(rng.uniform(*doubts))
    points = rng.gamma(2, 0.5, len(FOUR)) * size**0.5
    euros = size * 100 * float(rng.uniform(0.5, 1.5))
    is_profile = place % 2 == 0
    shapes = SHAPES["profile" if is_profile else "initiative"][:most_modes]
    if other == names[place]:
        shapes = tuple(shape for shape in shapes if shape[0] is not Mode.MERGE)
    ways = tuple(_way(shape, points, doubt, size, euros, other, rng) for shape in shapes)
    served = frozenset(cell for cell in cells if rng.random() < 0.12)
    relates = not is_profile and other != names[place]
    return Item(
        names[place],
        f"unit {place % UNITS}",
        ways,
        served,
        requires=(other,) if relates and rng.random() < 0.15 else (),
        excludes=(other,) if relates and rng.random() < 0.15 else (),
    )


def _way(
    shape: tuple[Mode, float, float],
    points: np.ndarray,
    doubt: float,
    size: float,
    euros: float,
    other: str,
    rng: np.random.Generator,
) -> Alternative:
    mode, share, effort = shape
    hours = size * effort
    return Alternative(
        mode,
        (0.8 * hours, 1.2 * hours),
        (euros * effort, euros * effort),
        tuple(
            Part("value", aspect, round(share * p * (1 - doubt), 4), round(share * p * (1 + doubt), 4))
            for aspect, p in zip(FOUR, points, strict=True)
            if share
        ),
        other if mode is Mode.MERGE else "",
        covers=mode in (Mode.KEEP, Mode.STRENGTHEN, Mode.FULL),
        forbidden=say("not allowed") if share and rng.random() < 0.05 else None,
        uses={PERIOD: (hours, hours)} if mode in (Mode.STRENGTHEN, Mode.FULL) else {},
    )


Portfolio = tuple[Alternative, ...]


def portfolios(given: Problem) -> list[Portfolio]:
    """Every portfolio that keeps to the limits and to the relations, whatever it leaves without a channel."""
    found = []
    for ways in product(*([way for way in item.alternatives if not way.forbidden] for item in given.items)):
        if _fits(given, ways) and _coheres(given, ways):
            found.append(ways)
    return found


def _fits(given: Problem, ways: Portfolio) -> bool:
    limits, slack = given.limits, 1e-9
    if limits.hours is not None and sum(middle(way.hours) for way in ways) > limits.hours + slack:
        return False
    if limits.euros is not None and sum(middle(way.euros) for way in ways) > limits.euros + slack:
        return False
    for unit, hours in limits.unit_hours.items():
        if sum(middle(w.hours) for i, w in zip(given.items, ways, strict=True) if i.unit == unit) > hours + slack:
            return False
    return all(
        sum(middle(way.uses.get(name, (0.0, 0.0))) for way in ways) <= amount + slack
        for name, amount in limits.amounts.items()
    )


def _coheres(given: Problem, ways: Portfolio) -> bool:
    mode = {item.subject: way.mode for item, way in zip(given.items, ways, strict=True)}
    for item, way in zip(given.items, ways, strict=True):
        if way.mode is Mode.MERGE and mode[way.into] not in OPEN:
            return False
        if way.mode in STARTED and any(mode[name] not in GOES_ON for name in item.requires):
            return False
        if way.mode in STARTED and any(mode[name] in GOES_ON for name in item.excludes):
            return False
    return True


def uncovered(given: Problem, ways: Portfolio) -> frozenset[Cell]:
    """The cells that nothing serves."""
    served = {c for item, way in zip(given.items, ways, strict=True) if way.covers for c in item.cells}
    return frozenset(given.limits.cells) - served


def value(ways: Portfolio, weights: np.ndarray) -> float:
    """Points at the middle of every range."""
    return float(sum(weights[ASPECTS.index(p.aspect)] * (p.low + p.high) / 2 for way in ways for p in way.parts))


def good(found: list[Portfolio], corners: np.ndarray) -> list[Portfolio]:
    """Those that no other dominates, by looking at every pair.

    All modes of an item share one doubt an aspect, so what one gains over the other is least at one of its two ends.
    """
    ends = np.array([[_points(way) for way in ways] for ways in found])  # portfolios, items, ends, aspects
    kept = []
    for place, ways in enumerate(found):
        gaps = ends - ends[place]
        least = gaps.min(axis=2).sum(axis=1) @ corners.T
        most = gaps.max(axis=2).sum(axis=1) @ corners.T
        if not ((least >= -1e-9).all(axis=1) & (most > 1e-9).any(axis=1)).any():
            kept.append(ways)
    return kept


def _points(way: Alternative) -> np.ndarray:
    """Ends × aspects."""
    points = np.zeros((2, len(ASPECTS)))
    for part in way.parts:
        points[:, ASPECTS.index(Aspect(part.aspect))] += (part.low, part.high)
    return points
