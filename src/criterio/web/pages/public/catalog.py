# SPDX-License-Identifier: EUPL-1.2
"""The catalogue of the open data, for portals that take it in by themselves."""

from django.http import HttpResponse, HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.pages.public._catalog import catalog
from criterio.web.pages.public._open_data import dumped
from criterio.web.pages.public._published import open_to_all
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    return open_to_all(HttpResponse(dumped(catalog(visit)), content_type="application/ld+json"))


PAGE = Page(path="public/catalog.jsonld", title=say("Catalogue of the open data"), needs=None, show=_show)
