# SPDX-License-Identifier: EUPL-1.2
"""Core, exterior and borderline against every pair of portfolios that there is."""

from itertools import product

import numpy as np
import pytest

from criterio.decide.gains import Gains, gains
from criterio.decide.items import GOES_ON, Alternative, Item, Limits, Part, Problem
from criterio.decide.portfolio import Programme
from criterio.decide.regret import regret
from criterio.decide.robust import firmness
from criterio.decide.rows import Row, firm_rows
from criterio.decide.settle import measurements
from criterio.decide.stable import EVERYDAY
from criterio.decide.value import Doubts, Stance, Values
from criterio.decide.weigh import Weights, weigh
from criterio.domain.administration import Cell, Objective
from criterio.domain.names import Aspect
from criterio.domain.verdict import Mode

RANKED = weigh((Objective("a", Aspect.SERVICE, rank=1), Objective("b", Aspect.SOCIAL, rank=2)))
EMERGENCY = Cell("emergency")


def ranged(rng: np.random.Generator, share: float) -> tuple[Part, ...]:
    """A doubt that all modes share, of which this one has a part, and one of its own."""
    parts = []
    for aspect in (Aspect.SERVICE, Aspect.SOCIAL, Aspect.FINANCIAL):
        middle, width = rng.normal(0.6, 0.8) * share, abs(rng.normal(0, 0.4))
        parts.append(Part("known", aspect, round(middle - width, 3), round(middle + width, 3)))
    own = round(float(rng.normal(0, 0.3)), 3)
    return (*parts, Part("own", Aspect.SERVICE, own, own))


def random_problem(rng: np.random.Generator) -> Problem:
    count = int(rng.integers(2, 7))
    names = [f"x:{place}" for place in range(count)]
    items = []
    for place, name in enumerate(names):
        other = names[(place + 1) % count]
        modes = [Mode.KEEP, Mode.STRENGTHEN, Mode.CLOSE] if place % 2 else [Mode.FULL, Mode.NO]
        if place % 3 == 1 and other != name:
            modes.insert(1, Mode.MERGE)
        ways = tuple(
            Alternative(mode)
            if mode in (Mode.CLOSE, Mode.NO)
            else Alternative(
                mode,
                (hours := float(rng.integers(1, 9)), hours),
                (hours * 10, hours * 10),
                ranged(rng, 1.0 if mode is not Mode.STRENGTHEN else 1.5),
                other if mode is Mode.MERGE else "",
                covers=mode in (Mode.KEEP, Mode.FULL),
            )
            for mode in modes
        )
        relations = {
            "requires": (other,) if rng.random() < 0.2 and other != name else (),
            "excludes": (names[place - 1],) if rng.random() < 0.2 and place else (),
        }
        cells = frozenset({EMERGENCY}) if rng.random() < 0.3 else frozenset()
        items.append(Item(name, str(place % 2), ways, cells, **relations))
    hours = float(rng.integers(4, 20))
    return Problem(tuple(items), Limits(hours, hours * 9, {"1": hours / 2}, (EMERGENCY,)))


def feasible(values: Values, rows: list[Row]) -> list[tuple[int, ...]]:
    """Every portfolio that breaks no row."""
    every = []
    for chosen in product(*(range(a, b) for a, b in values.blocks)):
        taken = np.zeros(len(values.flat))
        taken[list(chosen)] = 1
        uses = [(row, float(taken[list(row.columns)] @ row.coefficients) if row.columns else 0.0) for row in rows]
        if all(row.low - 1e-9 <= use <= row.high + 1e-9 for row, use in uses):
            every.append(chosen)
    return every


def good_by_enumeration(values: Values, weights: Weights, uncovered) -> list[tuple[int, ...]]:
    """Every portfolio that breaks no row and that no other one dominates, by looking at all pairs."""
    every = feasible(values, firm_rows(values, Stance.MIDDLE, uncovered))
    return [one for one in every if not any(dominates_at_corners(values, weights, two, one) for two in every)]


def dominates_at_corners(values: Values, weights: Weights, one, other) -> bool:
    """By the definition: at the truth of each doubt that is worst for ``one``, under every corner of the weights."""
    doubts = Doubts(values)
    worst, most = [], []
    for corner in weights.corners:
        steps = np.array([difference(doubts, corner, one, other, truth) for truth in (0.0, 1.0)])
        worst.append(steps.min(axis=0).sum())
        most.append(steps.max(axis=0).sum())
    return min(worst) >= -1e-9 and max(most) > 1e-9


