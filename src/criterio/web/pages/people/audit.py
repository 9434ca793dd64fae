# SPDX-License-Identifier: EUPL-1.2
"""What everybody did, the newest first; whether anybody tampered with it, of the newest or, if asked, of all."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.store import audit
from criterio.web._page import Page
from criterio.web.acts import done
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit
from criterio.web.written import whole

SHOWN = 100
"""Entries a page, and those of which each visit sees whether they are as they were written."""


def _show(visit: Visit) -> HttpResponseBase:
    store = visit.house.store
    return visit.render(
        "people/audit.html.jinja",
        entries=audit.entries(store, SHOWN, whole(visit.request.GET.get("before", ""))),
        verified=audit.verify(store, None if visit.request.GET.get("check") == "all" else SHOWN),
        count=audit.count(store),
        shown=SHOWN,
        done=done,
    )


PAGE = Page(
    path="people/audit/",
    title=say("What everybody did"),
    needs=Permission.ADMINISTER,
    show=_show,
    unit_of=lambda visit: WHOLE,
    question="people",
)
