# SPDX-License-Identifier: EUPL-1.2
"""Who works with whom: the units on the network and on the map, and the table of both."""

from django.http import HttpResponseBase

from criterio.domain.sentence import Sentence, say
from criterio.report.charts import Caption
from criterio.report.spread_charts import picture
from criterio.web._page import Page
from criterio.web.pages._drawn import drawn
from criterio.web.pages.spread._units import KINDS, asked_for, picture_of
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit

_KEY = say("Filled circle: has it. Diamond: begin there. Square: does not have it yet. Numbers are those of the table.")


def _show(visit: Visit) -> HttpResponseBase:
    one = asked_for(visit, visit.request.GET)
    if one is None:
        return visit.render("spread/network.html.jinja", one=None)
    reader = visit.reader
    ties, on_map = reader.text(say("Who works with whom")), reader.text(_map_title(one.is_map))
    key = reader.text(_KEY)
    near = {unit: [tie for tie in one.ties if unit in (tie.one, tie.other)] for unit in one.units}
    return visit.render(
        "spread/network.html.jinja",
        one=one,
        key=_KEY,
        kinds=KINDS,
        near=near,
        starts={start.unit for start in one.beginning},
        map_title=_map_title(one.is_map),
        network=drawn(picture, picture_of(one, one.by_ties), reader, Caption("ties", ties, key)),
        map=drawn(picture, picture_of(one, one.on_map), reader, Caption("map", on_map, key)),
    )


def _map_title(is_map: bool) -> Sentence:
    return say("The units on the map") if is_map else say("The units in the tree of the administration")


PAGE = Page(
    path="spread/network/",
    title=say("Who works with whom"),
    needs=Permission.READ,
    show=_show,
    question="spread",
)
