# SPDX-License-Identifier: EUPL-1.2
"""The plan in one page, for who has ten minutes: what we have, should stop, should start, can expect, do not know."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit

IN_FULL = {
    "have": "register.profiles",
    "stop": "decide.verdicts",
    "start": "decide.verdicts",
    "expect": "expect.outlook",
    "unknown": "decide.borderline",
}
"""The page with all of what answers each question."""


def _show(visit: Visit) -> HttpResponseBase:
    plan = visit.reading.plan if visit.reading else None
    return visit.render("plan/one_page.html.jinja", plan=plan, in_full=IN_FULL)


PAGE = Page(path="plan/one-page/", title=say("In one page"), needs=Permission.READ, show=_show, question="plan")
