# SPDX-License-Identifier: EUPL-1.2
"""One request to open a profile: its gates, whether the network can carry it, and the answer. Its unit's alone."""

from dataclasses import replace

from django.http import Http404, HttpResponseBase

from criterio.decide import openings as verbs
from criterio.decide.openings import Examined
from criterio.domain.administration import Initiative
from criterio.domain.governance import Opening
from criterio.domain.sentence import say
from criterio.store import openings
from criterio.web import as_shown, tasks
from criterio.web._page import Page
from criterio.web.pages._indicators import meant
from criterio.web.pages.register._request import choices, examined, read
from criterio.web.people.roles import ANYWHERE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Wrong

TOLD = {
    "save": say("The draft is kept. Look at its gates before you send it."),
    "ask": say("Sent. Whoever decides sees it among what waits."),
    "withdraw": say("Taken back."),
    "accept": say("Accepted. A profile is now in the register as proposed; everything else goes into the portfolio."),
    "refuse": say("Answered. The reply stays with the request."),
}


def _opening(visit: Visit, number: int) -> Opening:
    one = openings.opening(visit.house.store, number)
    if one is None:
        raise Http404(number)
    return one


def _show(visit: Visit, number: int) -> HttpResponseBase:
    one = _opening(visit, number)
    gates = examined(visit, one.initiative)
    return visit.render(
        "register/opening.html.jinja",
        one=one,
        initiative=replace(one.initiative, functions=()) if "name" in visit.typed else one.initiative,
        examined=gates,
        shown=as_shown.mark(*_shown(one, gates)),
        may_edit=visit.may(Permission.EDIT, one.unit),
        may_decide=visit.may(Permission.APPROVE, one.unit) and visit.who != one.author,
        **choices(visit),
    )


def _take(visit: Visit, act: str, number: int) -> HttpResponseBase:
    one, told = _opening(visit, number), visit.request.POST
    opens = one.initiative.opens is not None
    others = visit.house.administration.initiatives
    initiative = read(told, others, opens) if act == "save" else one.initiative
    if not visit.may(Permission.EDIT if act == "save" else Permission.READ, initiative.unit):
        raise Wrong({"unit": say("Choose a unit of yours.")})
    _do(visit, act, one, initiative)
    visit.audit(f"register.{act}_opening", str(one.initiative.opens or one.initiative.name), number=number)
    visit.tell(TOLD[act])
    return visit.go("register.opening", number=number)


def _do(visit: Visit, act: str, one: Opening, initiative: Initiative) -> None:
    store, who, at = visit.house.store, visit.who, visit.now
    if act == "save":
        written = replace(initiative, indicator=meant(visit, initiative.indicator))
        verbs.rewrite(store, one, written, who, at)
    elif act == "ask":
        verbs.ask(store, one, examined(visit, one.initiative), at)
    elif act == "withdraw":
        verbs.withdraw(store, one, at)
    elif act == "refuse":
        as_shown.hold(visit, *_shown(one, examined(visit, one.initiative)))
        verbs.refuse(store, one, visit.request.POST.get("reply", ""), visit.signatory, at)
    else:
        gates = examined(visit, one.initiative)
        as_shown.hold(visit, *_shown(one, gates))
        verbs.accept(store, one, gates, visit.signatory, at)
        tasks.refresh.enqueue()


def _shown(one: Opening, gates: Examined) -> tuple[object, ...]:
    """What whoever decides has read: the request, its gates and what stands against it."""
    return one, [(gate.name, gate.passed) for gate in gates.gates], gates.vetoes, gates.reply


def _unit(visit: Visit, number: int) -> str | None:
    one = openings.opening(visit.house.store, number)
    return one.unit if one else ANYWHERE


PAGE = Page(
    path="openings/<int:number>/",
    title=say("Request to open a profile"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={
        "save": Permission.EDIT,
        "ask": Permission.EDIT,
        "withdraw": Permission.EDIT,
        "accept": Permission.APPROVE,
        "refuse": Permission.APPROVE,
    },
    unit_of=_unit,
    question="register",
)
