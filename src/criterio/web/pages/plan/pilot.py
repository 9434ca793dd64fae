# SPDX-License-Identifier: EUPL-1.2
"""One pilot: its terms, whether it may start, what the data say, and the signature of stop or go on its day."""

from dataclasses import replace

from django.http import Http404, HttpResponseBase

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say
from criterio.plan import pilots as verbs
from criterio.store import pilots
from criterio.store.pilots import Pilot
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.pages._form import day, number
from criterio.web.pages._indicators import meant, offered
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit

TOLD = {
    "save": say("The draft is kept. Another person has to start it."),
    "spend": say("What it has taken is kept."),
    "start": say("It runs. Its terms stand until the day of the decision."),
    "go": say("Signed: it goes on, and its heir keeps it. The decision is on record."),
    "stop": say("Signed: it stops. That is a result too, and it is on record."),
}


def _pilot(visit: Visit, asked: int) -> Pilot:
    found = pilots.pilot(visit.house.store, asked)
    if found is None:
        raise Http404(asked)
    return found


def _show(visit: Visit, number: int, error: str = "", written: Pilot | None = None) -> HttpResponseBase:
    one = _pilot(visit, number)
    said = visit.reading.pilots.get(number) if visit.reading else None
    return visit.render(
        "plan/pilot.html.jinja",
        422 if error else 200,
        one=one,
        terms=written or one,
        missing=verbs.missing(one),
        said=said,
        told=verbs.told(one, said),
        budget=verbs.budget(one),
        indicators=[(name, name) for _, name in offered(visit)],
        is_due=one.decides_on is not None and one.decides_on <= visit.today,
        may_edit=visit.may(Permission.EDIT, one.unit),
        may_decide=visit.may(Permission.APPROVE, one.unit),
        error=error,
    )


def _take(visit: Visit, act: str, number: int) -> HttpResponseBase:
    one, written = _pilot(visit, number), None
    try:
        written = _written(visit, one) if act == "save" else None
        _do(visit, act, one, written)
    except RuleBroken as fault:
        return _show(visit, number, visit.reader.text(fault.sentence), written)
    visit.audit(f"plan.{act}_pilot", one.initiative, number=number)
    visit.tell(TOLD[act])
    return visit.go("plan.pilot", number=number)


def _do(visit: Visit, act: str, one: Pilot, written: Pilot | None) -> None:
    store = visit.house.store
    if act == "save":
        verbs.draft(store, written or one, visit.now)
    elif act == "start":
        verbs.start(store, one, visit.who, visit.now)
        tasks.refresh.enqueue()
    elif act == "spend":
        told = visit.request.POST
        hours, euros = number(told, "hours_spent"), number(told, "euros_spent")
        verbs.spend(store, one, hours, euros, day(told, "spent_on") or visit.today, visit.now)
    else:
        said = visit.reading.pilots.get(one.number or 0) if visit.reading else None
        reason = visit.request.POST.get("reason", "")
        verbs.decide(store, one, act == "go", str(visit.person), visit.now, visit.today, said, reason)


def _written(visit: Visit, one: Pilot) -> Pilot:
    told = visit.request.POST
    return replace(
        one,
        indicator=meant(visit, told.get("indicator", "").strip()),
        heir=told.get("heir", "").strip(),
        threshold=number(told, "threshold"),
        at_least=told.get("at_least") != "no",
        starts_on=day(told, "starts_on"),
        decides_on=day(told, "decides_on"),
        hours_per_week=number(told, "hours_per_week"),
        euros_per_year=number(told, "euros_per_year"),
        hours_granted=number(told, "hours_granted"),
        euros_granted=number(told, "euros_granted"),
    )


def _unit(visit: Visit, number: int) -> str | None:
    """Anybody who works here may look; it is written and decided in its unit."""
    found = pilots.pilot(visit.house.store, number) if visit.request.method == "POST" else None
    return found.unit if found else None


PAGE = Page(
    path="plan/pilots/<int:number>/",
    title=say("Pilot"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={
        "save": Permission.EDIT,
        "spend": Permission.EDIT,
        "start": Permission.APPROVE,
        "go": Permission.APPROVE,
        "stop": Permission.APPROVE,
    },
    unit_of=_unit,
    question="plan",
)
