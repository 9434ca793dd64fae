# SPDX-License-Identifier: EUPL-1.2
"""What came that nobody could expect, in the last whole week or on the days since: few of them are false alarms."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.expect.days import DAY
from criterio.report.page import figure_name
from criterio.report.surprises import surprise
from criterio.web._page import Page
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    expected, by_day = visit.reading.expected if visit.reading else None, visit.request.GET.get("by") == "day"
    found = (expected.surprises_by_day if by_day else expected.surprises) if expected else ()
    broken = expected.breaks if expected else ()
    return visit.render(
        "expect/surprises.html.jinja",
        expected=expected,
        by_day=by_day,
        until=visit.reading.on - DAY if visit.reading else None,
        told=[(one, surprise(one, visit.reader)) for one in found],
        broken=[(one, figure_name(one.metric, visit.reader)) for one in broken],
    )


PAGE = Page(path="expect/surprises/", title=say("Surprises"), needs=Permission.READ, show=_show, question="expect")
