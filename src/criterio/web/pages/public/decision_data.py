# SPDX-License-Identifier: EUPL-1.2
"""One decision as linked data, at its own address, which any other site may read."""

from django.http import Http404, HttpResponse, HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.pages.public._linked_decision import linked_decision
from criterio.web.pages.public._open_data import dumped
from criterio.web.pages.public._published import open_to_all, published
from criterio.web.visit import Visit


def _show(visit: Visit, number: int) -> HttpResponseBase:
    found = next((one for one in published(visit) if one.decision.number == number), None)
    if found is None:
        raise Http404
    return open_to_all(HttpResponse(dumped(linked_decision(visit, found)), content_type="application/ld+json"))


PAGE = Page(path="public/decisions/<int:number>.jsonld", title=say("A decision as data"), needs=None, show=_show)
