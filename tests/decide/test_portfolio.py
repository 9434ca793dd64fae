# SPDX-License-Identifier: EUPL-1.2
"""The programme against every portfolio there is, and the rows that nothing may break."""

from itertools import product

import numpy as np
import pytest

from criterio.decide.items import GOES_ON, OPEN, STARTED, Alternative, Item, Limits, Part, Problem
from criterio.decide.portfolio import Programme
from criterio.decide.value import Stance, Values
from criterio.decide.weigh import weigh
from criterio.domain.administration import Cell
from criterio.domain.names import Aspect
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode

EQUAL = weigh(()).centre
EMERGENCY, CULTURE = Cell("emergency"), Cell("culture", "ca")


def worth(points: float) -> tuple[Part, ...]:
    return (Part("test", Aspect.SERVICE, points, points),)


def profile(subject: str, keep: float, hours: float = 1.0, *, cells=frozenset(), into: str = "", merge: float = 0.0):
    ways = [
        Alternative(Mode.KEEP, (hours, hours), parts=worth(keep), covers=True),
        Alternative(Mode.CLOSE),
    ]
    if into:
        ways.append(Alternative(Mode.MERGE, parts=worth(merge), into=into))
    return Item(subject, "unit", tuple(ways), frozenset(cells))


def solved(*items: Item, **limits):
    values = Values(Problem(items, Limits(**limits)))
    solution = Programme(values).solve(values.worth(EQUAL))
    return {items[i].subject: values.flat[c].mode for i, c in enumerate(solution.chosen)}, solution


def random_problem(rng: np.random.Generator) -> Problem:
    count = int(rng.integers(2, 11))
    names = [f"x:{place:02}" for place in range(count)]
    items = []
    for place, name in enumerate(names):
        other = names[int(rng.integers(count))]
        extra = [Mode.MERGE, Mode.STRENGTHEN, Mode.PILOT][: int(rng.integers(0, 2))] if count > 7 else [Mode.MERGE]
        modes = [Mode.KEEP, Mode.CLOSE, *extra] if place % 3 else [Mode.FULL, Mode.PILOT, Mode.NO]
        ways = tuple(
            Alternative(
                mode,
                *(() if mode in (Mode.CLOSE, Mode.NO) else ((h := float(rng.integers(1, 9)), h), (h * 10, h * 10))),
                parts=worth(float(np.round(rng.normal(0.5, 1.5), 2))),
                into=other if mode is Mode.MERGE else "",
                covers=mode in (Mode.KEEP, Mode.FULL),
                forbidden=say("no") if mode not in (Mode.CLOSE, Mode.NO) and rng.random() < 0.1 else None,
            )
            for mode in modes
        )
        cells = frozenset(cell for cell in (EMERGENCY, CULTURE) if rng.random() < 0.25)
        relations = {
            "requires": (other,) if rng.random() < 0.15 and other != name else (),
            "excludes": (names[place - 1],) if rng.random() < 0.15 and place else (),
        }
        items.append(Item(name, str(place % 2), ways, cells, **relations))
    hours = float(rng.integers(3, 25))
    return Problem(
        tuple(items), Limits(hours, hours * 8 if rng.random() < 0.5 else None, {"1": hours / 2}, (EMERGENCY, CULTURE))
    )


def best_by_enumeration(problem: Problem) -> tuple[int, float]:
    """(cells left without a channel, value) of the best portfolio: first coverage, then value."""
    place = {item.subject: number for number, item in enumerate(problem.items)}
    best = (10**6, -np.inf)
    for ways in product(*(item.alternatives for item in problem.items)):
        if lawful(problem, ways, place):
            served = {c for item, way in zip(problem.items, ways, strict=True) if way.covers for c in item.cells}
            missing = len(set(problem.limits.cells) - served)
            value = sum(part.low for way in ways for part in way.parts)
            best = max(best, (missing, value), key=lambda pair: (-pair[0], pair[1]))
    return best


def lawful(problem: Problem, ways: tuple[Alternative, ...], place: dict[str, int]) -> bool:
    return affordable(problem, ways) and coherent(problem, ways, place)


def affordable(problem: Problem, ways: tuple[Alternative, ...]) -> bool:
    limits = problem.limits
    by_unit = {
        unit: sum(w.hours[1] for i, w in zip(problem.items, ways, strict=True) if i.unit == unit)
        for unit in limits.unit_hours
    }
    return (
        not any(way.forbidden for way in ways)
        and sum(way.hours[1] for way in ways) <= limits.hours + 1e-9
        and (limits.euros is None or sum(way.euros[1] for way in ways) <= limits.euros + 1e-9)
        and all(by_unit[unit] <= capacity + 1e-9 for unit, capacity in limits.unit_hours.items())
    )


