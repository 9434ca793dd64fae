# SPDX-License-Identifier: EUPL-1.2
"""The calendar of decisions as an iCalendar file."""

from django.http import HttpResponse, HttpResponseBase

from criterio.domain.sentence import say
from criterio.plan.ical import ical
from criterio.web._page import Page
from criterio.web.pages.plan.calendar import seen
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    written = ical(seen(visit), visit.house.declared.name, visit.reader, visit.now)
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="criterio.ics"'
    return response


PAGE = Page(path="plan/calendar.ics", title=say("Calendar"), needs=Permission.READ, show=_show, question="plan")
