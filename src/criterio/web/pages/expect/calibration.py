# SPDX-License-Identifier: EUPL-1.2
"""Who expects well: how often ranges held, by author and unit, and the curve that shows it."""

from django.http import HttpResponseBase

from criterio.domain.sentence import Sentence, say
from criterio.expect.ledger import Score
from criterio.expect.reliability import calibration, judged, reliability
from criterio.report.charts import Caption
from criterio.report.charts import reliability as drawing
from criterio.store.ledger import BASELINE, Expectation
from criterio.web._page import Page
from criterio.web.pages._drawn import drawn
from criterio.web.pages.expect._subjects import unit_of
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit

NAMES = {BASELINE: say("Criterio itself")}


def _show(visit: Visit) -> HttpResponseBase:
    names: dict[str, Sentence | str] = {**visit.people, **NAMES}
    scores = visit.reading.expected.scores if visit.reading else ()
    people = [score for score in scores if score.expectation.author != BASELINE]
    chosen = visit.request.GET.get("author", "")
    authors = calibration(scores, lambda one: one.author)
    units = calibration(people, lambda one: _unit(visit, one))
    points = reliability([score for score in scores if _is_of(score, chosen)])
    reader = visit.reader
    caption = Caption(
        "reliability",
        reader.text(say("How often what was put at a probability came")),
        reader.text(
            say("A dot is where outcomes fell; the dashed line is where they would if every range were right.")
        ),
    )
    curve = tuple((point.level, point.share, point.low, point.high) for point in points)
    return visit.render(
        "expect/calibration.html.jinja",
        authors=[(one, names.get(one.name, one.name), judged(one)) for one in authors],
        units=[(one, one.name or say("The whole administration"), judged(one)) for one in units],
        points=points,
        chart=drawn(drawing, curve, reader, caption) if curve else None,
        caption=caption,
        chosen=chosen,
        names=[("", say("all people")), *((one.name, names.get(one.name, one.name)) for one in authors)],
    )


def _is_of(score: Score, author: str) -> bool:
    return score.expectation.author == author if author else score.expectation.author != BASELINE


def _unit(visit: Visit, one: Expectation) -> str:
    return unit_of(visit, one.subject)


PAGE = Page(
    path="expect/calibration/", title=say("Who expects well"), needs=Permission.READ, show=_show, question="expect"
)
