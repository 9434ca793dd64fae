# SPDX-License-Identifier: EUPL-1.2
"""The plan in one page, for who has ten minutes: what we have, should stop, should start, can expect, do not know."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit, url


def _show(visit: Visit) -> HttpResponseBase:
    if visit.reading is None:
        return visit.render("plan/one_page.html.jinja", plan=None, answers=())
    plan = visit.reading.plan
    answers = (
        (
            say("What we have"),
            plan.have,
            say("Nothing yet: import the register of profiles."),
            url("register.profiles"),
        ),
        (say("What we should stop"), plan.stop, say("Nothing, with what is known today."), url("decide.verdicts")),
        (say("What we should start"), plan.start, say("Nothing new has been proposed."), url("decide.verdicts")),
        (
            say("What to expect"),
            plan.expect,
            say("There is too little history to say what is likely."),
            url("expect.outlook"),
        ),
        (
            say("What we do not know"),
            plan.unknown,
            say("Everything that was asked could be answered."),
            url("decide.borderline"),
        ),
    )
    return visit.render("plan/one_page.html.jinja", plan=plan, answers=answers)


PAGE = Page(path="plan/one-page/", title=say("In one page"), needs=Permission.READ, show=_show, question="plan")
