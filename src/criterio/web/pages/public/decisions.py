# SPDX-License-Identifier: EUPL-1.2
"""What was decided and signed, for everybody; what was replaced stays and says by what."""

from django.core.paginator import Paginator
from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.store import portfolios, publications
from criterio.web._page import Page
from criterio.web.pages.public._published import kept, published
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    rows = Paginator(published(visit), 50).get_page(visit.request.GET.get("page"))
    whole = portfolios.portfolios(visit.house.store)[::-1]
    hidden = publications.withheld(visit.house.store)
    return kept(visit.render("public/decisions.html.jinja", rows=rows, portfolios=whole, withheld=hidden))


PAGE = Page(path="public/decisions/", title=say("Decisions published"), needs=None, show=_show)
