# SPDX-License-Identifier: EUPL-1.2
"""One profile beside comparable ones: by declaration, by kind and population, or by network."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.measure.peers import FEWEST
from criterio.web._page import Page
from criterio.web.pages.measure._beside import beside, peers_of
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit
from criterio.wiring import Reading

SIDES = {1: say("above"), 0: say("much alike"), -1: say("below")}


def _show(visit: Visit) -> HttpResponseBase:
    reading = visit.reading
    keys = sorted(reading.standings) if reading else []
    asked = visit.request.GET.get("subject", "")
    subject = asked if asked in keys else _first(reading, keys) if reading else ""
    peers = peers_of(reading, subject) if reading and subject else None
    rows = list(beside(reading, subject, peers)) if reading and peers else []
    return visit.render(
        "measure/peers.html.jinja",
        keys=keys,
        subject=subject,
        peers=peers,
        rows=rows,
        words=SIDES,
        above=sum(row.side > 0 for row in rows),
        below=sum(row.side < 0 for row in rows),
        fewest=FEWEST,
    )


def _first(reading: Reading, keys: list[str]) -> str:
    """One that can be set beside enough others, where there is any."""
    return next((key for key in keys if len(peers_of(reading, key).keys) >= FEWEST), next(iter(keys), ""))


PAGE = Page(
    path="measure/peers/",
    title=say("Beside comparable profiles"),
    needs=Permission.READ,
    show=_show,
    question="measure",
)
