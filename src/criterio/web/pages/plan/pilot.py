# SPDX-License-Identifier: EUPL-1.2
"""One pilot: its terms, whether it may start, what the data say, and the signature of stop or go on its day."""

from dataclasses import replace

from django.http import Http404, HttpResponseBase

from criterio.domain.sentence import say
from criterio.plan import pilots as verbs
from criterio.plan.observed import Observed
from criterio.store import pilots
from criterio.store.pilots import Pilot
from criterio.web import as_shown, tasks
from criterio.web._page import Page
from criterio.web.pages._indicators import meant, offered
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit
from criterio.web.written import Errors, all_right, day_in, number_in

TOLD = {
    "save": say("The draft is kept. Another person has to start it."),
    "withdraw": say("Withdrawn. Another draft may be begun when it is wanted."),
    "spend": say("What it has taken is kept."),
    "start": say("It runs. Its terms stand until the day of the decision."),
    "go": say("Signed: it goes on, and its heir keeps it. The decision is on record."),
    "stop": say("Signed: it stops. That is a result too, and it is on record."),
}
_WRITTEN = ("save", "spend")
"""What is written anew in a form; the rest is done to what the page showed."""


def _pilot(visit: Visit, asked: int) -> Pilot:
    found = pilots.pilot(visit.house.store, asked)
    if found is None:
        raise Http404(asked)
    return found


def _show(visit: Visit, number: int) -> HttpResponseBase:
    one = _pilot(visit, number)
    said = _said(visit, one)
    return visit.render(
        "plan/pilot.html.jinja",
        one=one,
        missing=verbs.missing(one),
        said=said,
        shown=as_shown.mark(one, said),
        told=verbs.told(one, said),
        budget=verbs.budget(one),
        indicators=[(name, name) for _, name in offered(visit)],
        is_due=one.decides_on is not None and one.decides_on <= visit.today,
        may_edit=visit.may(Permission.EDIT, one.unit),
        may_decide=visit.may(Permission.APPROVE, one.unit),
    )


def _take(visit: Visit, act: str, number: int) -> HttpResponseBase:
    one = _pilot(visit, number)
    if act not in _WRITTEN:
        as_shown.hold(visit, one, _said(visit, one))
    _do(visit, act, one)
    visit.audit(f"plan.{act}_pilot", one.initiative, number=number)
    visit.tell(TOLD[act])
    return visit.go("plan.pilot", number=number)


def _do(visit: Visit, act: str, one: Pilot) -> None:
    store = visit.house.store
    if act == "save":
        verbs.draft(store, _written(visit, one), visit.now)
    elif act == "start":
        verbs.start(store, one, visit.who, visit.now)
        tasks.refresh.enqueue()
    elif act == "withdraw":
        verbs.withdraw(store, one, visit.now)
    elif act == "spend":
        _spend(visit, one)
    else:
        reason = visit.request.POST.get("reason", "")
        verbs.decide(store, one, act == "go", visit.signatory, visit.now, visit.today, _said(visit, one), reason)


def _said(visit: Visit, one: Pilot) -> Observed | None:
    """What the data say of it."""
    return visit.reading.pilots.get(one.number or 0) if visit.reading else None


def _spend(visit: Visit, one: Pilot) -> None:
    told, errors = visit.request.POST, Errors()
    hours, euros = (number_in(told, name, errors, 0) for name in ("hours_spent", "euros_spent"))
    on = day_in(told, "spent_on", errors)
    all_right(errors)
    verbs.spend(visit.house.store, one, hours, euros, on or visit.today, visit.now)


def _written(visit: Visit, one: Pilot) -> Pilot:
    """Raises Wrong."""
    told, errors = visit.request.POST, Errors()
    written = replace(
        one,
        author=visit.who,
        indicator=meant(visit, told.get("indicator", "").strip()),
        heir=told.get("heir", "").strip(),
        threshold=number_in(told, "threshold", errors),
        at_least=told.get("at_least") != "no",
        starts_on=day_in(told, "starts_on", errors),
        decides_on=day_in(told, "decides_on", errors),
        hours_per_week=number_in(told, "hours_per_week", errors, 0),
        euros_per_year=number_in(told, "euros_per_year", errors, 0),
        hours_granted=number_in(told, "hours_granted", errors, 0),
        euros_granted=number_in(told, "euros_granted", errors, 0),
    )
    all_right(errors)
    return written


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
        "withdraw": Permission.EDIT,
        "spend": Permission.EDIT,
        "start": Permission.APPROVE,
        "go": Permission.APPROVE,
        "stop": Permission.APPROVE,
    },
    unit_of=_unit,
    question="plan",
)
