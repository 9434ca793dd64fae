# SPDX-License-Identifier: EUPL-1.2
"""One file of open data, which any other site may read."""

from django.http import Http404, HttpResponse, HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.pages.public._open_data import FILES
from criterio.web.pages.public._published import open_to_all
from criterio.web.visit import Visit


def _show(visit: Visit, name: str) -> HttpResponseBase:
    if name not in FILES:
        raise Http404
    return open_to_all(HttpResponse(FILES[name].write(visit), content_type=FILES[name].media_type))


PAGE = Page(path="public/data/<str:name>", title=say("A file of open data"), needs=None, show=_show)
