# SPDX-License-Identifier: EUPL-1.2
"""The open data: each file, its licence, and a dictionary of its columns."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.pages.public._datasets import DATASETS
from criterio.web.pages.public._published import kept
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    return kept(visit.render("public/data.html.jinja", datasets=DATASETS))


PAGE = Page(path="public/data/", title=say("Open data"), needs=None, show=_show)
