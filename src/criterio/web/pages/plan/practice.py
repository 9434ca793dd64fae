# SPDX-License-Identifier: EUPL-1.2
"""One good practice; and *adapt it*: a draft of an initiative with what the card already knows."""

from dataclasses import replace

from django.http import Http404, HttpResponseBase

from criterio.decide import openings as verbs
from criterio.decide.functions import titled
from criterio.domain.administration import Initiative
from criterio.domain.errors import UnknownName
from criterio.domain.sentence import say
from criterio.evidence.networks import display_name
from criterio.evidence.practice import Practice
from criterio.evidence.practice import practice as practice_of
from criterio.plan.adapt import adapted
from criterio.web._page import Page
from criterio.web.pages._offered import units
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import Wrong


def _practice(name: str) -> Practice:
    try:
        return practice_of(name)
    except UnknownName as fault:
        raise Http404(name) from fault


def _show(visit: Visit, practice: str) -> HttpResponseBase:
    one = _practice(practice)
    return visit.render(
        "plan/practice.html.jinja",
        one=one,
        functions=[titled(name) for name in one.functions],
        networks=[display_name(name) for name in one.networks],
        units=units(visit),
    )


def _adapt(visit: Visit, act: str, practice: str) -> HttpResponseBase:
    one, unit = _practice(practice), visit.request.POST.get("unit", "")
    if unit not in units(visit):
        raise Wrong({"unit": say("Choose a unit of yours.")})
    draft: Initiative = replace(adapted(one, visit.reader.text), unit=unit)
    request = verbs.rewrite(visit.house.store, None, draft, visit.who, visit.now)
    visit.audit("plan.adapt", one.name, number=request.number, unit=unit)
    visit.tell(say("The draft is kept. Say what only your unit knows, and look at its gates before you send it."))
    return visit.go("register.opening", number=request.number)


def _unit(visit: Visit, practice: str) -> str | None:
    """Anybody who works here may look; it is adapted for a unit where one may edit."""
    return (visit.request.POST.get("unit") or WHOLE) if visit.request.method == "POST" else None


PAGE = Page(
    path="plan/practices/<str:practice>/",
    title=say("Good practices"),
    needs=Permission.READ,
    show=_show,
    take=_adapt,
    takes={"adapt": Permission.EDIT},
    unit_of=_unit,
    question="plan",
)
