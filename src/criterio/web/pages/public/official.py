# SPDX-License-Identifier: EUPL-1.2
"""Is this profile official? Asked by address or by name, by anybody who doubts."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.pages.public._check import LONGEST, check
from criterio.web.pages.public._published import kept, officials
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    asked = visit.request.GET.get("q", "").strip()[:LONGEST]
    checked = check(asked, officials(visit.house.store)) if asked else None
    return kept(visit.render("public/official.html.jinja", asked=asked, checked=checked))


PAGE = Page(path="official/", title=say("Is a profile official?"), needs=None, show=_show)
