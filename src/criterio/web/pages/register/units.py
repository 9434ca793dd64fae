# SPDX-License-Identifier: EUPL-1.2
"""The tree of units: how many profiles each keeps, in which state, and with what hands; one written anew."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponseBase

from criterio.domain.administration import OrgUnit
from criterio.domain.errors import RuleBroken
from criterio.domain.names import State
from criterio.domain.sentence import say
from criterio.register import describing
from criterio.store import registry
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.by_two import alone, as_shown, both
from criterio.web.models import Grant
from criterio.web.pages.register._request import ANSWERS
from criterio.web.people.access import unit_parents
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, all_right, number_in

_EDGES = {"latitude": 90.0, "longitude": 180.0}
"""How far they go, in degrees."""


@dataclass(frozen=True)
class Branch:
    """A unit, how deep it stands in the tree, and its own profiles by state. ``declared`` None: only registers do."""

    name: str
    depth: int
    states: Mapping[State, int]
    declared: OrgUnit | None


def _show(visit: Visit) -> HttpResponseBase:
    states: dict[str, Counter[State]] = {}
    for one in visit.reading.plan.standings if visit.reading else ():
        states.setdefault(one.profile.unit, Counter())[one.state] += 1
    declared = {one.name: one for one in visit.house.administration.units}
    children: dict[str, list[str]] = {}
    parents = unit_parents()
    for name in registry.unit_names(visit.house.store):
        children.setdefault(parents.get(name, ""), []).append(name)
    branches = [
        Branch(name, depth, states.get(name, Counter()), declared.get(name)) for name, depth in _walk(children, "", 0)
    ]
    asked = visit.request.GET.get("change") or visit.request.POST.get("shown", "")
    changing = declared.get(asked) or (OrgUnit(asked) if asked in parents else None)
    return visit.render(
        "register/units.html.jinja",
        branches=branches,
        names=[one.name for one in branches],
        answers=ANSWERS,
        changing=changing,
        was=as_shown(visit, changing) if changing else "",
        may_write=visit.may(Permission.ADMINISTER, WHOLE),
    )


def _take(visit: Visit, act: str) -> HttpResponseBase:
    name = " ".join(visit.request.POST.get("name", "").split())
    with alone(visit) as (store, administration):
        if act == "say":
            unit = _written(visit, next((one for one in administration.units if one.name == name), OrgUnit(name)))
            describing.write_unit(store, administration, unit, visit.who, visit.now)
        else:
            _free(name)
            describing.drop_unit(store, administration, name, visit.who, visit.now)
    visit.house.declare()
    visit.audit(f"register.{act}_unit", name)
    tasks.refresh.enqueue()
    visit.tell(say("Kept. What stood before stays on record."))
    return visit.go("register.units")


def _written(visit: Visit, before: OrgUnit) -> OrgUnit:
    """What is left empty is emptied only of a unit that the form has shown as it was. Raises Wrong."""
    told, errors = visit.request.POST, Errors()
    hours, accredited, population = (
        number_in(told, name, errors, 0) for name in ("hours_per_week", "accredited", "population")
    )
    latitude, longitude = _place(told, errors)
    if not before.name:
        errors["name"] = say("Say how the unit is called.")
    all_right(errors)
    said: dict[str, Any] = {
        "parent": told.get("parent", ""),
        "hours_per_week": hours,
        "accredited": round(accredited) if accredited is not None else None,
        "population": round(population) if population is not None else None,
        "head": told.get("head", "").strip(),
        "has_good_results": {"yes": True, "no": False}.get(told.get("has_good_results", "")),
        "latitude": latitude,
        "longitude": longitude,
    }
    if told.get("shown") == before.name:
        return both(visit, replace(before, **said), before, said)
    return replace(before, **{name: value for name, value in said.items() if value not in (None, "")})


def _place(told: Mapping[str, str], errors: Errors) -> tuple[float, float] | tuple[None, None]:
    """Where it is on the map; with what is wrong with it in ``errors``."""
    places = [number_in(told, name, errors) for name in _EDGES]
    known = [at for at, most in zip(places, _EDGES.values(), strict=True) if at is not None and abs(at) <= most]
    if len(known) == len(places):
        return known[0], known[1]
    if any(place is not None for place in places):
        errors.setdefault("latitude", say("Give both, such as 40.4168 and -3.7038, or leave both empty."))
    return None, None


def _free(unit: str) -> None:
    """Nobody has a role in it, which would end with it unseen."""
    if Grant.objects.filter(unit__name=unit).exists():
        raise RuleBroken(say("Somebody has a role in “{unit}”. Take it away first, in Who works here?", unit=unit))


def _walk(children: Mapping[str, list[str]], above: str, depth: int) -> Iterator[tuple[str, int]]:
    for name in children.get(above, ()):
        yield name, depth
        yield from _walk(children, name, depth + 1)


PAGE = Page(
    path="units/",
    title=say("Units"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"say": Permission.ADMINISTER, "drop": Permission.ADMINISTER},
    unit_of=lambda visit: WHOLE if visit.request.method == "POST" else None,
    question="register",
)