def difference(doubts: Doubts, corner: np.ndarray, one, other, truth: float) -> np.ndarray:
    """By doubt: how much more ``one`` has than ``other`` when that doubt turns out at ``truth``."""
    gaps = np.zeros(doubts.many)
    for column, doubt, aspect, low, width in doubts.told():
        sign = (column in one) - (column in other)
        gaps[doubt] += sign * corner[aspect] * (low + truth * width)
    return gaps


def enumerated(block):
    """Six small problems, each with what is good by enumeration, what is recommended, and what is found firm."""
    for seed in range(block * 6, block * 6 + 6):
        values = Values(random_problem(np.random.default_rng(seed)))
        programme = Programme(values)
        solution = programme.solve(values.worth(RANKED.centre))
        good = good_by_enumeration(values, RANKED, solution.uncovered)
        yield seed, values, solution, good, firmness(values, RANKED, programme, solution)


@pytest.mark.parametrize("block", range(4))
def test_core_exterior_and_borderline_equal_enumeration(block):
    for seed, values, _, good, found in enumerated(block):
        inside = np.zeros((len(good), len(values.flat)), dtype=bool)
        for row, chosen in zip(inside, good, strict=True):
            row[list(chosen)] = True
        assert found.settled.all(), seed
        assert (found.core == inside.all(axis=0)).all(), seed
        assert (found.exterior == ~inside.any(axis=0)).all(), seed
        assert {tuple(map(int, one)) for one in found.good} <= set(good), seed


@pytest.mark.parametrize("block", range(2))
def test_a_verdict_is_sure_exactly_when_every_good_portfolio_agrees_on_whether_it_goes_on(block):
    for seed, values, solution, good, found in enumerated(block):
        for item, column in enumerate(solution.chosen):
            ways = {values.flat[chosen[item]].mode in GOES_ON for chosen in good}
            expected = "borderline" if len(ways) > 1 else "core" if ways == {True} else "exterior"
            assert found.standing(values, int(column)) == expected, (seed, item)


def test_what_is_not_proven_is_never_called_sure():
    for seed in range(12):
        values = Values(random_problem(np.random.default_rng(seed)))
        programme = Programme(values)
        solution = programme.solve(values.worth(RANKED.centre))
        whole, hasty = (firmness(values, RANKED, programme, solution, effort) for effort in (EVERYDAY, 0))
        assert not (hasty.core & ~whole.core).any(), seed
        assert not (hasty.exterior & ~whole.exterior).any(), seed


def by_hand(values: Values, exact: Gains, chosen, every) -> float:
    """The most that any portfolio could gain over this one."""
    _, most = exact.instead_of(np.array(chosen))
    return max(float(most[list(other)].sum(axis=0).max()) for other in every)


@pytest.mark.parametrize("seed", range(6))
def test_regret_is_the_most_that_any_portfolio_could_gain(seed):
    values = Values(random_problem(np.random.default_rng(seed)))
    programme = Programme(values)
    solution = programme.solve(values.worth(RANKED.centre))
    found = firmness(values, RANKED, programme, solution)
    exact = gains(values, RANKED.corners)
    told = regret(values, exact, found, solution.chosen, solution.uncovered)
    good = good_by_enumeration(values, RANKED, solution.uncovered)
    assert told.recommended == pytest.approx(by_hand(values, exact, solution.chosen, good), abs=1e-6)
    assert told.least == pytest.approx(by_hand(values, exact, told.chosen, good), abs=1e-6)
    assert told.least <= told.recommended


def test_what_could_turn_the_choice_is_worth_knowing_and_what_could_not_is_not():
    def doubtful(subject: str, low: float, high: float) -> Item:
        ways = (
            Alternative(Mode.KEEP, (2, 2), parts=(Part("reach", Aspect.SERVICE, low, high),)),
            Alternative(Mode.CLOSE),
        )
        return Item(subject, "", ways)

    problem = Problem((doubtful("close", 0.6, 1.6), doubtful("sure", 5, 9), doubtful("other", 0.9, 1.1)), Limits(4.0))
    values = Values(problem)
    programme = Programme(values)
    solution = programme.solve(values.worth(RANKED.centre))
    found = measurements(values, RANKED, firmness(values, RANKED, programme, solution))
    assert found[0].subject == "close"
    assert "sure" not in [one.subject for one in found]
    # whichever of the two is better: E max(U(.6, 1.6), 1) − 1.1 = .18 − .1, times the weight of service
    assert found[0].points == pytest.approx(0.08 * RANKED.centre[1], rel=0.05)
    assert found[0].settles == 2
