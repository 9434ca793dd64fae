# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import pytest
from tests.spread.towns import TOWN, contagious

from criterio.domain.administration import Administration, Initiative
from criterio.spread.costs import WEEKS, Cost, cost_of
from criterio.spread.run import contagion

TRIED = Initiative("Cita por mensaje en Servicios Sociales", hours_per_week=(1.0, 3.0), euros=(0.0, 400.0))
TOWN_OF_ONE = Administration("Town", euros_per_hour=20.0, initiatives=(TRIED, Initiative("Otra cosa")))


def test_hours_are_in_the_euros_at_what_an_hour_costs():
    found = cost_of("cita_por_mensaje", TOWN_OF_ONE)
    assert found.hours_per_week == (1.0, 3.0)
    assert found.euros_per_year == pytest.approx((WEEKS * 20, WEEKS * 60 + 400))


def test_what_nobody_declared_is_not_known_and_not_zero():
    assert cost_of("otro", TOWN_OF_ONE) == Cost(None, None)
    assert cost_of("otra cosa", TOWN_OF_ONE) == Cost(None, None)
    assert cost_of("cita_por_mensaje", replace(TOWN_OF_ONE, euros_per_hour=None)) == Cost((1.0, 3.0), None)


def test_each_unit_to_begin_with_tells_what_it_takes():
    one = contagion(contagious(7), TOWN, ())
    assert one.beginning
    assert all(start.cost == cost_of(one.practice, TOWN) for start in one.beginning)
    assert one.beginning[0].cost.hours_per_week == (1.5, 3.0)


def test_a_unit_with_fewer_hours_than_it_takes_is_not_asked_to_begin():
    units = tuple(replace(unit, hours_per_week=1.0) if unit.name != "Deportes" else unit for unit in TOWN.units)
    one = contagion(contagious(7), replace(TOWN, units=units), ())
    assert {start.unit for start in one.beginning} <= {"Deportes"}
