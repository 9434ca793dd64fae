# SPDX-License-Identifier: EUPL-1.2
"""What each network can carry: can, could if …, cannot and what to use instead, with sources."""

from django.http import HttpResponseBase

from criterio.decide.fit import called, matrix, scored
from criterio.decide.functions import titled
from criterio.domain.names import Answer
from criterio.domain.sentence import say
from criterio.evidence import knowledge
from criterio.evidence.networks import display_name
from criterio.web._page import Page
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit

KINDS = {Answer.CAN: "good", Answer.COULD: "warn", Answer.CANNOT: "bad"}
"""How each answer is drawn; its shape and its word differ too."""


def _show(visit: Visit) -> HttpResponseBase:
    asked, administration = visit.request.GET, visit.house.administration
    functions = [function.name for function in knowledge.functions()]
    chosen = [asked["function"]] if asked.get("function") in functions else []
    units = [unit.name for unit in administration.units]
    unit = asked.get("unit", "") if asked.get("unit") in units else ""
    group = asked.get("audience", "") if asked.get("audience") in knowledge.groups() else ""
    found = matrix(administration, chosen, (), group, unit, visit.today)
    return visit.render(
        "decide/fit.html.jinja",
        rows=[(name, [fit for fit in found if fit.function == name]) for name in chosen or functions],
        networks=[(name, display_name(name)) for name in scored(administration)],
        functions=[("", say("all")), *((name, titled(name)) for name in functions)],
        units=[("", say("any")), *((name, name) for name in units)],
        groups=[("", say("anybody")), *((name, called(name)) for name in knowledge.groups())],
        asked={"function": chosen[0] if chosen else "", "unit": unit, "audience": group},
        kinds=KINDS,
        titled=titled,
    )


PAGE = Page(
    path="decide/fit/", title=say("What each network can do"), needs=Permission.READ, show=_show, question="decide"
)
