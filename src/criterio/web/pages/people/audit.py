# SPDX-License-Identifier: EUPL-1.2
"""What everybody did, the newest first, and whether anybody tampered with the log."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.store import audit
from criterio.web._page import Page
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    asked = visit.request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 18 else None
    store = visit.house.store
    return visit.render(
        "people/audit.html.jinja", entries=audit.entries(store, 100, before), verified=audit.verify(store)
    )


PAGE = Page(
    path="people/audit/",
    title=say("What everybody did"),
    needs=Permission.ADMINISTER,
    show=_show,
    unit_of=lambda visit: WHOLE,
    question="people",
)
