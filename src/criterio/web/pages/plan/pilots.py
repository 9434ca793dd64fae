# SPDX-License-Identifier: EUPL-1.2
"""Pilots: those that run, those that were decided, those that the plan proposes, and a new one."""

from dataclasses import replace

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.plan import pilots as verbs
from criterio.plan._plan import Pilot as Proposed
from criterio.plan.stopping import wants_more
from criterio.store import pilots
from criterio.store.pilots import Pilot
from criterio.web._page import Page
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit
from criterio.web.written import Wrong


def _show(visit: Visit) -> HttpResponseBase:
    every = pilots.pilots(visit.house.store)
    known = {one.initiative for one in every if one.state != "withdrawn"}
    proposed = visit.reading.plan.pilots if visit.reading else ()
    initiatives = visit.house.administration.initiatives
    return visit.render(
        "plan/pilots.html.jinja",
        pilots=every,
        proposed=[one for one in proposed if one.initiative not in known],
        initiatives=sorted({one.name for one in initiatives if visit.may(Permission.EDIT, one.unit)} - known),
    )


def _begin(visit: Visit, act: str) -> HttpResponseBase:
    name = visit.request.POST.get("initiative", "").strip()
    declared = {one.name: one for one in visit.house.administration.initiatives}
    if name not in declared:
        raise Wrong({"initiative": say("Choose the initiative that is tried.")})
    one = declared[name]
    draft = Pilot(
        one.name, one.unit, visit.who, one.indicator, at_least=wants_more(one), decides_on=one.review_on, heir=one.heir
    )
    proposed = {pilot.initiative: pilot for pilot in visit.reading.plan.pilots} if visit.reading else {}
    if name in proposed:
        draft = _as_proposed(draft, proposed[name])
    written = verbs.draft(visit.house.store, draft, visit.now)
    visit.audit("plan.draft_pilot", one.name, number=written.number)
    return visit.go("plan.pilot", number=written.number)


def _as_proposed(draft: Pilot, plan: Proposed) -> Pilot:
    """With the value that decides, and with the hours and the money that the plan reckoned with."""
    return replace(
        draft,
        threshold=plan.decides_at,
        hours_granted=plan.hours_granted,
        euros_granted=plan.euros_granted,
        hours_per_week=plan.hours_per_week,
        euros_per_year=plan.euros_per_year,
    )


def _unit(visit: Visit) -> str | None:
    """Anybody who works here may look; a pilot is written in the unit of what is tried."""
    asked = visit.request.POST.get("initiative", "").strip()
    return next((one.unit for one in visit.house.administration.initiatives if one.name == asked), None)


PAGE = Page(
    path="plan/pilots/",
    title=say("Pilots"),
    needs=Permission.READ,
    show=_show,
    take=_begin,
    takes={"draft": Permission.EDIT},
    unit_of=_unit,
    question="plan",
)
