# SPDX-License-Identifier: EUPL-1.2
"""The same answer for programs, which any other site may ask for."""

from django.http import HttpResponseBase, JsonResponse

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.pages.public._check import answer_of
from criterio.web.pages.public._published import open_to_all
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    return open_to_all(JsonResponse(answer_of(visit.request.GET.get("q", ""), visit.reader, visit.house.store)))


PAGE = Page(path="official.json", title=say("Is a profile official?"), needs=None, show=_show)
