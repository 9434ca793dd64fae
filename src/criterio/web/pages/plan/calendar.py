# SPDX-License-Identifier: EUPL-1.2
"""The days on which something is decided: stop or go, reviews, closings."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.plan.agenda import Due, agenda
from criterio.web._page import Page
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit, url

_PAGES = {
    "pilot": lambda about: url("plan.pilot", number=int(about)),
    "portfolio": lambda about: url("public.portfolio", number=int(about)),
    "decision": lambda about: url("decide.decision", number=int(about)),
    "objective": lambda about: url("plan.objectives"),
    "initiative": lambda about: url("decide.verdict", subject=about),
    "closing": lambda about: url("register.closing", key=about),
}


def address_of(due: Due) -> str:
    """The page where it is decided."""
    return _PAGES[due.kind](due.about)


def seen(visit: Visit) -> tuple[Due, ...]:
    """What this person may see: closing plans are their unit's alone."""
    plan = visit.reading.plan if visit.reading else None
    found = agenda(visit.house.store, plan, visit.house.administration)
    return tuple(due for due in found if due.kind != "closing" or visit.may(Permission.READ, due.unit))


def _show(visit: Visit) -> HttpResponseBase:
    lines = [(due, address_of(due)) for due in seen(visit)]
    return visit.render(
        "plan/calendar.html.jinja",
        coming=[line for line in lines if line[0].day >= visit.today],
        late=[line for line in lines if line[0].day < visit.today],
    )


PAGE = Page(path="plan/calendar/", title=say("Calendar"), needs=Permission.READ, show=_show, question="plan")
