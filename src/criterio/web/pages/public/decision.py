# SPDX-License-Identifier: EUPL-1.2
"""One decision: why, what else was possible, and when it is looked at again."""

from django.http import Http404, HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.pages.public._published import kept, published
from criterio.web.visit import Visit


def _show(visit: Visit, number: int) -> HttpResponseBase:
    found = next((one for one in published(visit) if one.decision.number == number), None)
    if found is None:
        raise Http404
    return kept(visit.render("public/decision.html.jinja", one=found))


PAGE = Page(path="public/decisions/<int:number>/", title=say("Decision"), needs=None, show=_show)
