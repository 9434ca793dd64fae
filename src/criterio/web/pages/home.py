# SPDX-License-Identifier: EUPL-1.2
"""The first page: what needs me today, the four answers that an office values most, and the questions of the house."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.menu import entries
from criterio.web.pages._first_steps import first_steps
from criterio.web.pages._glance import glance
from criterio.web.pages._today import matters
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    return visit.render(
        "home.html.jinja",
        matters=matters(visit),
        steps=first_steps(visit),
        fault=visit.house.declaration.fault if visit.may(Permission.ADMINISTER, WHOLE) else None,
        questions=entries(visit),
        answers=glance(visit),
        is_stale=visit.reading is not None and visit.house.is_stale(visit.reading),
    )


PAGE = Page(path="", title=say("Today"), needs=Permission.READ, show=_show)