def coherent(problem: Problem, ways: tuple[Alternative, ...], place: dict[str, int]) -> bool:
    for item, way in zip(problem.items, ways, strict=True):
        if way.mode is Mode.MERGE and ways[place[way.into]].mode not in OPEN:
            return False
        if way.mode in STARTED and any(ways[place[o]].mode not in GOES_ON for o in item.requires):
            return False
        if way.mode in STARTED and any(ways[place[o]].mode in GOES_ON for o in item.excludes):
            return False
    return True


@pytest.mark.parametrize("block", range(8))
def test_the_portfolio_equals_enumeration_on_200_random_problems(block):
    for seed in range(block * 25, block * 25 + 25):
        problem = random_problem(np.random.default_rng(seed))
        values = Values(problem)
        solution = Programme(values).solve(values.worth(EQUAL))
        missing, value = best_by_enumeration(problem)
        assert (len(solution.uncovered), round(solution.value, 5)) == (missing, round(value, 5)), seed
        ways = tuple(values.flat[column] for column in solution.chosen)
        assert lawful(problem, ways, {item.subject: number for number, item in enumerate(problem.items)}), seed
        assert solution.gap < 1e-6


def test_hours_are_never_overspent():
    modes, _ = solved(profile("a", 1.0, 3), profile("b", 0.9, 2), profile("c", 0.9, 2), hours=4)
    assert modes == {"a": Mode.CLOSE, "b": Mode.KEEP, "c": Mode.KEEP}


def test_a_required_cell_keeps_its_last_channel_at_any_loss():
    modes, solution = solved(profile("a", -3.0, cells=[EMERGENCY]), profile("b", 1.0), cells=(EMERGENCY,))
    assert modes == {"a": Mode.KEEP, "b": Mode.KEEP}
    assert solution.uncovered == ()


def test_a_cell_that_nobody_can_serve_is_told_and_stops_nothing():
    modes, solution = solved(profile("a", -1.0), profile("b", 1.0), cells=(EMERGENCY,))
    assert modes == {"a": Mode.CLOSE, "b": Mode.KEEP}
    assert solution.uncovered == (EMERGENCY,)


def test_a_cell_that_capacity_cannot_serve_is_told():
    _, solution = solved(profile("a", 1.0, 9, cells=[EMERGENCY]), hours=4, cells=(EMERGENCY,))
    assert solution.uncovered == (EMERGENCY,)


def test_two_profiles_never_merge_into_each_other():
    modes, _ = solved(profile("a", 0.1, into="b", merge=1.0), profile("b", 0.0, into="a", merge=1.0))
    assert sorted(modes.values()) == [Mode.KEEP, Mode.MERGE]


def test_equal_portfolios_leave_things_as_they_are():
    modes, _ = solved(profile("a", 0.0, 0), profile("b", 0.0, 0))
    assert modes == {"a": Mode.KEEP, "b": Mode.KEEP}


@pytest.mark.parametrize(("hours", "least", "most"), [(4.0, 0.125, 0.25), (8.5, 0.0, 0.0)])
def test_an_hour_has_a_price_only_where_hours_are_short(hours, least, most):
    values = Values(Problem((profile("a", 1.0, 4), profile("b", 0.5, 4)), Limits(hours)))
    price = Programme(values).hour_price(values.worth(EQUAL))[0]
    assert least - 1e-9 <= price <= most + 1e-9


def test_the_worst_stance_takes_the_most_hours():
    values = Values(Problem((Item("a", "", (Alternative(Mode.KEEP, (1, 5)),)),)))
    assert [values.hours[stance][0] for stance in Stance] == [5, 3, 1]


def test_solving_writes_nothing_where_commands_answer(capfd):
    solved(profile("a", 1.0, 3), hours=4)
    assert capfd.readouterr().out == ""


def test_a_synergy_is_an_item_without_hours_that_requires_both():
    together = Item(
        "together", "", (Alternative(Mode.NO), Alternative(Mode.FULL, parts=worth(1.0))), requires=("a", "b")
    )
    modes, _ = solved(profile("a", 0.6, 2), profile("b", 0.6, 2), profile("c", 1.5, 4), together, hours=4)
    assert (modes["a"], modes["b"], modes["c"], modes["together"]) == (Mode.KEEP, Mode.KEEP, Mode.CLOSE, Mode.FULL)
    modes, _ = solved(profile("a", 0.6, 2), profile("b", 0.6, 2), profile("c", 1.5, 4), hours=4)
    assert modes["c"] is Mode.KEEP


def test_what_a_later_period_has_room_for_is_a_limit_too():
    def later(subject: str, keep: float) -> Item:
        ways = (Alternative(Mode.FULL, parts=worth(keep), uses={"hours, medium": (2.0, 4.0)}), Alternative(Mode.NO))
        return Item(subject, "unit", ways)

    modes, _ = solved(later("a", 1.0), later("b", 2.0), amounts={"hours, medium": 5.0})
    assert modes == {"a": Mode.NO, "b": Mode.FULL}
    modes, _ = solved(later("a", 1.0), later("b", 2.0), amounts={"hours, medium": 6.0})
    assert modes == {"a": Mode.FULL, "b": Mode.FULL}
