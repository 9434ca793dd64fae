# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import date

import pytest

from criterio.domain.administration import Administration, Initiative, Objective, OrgUnit
from criterio.domain.names import Aspect
from criterio.store import models
from criterio.store.declared import declare

TOWN = Administration(
    "Villaclara",
    units=(OrgUnit("Elders", "Social", 4.0, 0), OrgUnit("Social", "Mayor"), OrgUnit("Mayor")),
    objectives=(Objective("Fewer calls", Aspect.SERVICE, "calls", low=-20.0, high=-5.0, review_on=date(2027, 6, 30)),),
    initiatives=(Initiative("Answers", unit="Elders", indicator="forms", value={Aspect.SERVICE: (0.5, 1.0)}),),
)


def test_units_keep_their_tree_in_whatever_order_they_are_declared(store):
    declare(store, TOWN)
    row = models.Unit.objects.using(store.alias).get(name="Elders")
    assert (row.hours_per_week, row.accredited) == (4.0, 0)
    assert (row.parent.name, row.parent.parent.name, row.parent.parent.parent) == ("Social", "Mayor", None)


def test_objectives_indicators_and_initiatives_are_entered(store):
    declare(store, TOWN)
    objective = models.Objective.objects.using(store.alias).get()
    assert (objective.name, objective.aspect, objective.indicator.name) == ("Fewer calls", "service", "calls")
    assert (objective.low, objective.high, objective.review_on) == (-20.0, -5.0, date(2027, 6, 30))
    initiative = models.Initiative.objects.using(store.alias).get()
    assert (initiative.unit.name, initiative.declaration["value"]) == ("Elders", {"service": [0.5, 1.0]})
    assert set(models.Indicator.objects.using(store.alias).values_list("name", flat=True)) == {"calls", "forms"}


def test_a_declaration_is_entered_once_and_again_when_it_changes(store):
    assert [declare(store, TOWN), declare(store, TOWN)] == [True, False]
    assert declare(store, replace(TOWN, units=(*TOWN.units, OrgUnit("Press", "Mayor")))) is True
    assert models.Administration.objects.using(store.alias).count() == 1
    assert models.Unit.objects.using(store.alias).count() == 4


def test_going_back_to_an_earlier_declaration_is_a_change(store):
    later = replace(TOWN, units=(replace(TOWN.units[0], hours_per_week=9.0), *TOWN.units[1:]))
    assert [declare(store, TOWN), declare(store, later), declare(store, TOWN)] == [True, True, True]
    assert models.Unit.objects.using(store.alias).get(name="Elders").hours_per_week == 4.0


def fail_after_declaring(store):
    with store.writing():
        declare(store, TOWN)
        raise ZeroDivisionError


def test_a_declaration_that_fails_leaves_nothing(store):
    with pytest.raises(ZeroDivisionError):
        fail_after_declaring(store)
    assert models.Unit.objects.using(store.alias).count() == 0
    assert declare(store, TOWN) is True
