# SPDX-License-Identifier: EUPL-1.2
"""The practice that is asked for, and its units as rows and as marks of a drawing."""

from django.http import QueryDict

from criterio.domain.sentence import Sentence, say
from criterio.report.spread_charts import Node, Picture
from criterio.spread.layout import Spots
from criterio.spread.run import Contagion
from criterio.spread.ties import Kind
from criterio.web.visit import Visit

CAUSES: dict[str, Sentence] = {
    "infected": say("units that it works with have it, with good results"),
    "two_or_more": say("two or more of them do"),
    "heard": say("how many units work with it"),
    "champion": say("it has trained people"),
    "capacity_gap": say("it has fewer hours than others"),
    "inauguration": say("a new government is recent"),
    "shock": say("something moved everybody"),
}
KINDS: dict[Kind, Sentence] = {
    Kind.TREE: say("one hangs from the other"),
    Kind.DECLARED: say("declared"),
    Kind.FUNCTION: say("profiles for the same function"),
    Kind.NEAR: say("neighbours"),
}


def asked_for(visit: Visit, asked: QueryDict) -> Contagion | None:
    """The practice named in ``practice``, else the first; None when none is followed."""
    found = visit.reading.contagions if visit.reading else ()
    return next((one for one in found if one.practice == asked.get("practice")), found[0] if found else None)


def picture_of(one: Contagion, spots: Spots) -> Picture:
    """The units as marks, numbered in the order of ``units``."""
    number = {unit: place for place, unit in enumerate(one.units, 1)}
    starts = {start.unit for start in one.beginning}
    nodes = [
        Node(number[unit], "has" if unit in one.since else "start" if unit in starts else "waits", x, y)
        for unit, (x, y) in zip(one.units, spots, strict=True)
    ]
    lines = [(number[tie.one], number[tie.other]) for tie in one.ties if tie.one in number and tie.other in number]
    return Picture(tuple(nodes), tuple(lines))
