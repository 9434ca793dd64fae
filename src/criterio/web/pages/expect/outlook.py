# SPDX-License-Identifier: EUPL-1.2
"""The coming weeks of one indicator of one subject, as ranges; and where to find the others."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.report.charts import Caption, fan
from criterio.report.page import figure_name
from criterio.report.subjects import called, rank
from criterio.web._page import Page
from criterio.web.pages._drawn import drawn
from criterio.web.pages._lists import sliced
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    forecasts = visit.reading.forecasts if visit.reading else {}
    if not forecasts:
        return visit.render("expect/outlook.html.jinja", weeks=(), subject="all", metric_name="", slice=None)
    asked, reader = visit.request.GET, visit.reader
    keys = sorted(forecasts, key=lambda key: (rank(key[1]), key[1], key[0] != "interactions", key[0]))
    subject = asked.get("subject", "")
    of_subject = [key for key in keys if key[1] == subject] or keys
    key = next((one for one in of_subject if one[0] == asked.get("metric")), of_subject[0])
    weeks = forecasts[key]
    name = figure_name(key[0], reader)
    caption = Caption("fan", f"{reader.text(called(key[1]))}: {name}", "")
    return visit.render(
        "expect/outlook.html.jinja",
        weeks=weeks,
        subject=key[1],
        metric_name=name,
        chart=drawn(fan, weeks, reader, caption),
        slice=sliced([(one, figure_name(one[0], reader), forecasts[one][0]) for one in keys], asked),
    )


PAGE = Page(
    path="expect/",
    title=say("What to expect?"),
    needs=Permission.READ,
    show=_show,
    question="expect",
    is_entry=True,
)
