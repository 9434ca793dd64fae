# SPDX-License-Identifier: EUPL-1.2
"""Where to begin and why, who is next, and how many units will have it by when."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.report.charts import Caption
from criterio.report.spread_charts import course
from criterio.web._page import Page
from criterio.web.pages._drawn import drawn
from criterio.web.pages.spread._units import CAUSES, asked_for
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    one = asked_for(visit, visit.request.GET)
    if one is None:
        return visit.render("spread/begin.html.jinja", one=None)
    title = visit.reader.text(say("Units that have it, month by month"))
    return visit.render(
        "spread/begin.html.jinja",
        one=one,
        practices=visit.reading.contagions if visit.reading else (),
        causes=CAUSES,
        chart=drawn(course, one.months, visit.reader, Caption("course", title, visit.reader.text(one.sentence))),
    )


PAGE = Page(
    path="spread/",
    title=say("Where to begin?"),
    needs=Permission.READ,
    show=_show,
    question="spread",
    is_entry=True,
)
