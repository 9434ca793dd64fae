# SPDX-License-Identifier: EUPL-1.2
"""The house rules that the administration took as its own: what is removed, why, and how to complain."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.pages._rules import parts_of
from criterio.web.pages.public._published import kept
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    declared = visit.house.administration
    return kept(visit.render("public/rules.html.jinja", own=parts_of(declared.house_rules), contact=declared.contact))


PAGE = Page(path="public/rules/", title=say("House rules"), needs=None, show=_show)
