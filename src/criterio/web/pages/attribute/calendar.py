# SPDX-License-Identifier: EUPL-1.2
"""The calendar that was drawn by lot, as a file."""

from django.http import Http404, HttpResponseBase

from criterio.domain.sentence import say
from criterio.report.subjects import called
from criterio.web._page import Page
from criterio.web.pages._attached import attached
from criterio.web.pages.attribute.can_tell import drawn, read
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    reading, reader = visit.reading, visit.reader
    asked = read(visit, reading.returns, reading.on) if reading else None
    if asked is None or not asked.subjects:
        raise Http404
    columns = [reader.text(say("Who")), "id", reader.text(say("begins on"))]
    rows = [[reader.text(called(subject)), subject, day.isoformat()] for day, subject in drawn(asked)]
    return attached("calendar.csv", columns, rows)


PAGE = Page(path="attribute/calendar/", title=say("Calendar"), needs=Permission.READ, show=_show, question="attribute")
