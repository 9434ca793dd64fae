# SPDX-License-Identifier: EUPL-1.2
"""The tree of units: how many profiles each keeps, in which state, and with what hands."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpResponseBase

from criterio.domain.administration import OrgUnit
from criterio.domain.names import State
from criterio.domain.sentence import say
from criterio.store import registry
from criterio.web._page import Page
from criterio.web.people.access import unit_parents
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


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
    return visit.render("register/units.html.jinja", branches=branches)


def _walk(children: Mapping[str, list[str]], above: str, depth: int) -> Iterator[tuple[str, int]]:
    for name in children.get(above, ()):
        yield name, depth
        yield from _walk(children, name, depth + 1)


PAGE = Page(path="units/", title=say("Units"), needs=Permission.READ, show=_show, question="register")
