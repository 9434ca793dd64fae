# SPDX-License-Identifier: EUPL-1.2
"""The portfolio board: each verdict by when it is due and by how firm it is, with its reasons on its card."""

from django.http import HttpResponseBase

from criterio.decide.notes import at_worst
from criterio.decide.robust import BORDERLINE, CORE, EXTERIOR
from criterio.domain.names import Horizon
from criterio.domain.sentence import say
from criterio.plan.board import STANDINGS, board, by_standing
from criterio.store import ledger, portfolios
from criterio.web._page import Page
from criterio.web.pages.decide._unsaid import asked as asked_first
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit

CARDS = 8
"""In each place of the board; the others are one click away, in the list."""

NAMES = {
    CORE: say("Sure: goes on whatever the unknowns turn out to be"),
    BORDERLINE: say("To be talked over"),
    EXTERIOR: say("Sure: stops whatever the unknowns turn out to be"),
}


def _show(visit: Visit) -> HttpResponseBase:
    plan = visit.reading.plan if visit.reading else None
    found = board(plan) if plan else {}
    return visit.render(
        "decide/board.html.jinja",
        plan=plan,
        board=found,
        counted=by_standing(found),
        at_worst=at_worst,
        horizons=tuple(Horizon),
        asked_first=asked_first(visit),
        standings=STANDINGS,
        names=NAMES,
        most=CARDS,
        signed=ledger.in_force(ledger.decisions(visit.house.store)),
        last=next(reversed(portfolios.portfolios(visit.house.store)), None),
        may_sign=visit.may(Permission.APPROVE, WHOLE),
    )


PAGE = Page(path="decide/board/", title=say("Portfolio board"), needs=Permission.READ, show=_show, question="decide")
