# SPDX-License-Identifier: EUPL-1.2
"""What is likely of one figure of one subject, as ranges, after its last ones; and where to find the others."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.report.charts import Caption, outlook, shown
from criterio.report.page import figure_name
from criterio.report.subjects import called, rank
from criterio.web._page import Page
from criterio.web.pages._drawn import drawn
from criterio.web.pages._lists import sliced
from criterio.web.pages.expect._periods import CHOICES, asked_for, came, coming
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    reading, reader, asked = visit.reading, visit.reader, visit.request.GET
    period = asked_for(asked.get("by"))
    forecasts = coming(reading, period)
    if reading is None or not forecasts:
        return visit.render("expect/outlook.html.jinja", periods=(), period=period)
    keys = sorted(forecasts, key=lambda key: (rank(key[1]), key[1], key[0] != "interactions", key[0]))
    subject = asked.get("subject", "")
    of_subject = [key for key in keys if key[1] == subject] or keys
    key = next((one for one in of_subject if one[0] == asked.get("metric")), of_subject[0])
    periods, past = forecasts[key], came(reading, period, *key)
    name = figure_name(key[0], reader, period.name)
    caption = Caption("fan", f"{reader.text(called(key[1]))}: {name}", reader.text(shown(past, period.drawing)))
    listed = [one for one in keys if asked.get("metric", "") in ("", one[0])]
    return visit.render(
        "expect/outlook.html.jinja",
        periods=periods,
        period=period,
        choices=CHOICES,
        past=past,
        known=[(one.week, factor) for one in periods for factor in one.factors],
        subject=key[1],
        metric=key[0],
        metric_name=name,
        subjects=[(one, reader.text(called(one))) for one in dict.fromkeys(key[1] for key in keys)],
        metrics=[(one, figure_name(one, reader, period.name)) for one in sorted({key[0] for key in keys})],
        chart=drawn(outlook, (past, periods), reader, caption),
        caption=caption,
        slice=sliced([(one, figure_name(one[0], reader, period.name), forecasts[one][0]) for one in listed], asked),
        may_write=visit.may(Permission.EDIT),
    )


PAGE = Page(
    path="expect/",
    title=say("What to expect?"),
    needs=Permission.READ,
    show=_show,
    question="expect",
    is_entry=True,
)
