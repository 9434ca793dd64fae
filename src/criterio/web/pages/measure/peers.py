# SPDX-License-Identifier: EUPL-1.2
"""One profile beside comparable ones: by declaration, by kind and population, or by network."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.measure.peers import FEWEST
from criterio.web._page import Page
from criterio.web.pages.measure._beside import beside, peers_of
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    reading = visit.reading
    keys = sorted(reading.standings) if reading else []
    asked = visit.request.GET.get("subject", "")
    subject = asked if asked in keys else next(iter(keys), "")
    peers = peers_of(reading, subject) if reading and subject else None
    return visit.render(
        "measure/peers.html.jinja",
        keys=keys,
        subject=subject,
        peers=peers,
        rows=list(beside(reading, subject, peers)) if reading and peers else [],
        fewest=FEWEST,
    )


PAGE = Page(
    path="measure/peers/",
    title=say("Beside comparable profiles"),
    needs=Permission.READ,
    show=_show,
    question="measure",
)
