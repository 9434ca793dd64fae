# SPDX-License-Identifier: EUPL-1.2
"""Everything measured of one profile, unit or network, and its past week by week."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.report.charts import Caption, trend
from criterio.report.subjects import called
from criterio.web._page import Page
from criterio.web.pages._drawn import drawn
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit

SHOWN = 52


def _show(visit: Visit, subject: str) -> HttpResponseBase:
    figures = visit.reading.figures_of.get(subject) if visit.reading else None
    if visit.reading is None or figures is None:
        raise visit.nothing(subject)
    weeks = visit.reading.trends.get(subject, ())[-SHOWN:]
    reader = visit.reader
    told = say("Interactions in each of the last {n} weeks.", n=len(weeks))
    caption = Caption("trend", reader.text(called(subject)), reader.text(told))
    past = tuple((week.monday, week.interactions) for week in weeks)
    return visit.render(
        "measure/subject.html.jinja",
        subject=subject,
        figures=[figure for figure in figures.values() if figure.value is not None],
        absent=[figure for figure in figures.values() if figure.value is None],
        weeks=weeks,
        chart=drawn(trend, past, reader, caption) if len(past) > 1 else None,
        told=told,
    )


PAGE = Page(
    path="measure/<path:subject>/",
    title=say("How are we doing?"),
    needs=Permission.READ,
    show=_show,
    question="measure",
)
