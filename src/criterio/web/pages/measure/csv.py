# SPDX-License-Identifier: EUPL-1.2
"""The figures of a page as a table for spreadsheets."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.pages._attached import attached
from criterio.web.pages.measure._chosen import by_asked, figures_asked, metric_asked
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit

_COLUMNS = (
    "subject",
    "metric",
    "unit",
    "value",
    "low",
    "high",
    "level",
    "n",
    "absent",
    "grade",
    "source",
    "start",
    "end",
)


def _show(visit: Visit) -> HttpResponseBase:
    rows = [
        (
            *(one.subject, one.metric, one.unit.value, one.value, one.low, one.high, one.level, one.n),
            *(one.absent.value if one.absent else None, one.grade.value, one.source, one.window.start, one.window.end),
        )
        for one in figures_asked(visit)
    ]
    return attached(f"{metric_asked(visit)}-{by_asked(visit)}.csv", _COLUMNS, rows)


PAGE = Page(
    path="measure/figures.csv",
    title=say("Take these figures as a table (CSV)"),
    needs=Permission.READ,
    show=_show,
    question="measure",
)
