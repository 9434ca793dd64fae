# SPDX-License-Identifier: EUPL-1.2
"""Units that work together, whatever the tree says: practices pass between them. Written and taken away by pairs."""

from collections.abc import Mapping

from django.http import HttpResponseBase

from criterio.domain.administration import Administration, TiedUnits
from criterio.domain.sentence import say
from criterio.register import describing
from criterio.store import parts
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.by_two import alone
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, all_right


def _show(visit: Visit) -> HttpResponseBase:
    administration = visit.house.administration
    return visit.render(
        "register/ties.html.jinja",
        ties=sorted(administration.ties, key=lambda tie: (tie.one, tie.other)),
        units=sorted(unit.name for unit in administration.units),
        word=parts.last_word(visit.house.store, parts.TIES),
        list_beside=administration.ties_from,
        may_write=visit.may(Permission.ADMINISTER, WHOLE),
    )


def _take(visit: Visit, act: str) -> HttpResponseBase:
    tie = TiedUnits(*(visit.request.POST.get(name, "").strip() for name in ("one", "other")))
    with alone(visit) as (store, administration):
        others = [each for each in administration.ties if {each.one, each.other} != {tie.one, tie.other}]
        if act == "say":
            _check(administration, {"one": tie.one, "other": tie.other})
            others.append(tie)
        describing.write_ties(store, administration, others, visit.who, visit.now)
    visit.audit(f"register.{act}_tie", f"{tie.one} + {tie.other}")
    tasks.refresh.enqueue()
    visit.tell(say("Kept. What stood before stays on record."))
    return visit.go("register.ties")


def _check(administration: Administration, told: Mapping[str, str]) -> None:
    """Raises Wrong."""
    known, errors = {unit.name for unit in administration.units}, Errors()
    for name, unit in told.items():
        if unit not in known:
            errors[name] = say("Choose a unit.")
    all_right(errors)


PAGE = Page(
    path="units/ties/",
    title=say("Units that work together"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"say": Permission.ADMINISTER, "drop": Permission.ADMINISTER},
    unit_of=lambda visit: WHOLE if visit.request.method == "POST" else None,
    question="register",
)
