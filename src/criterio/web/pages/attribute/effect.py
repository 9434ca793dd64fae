# SPDX-License-Identifier: EUPL-1.2
"""One campaign's effect, as somebody who must decide understands it: a sentence, a range, a picture and its checks."""

from dataclasses import dataclass

from django.http import Http404, HttpResponseBase
from markupsafe import Markup

from criterio.attribute._check import all_checks
from criterio.attribute.run import Returned
from criterio.domain.sentence import Sentence, say
from criterio.report.charts import Caption, counterfactual
from criterio.report.page import figure_name
from criterio.web._page import Page
from criterio.web.pages._drawn import drawn
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit

SHOWN = 78
"""Weeks drawn: a year and a half, for the season before to be seen."""


@dataclass(frozen=True)
class Shown:
    """One indicator with its picture."""

    one: Returned
    name: str
    caption: Caption
    chart: Markup | None


def _show(visit: Visit, name: str) -> HttpResponseBase:
    found = visit.reading.returns.of(name) if visit.reading else ()
    if not found:
        raise Http404(name)
    titles: dict[str, Sentence] = {check: member.title for check, member in all_checks().items()}
    return visit.render(
        "attribute/effect.html.jinja",
        campaign=found[0].campaign,
        shown=[_shown(visit, one, place) for place, one in enumerate(found)],
        titles=titles,
    )


def _shown(visit: Visit, one: Returned, place: int) -> Shown:
    name, reader = figure_name(one.indicator, visit.reader), visit.reader
    told = say(
        "The line is what came; the dashed one, what would have come without; the band holds that on average, nine "
        "times in ten. The mark is the start."
    )
    caption = Caption(f"effect{place}", f"{one.campaign.name}: {name}", reader.text(told))
    course = one.course[-SHOWN:]
    if not course:
        return Shown(one, name, caption, None)
    came = tuple((point.monday, point.seen) for point in course)
    without = tuple((point.monday, point.without) for point in course)
    start = next((point.monday for point in course if point.after), course[0].monday)
    ranges = tuple((point.monday, point.between.low, point.between.high) for point in course if point.between)
    return Shown(one, name, caption, drawn(counterfactual, (came, without, start, ranges), reader, caption))


PAGE = Page(
    path="attribute/effects/<path:name>/",
    title=say("What it returned"),
    needs=Permission.READ,
    show=_show,
    question="attribute",
)
