# SPDX-License-Identifier: EUPL-1.2
"""Networks compared as if each received the same questions."""

from django.http import HttpResponseBase

from criterio.attribute.channels import Comparison
from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    found = visit.reading.returns.channels if visit.reading else None
    compared = found if isinstance(found, Comparison) else None
    return visit.render("attribute/channels.html.jinja", compared=compared, refused=None if compared else found)


PAGE = Page(
    path="attribute/channels/",
    title=say("Networks compared"),
    needs=Permission.READ,
    show=_show,
    question="attribute",
)
