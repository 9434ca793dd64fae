# SPDX-License-Identifier: EUPL-1.2
"""Hours and money that there are in one period, for one unit or for all, besides what there is always."""

from django.http import HttpResponseBase

from criterio.domain.administration import Administration, Capacity
from criterio.domain.names import Horizon
from criterio.domain.sentence import say
from criterio.register import describing
from criterio.store import parts
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.by_two import alone
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, all_right, number_in


def _show(visit: Visit) -> HttpResponseBase:
    administration = visit.house.administration
    order = list(Horizon)
    return visit.render(
        "register/capacities.html.jinja",
        capacities=sorted(administration.capacities, key=lambda one: (order.index(one.horizon), one.unit)),
        horizons=[(horizon.value, visit.reader.name(horizon)) for horizon in order],
        units=[("", say("all units")), *sorted(unit.name for unit in administration.units)],
        word=parts.last_word(visit.house.store, parts.CAPACITIES),
        may_write=visit.may(Permission.ADMINISTER, WHOLE),
    )


def _take(visit: Visit, act: str) -> HttpResponseBase:
    with alone(visit) as (store, administration):
        said = _written(visit, administration, act == "say")
        others = [one for one in administration.capacities if (one.horizon, one.unit) != (said.horizon, said.unit)]
        kept = [*others, said] if act == "say" else others
        describing.write_capacities(store, administration, kept, visit.who, visit.now)
    visit.audit(f"register.{act}_capacity", said.unit or administration.name, period=said.horizon.value)
    tasks.refresh.enqueue()
    visit.tell(say("Kept. What stood before stays on record."))
    return visit.go("register.capacities")


def _written(visit: Visit, administration: Administration, is_said: bool) -> Capacity:
    """Raises Wrong."""
    told, errors = visit.request.POST, Errors()
    horizon, unit = told.get("horizon", ""), told.get("unit", "").strip()
    hours, euros = (number_in(told, name, errors, 0) for name in ("hours_per_week", "euros_per_year"))
    if horizon not in set(Horizon):
        errors["horizon"] = say("Choose a period.")
    if is_said and unit and unit not in {one.name for one in administration.units}:
        errors["unit"] = say("Choose a unit.")
    if is_said and not errors and hours is None and euros is None:
        errors["hours_per_week"] = say("Say how many hours a week there are, or how many euros a year.")
    all_right(errors)
    return Capacity(Horizon(horizon), unit, hours, euros)


PAGE = Page(
    path="units/capacities/",
    title=say("Hours and money by period"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"say": Permission.ADMINISTER, "drop": Permission.ADMINISTER},
    unit_of=lambda visit: WHOLE if visit.request.method == "POST" else None,
    question="register",
)
