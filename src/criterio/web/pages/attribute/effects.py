# SPDX-License-Identifier: EUPL-1.2
"""What each campaign returned, one sentence each."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    effects = visit.reading.returns.effects if visit.reading else ()
    return visit.render(
        "attribute/effects.html.jinja",
        effects=effects,
        seen=sum(one.effect is not None and one.effect.seen for one in effects),
    )


PAGE = Page(
    path="attribute/effects/", title=say("What it returned"), needs=Permission.READ, show=_show, question="attribute"
)
