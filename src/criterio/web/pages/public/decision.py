# SPDX-License-Identifier: EUPL-1.2
"""One decision: why, what else was possible, and when it is looked at again; or why it is not public now."""

from django.http import Http404, HttpResponseBase

from criterio.domain.sentence import say
from criterio.store import publications
from criterio.web._page import Page
from criterio.web.pages.public._linked import script
from criterio.web.pages.public._linked_decision import linked_decision
from criterio.web.pages.public._published import kept, published
from criterio.web.visit import Visit


def _show(visit: Visit, number: int) -> HttpResponseBase:
    found = next((one for one in published(visit) if one.decision.number == number), None)
    if found is None:
        return _withheld(visit, number)
    return kept(visit.render("public/decision.html.jinja", one=found, linked=script(linked_decision(visit, found))))


def _withheld(visit: Visit, number: int) -> HttpResponseBase:
    """Nothing of what was decided: only that there is such a decision, and why it is not shown."""
    word = publications.withheld(visit.house.store).get(number)
    if word is None:
        raise Http404
    return kept(visit.render("public/withheld.html.jinja", 404, word=word))


PAGE = Page(path="public/decisions/<int:number>/", title=say("Decision"), needs=None, show=_show)
