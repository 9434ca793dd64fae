# SPDX-License-Identifier: EUPL-1.2
"""One profile beside comparable ones: by declaration, by kind and population, or by network."""

from urllib.parse import quote

from django.http import HttpResponseBase
from django.shortcuts import redirect

from criterio.domain.sentence import say
from criterio.measure.peers import FEWEST
from criterio.register import describing
from criterio.store import parts
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.pages.attribute._whom import groups
from criterio.web.pages.measure._beside import beside, peers_of
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit, url
from criterio.web.written import Errors, all_right
from criterio.wiring import Reading

SIDES = {1: say("above"), 0: say("much alike"), -1: say("below")}


def _show(visit: Visit) -> HttpResponseBase:
    reading = visit.reading
    keys = sorted(reading.standings) if reading else []
    asked = visit.request.GET.get("subject", "")
    subject = asked if asked in keys else _first(reading, keys) if reading else ""
    peers = peers_of(reading, subject) if reading and subject else None
    rows = list(beside(reading, subject, peers)) if reading and peers else []
    said = visit.house.administration.peers.get(subject, ())
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
        said=list(said),
        word=parts.words(visit.house.store, parts.PEERS).get(subject),
        others=groups(visit, (key for key in keys if key != subject and _network(key) == _network(subject))),
        may_write=visit.may(Permission.ADMINISTER, WHOLE),
    )


def _first(reading: Reading, keys: list[str]) -> str:
    """One that can be set beside enough others, where there is any."""
    return next((key for key in keys if len(peers_of(reading, key).keys) >= FEWEST), next(iter(keys), ""))


def _network(key: str) -> str:
    return key.partition(":")[0]


def _take(visit: Visit, act: str) -> HttpResponseBase:
    known = set(visit.reading.standings) if visit.reading else set()
    subject, peers = visit.request.POST.get("subject", ""), visit.request.POST.getlist("peers")
    errors: Errors = {}
    if subject not in known or not known.issuperset(peers):
        errors["peers"] = say("Choose profiles of the list.")
    elif act == "say" and len(peers) < FEWEST:
        errors["peers"] = say("Choose {n} at least: fewer tell nothing.", n=FEWEST)
    all_right(errors)
    describing.compare_with(visit.house.store, subject, peers if act == "say" else (), visit.who, visit.now)
    visit.audit(f"measure.{act}_peers", subject)
    tasks.refresh.enqueue()
    visit.tell(say("Kept. Its figures are being set beside them: look at them in a minute."))
    return redirect(f"{url('measure.peers')}?subject={quote(subject)}")


PAGE = Page(
    path="measure/peers/",
    title=say("Beside comparable profiles"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"say": Permission.ADMINISTER, "drop": Permission.ADMINISTER},
    unit_of=lambda visit: WHOLE if visit.request.method == "POST" else None,
    question="measure",
)
