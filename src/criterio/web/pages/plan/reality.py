# SPDX-License-Identifier: EUPL-1.2
"""The plan held to what happened: indicators by quarter, what was decided and done, hours planned and spent."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.plan.reality import carried_out, change
from criterio.store import ledger, pilots
from criterio.web._page import Page
from criterio.web.pages._lists import sliced
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    reading = visit.reading
    done = carried_out(ledger.decisions(visit.house.store), reading.plan.standings) if reading else ()
    known = [one for one in done if one.hours_planned is not None and one.hours_now is not None]
    return visit.render(
        "plan/reality.html.jinja",
        quarters=reading.quarters if reading else (),
        slice=sliced(done, visit.request.GET),
        planned=sum(one.hours_planned or 0.0 for one in known) if known else None,
        spent=sum(one.hours_now or 0.0 for one in known) if known else None,
        known=len(known),
        pilots=[one for one in pilots.pilots(visit.house.store) if one.state in ("adopted", "stopped")],
        change=change,
        may_write=visit.may(Permission.APPROVE, WHOLE),
    )


PAGE = Page(path="plan/reality/", title=say("Plan and reality"), needs=Permission.READ, show=_show, question="plan")
