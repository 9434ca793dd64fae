# SPDX-License-Identifier: EUPL-1.2
"""The requests to open a profile of the units that this person sees, and a new one."""

from dataclasses import replace

from django.http import HttpResponseBase

from criterio.decide import openings as verbs
from criterio.domain.administration import Initiative
from criterio.domain.sentence import say
from criterio.store import openings
from criterio.web._page import Page
from criterio.web.pages._indicators import meant
from criterio.web.pages.register._request import choices, read
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    seen = [one for one in openings.openings(visit.house.store) if visit.may(Permission.READ, one.unit)]
    return visit.render(
        "register/openings.html.jinja",
        openings=seen,
        initiative=Initiative("", hours_per_week=None),
        may_ask=visit.may(Permission.EDIT),
        **choices(visit),
    )


def _begin(visit: Visit, act: str) -> HttpResponseBase:
    told = visit.request.POST
    initiative = read(told, visit.house.administration.initiatives)
    initiative = replace(initiative, indicator=meant(visit, initiative.indicator))
    one = verbs.rewrite(visit.house.store, None, initiative, visit.who, visit.now)
    visit.audit("register.draft_opening", str(initiative.opens or initiative.name), number=one.number)
    visit.tell(say("The draft is kept. Look at its gates before you send it."))
    return visit.go("register.opening", number=one.number)


def _unit(visit: Visit) -> str | None:
    """Whoever works here may look; a request is made for a unit where one may edit."""
    return visit.request.POST.get("unit") or (WHOLE if visit.may(Permission.EDIT, WHOLE) else None)


PAGE = Page(
    path="openings/",
    title=say("Requests to open a profile"),
    needs=Permission.READ,
    show=_show,
    take=_begin,
    takes={"draft": Permission.EDIT},
    unit_of=_unit,
    question="register",
)
