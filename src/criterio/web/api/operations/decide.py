# SPDX-License-Identifier: EUPL-1.2
"""Where to bet: verdicts, the portfolio, what it would be with other means, and what was signed."""

from collections import Counter
from typing import Any

from django.http import HttpRequest
from ninja import Router

from criterio.domain.sentence import say
from criterio.domain.verdict import Mode, Portfolio
from criterio.store import portfolios
from criterio.web.api._knowledge import plain, reading
from criterio.web.api._lists import Asked, listed
from criterio.web.api._schemas import ChoiceOut, DecisionOut, Limits, Listed, PortfolioOut, SignedOut, VerdictOut
from criterio.web.pages.public._published import Published, published
from criterio.web.visit import Visit
from criterio.web.workplace import house

ROUTER = Router(tags=["decide"])


@ROUTER.get("/verdicts", response=Listed[VerdictOut], summary=str(say("What to do with each profile and initiative")))
def verdicts(request: HttpRequest, part: Asked, mode: Mode | None = None, subject: str = "") -> dict[str, Any]:
    found = [
        one for one in reading().plan.portfolio.verdicts if mode in (None, one.mode) and subject in ("", one.subject)
    ]
    return listed(request, found, part, lambda one: plain(request, one))


@ROUTER.get("/portfolio", response=PortfolioOut, summary=str(say("All verdicts together, within the capacity")))
def portfolio(request: HttpRequest) -> dict[str, Any]:
    return _portfolio(request, reading().plan.portfolio)


@ROUTER.post("/what-if", response=ChoiceOut, summary=str(say("The portfolio with other hours and euros")))
def what_if(request: HttpRequest, limits: Limits) -> dict[str, Any]:
    choice = house().what_if(reading(), limits.hours, limits.euros)
    told: dict[str, Any] = plain(request, choice)
    return told


@ROUTER.get(
    "/decisions", auth=None, response=Listed[DecisionOut], summary=str(say("Decisions signed: open to everybody"))
)
def decisions(request: HttpRequest, part: Asked) -> dict[str, Any]:
    signed = published(Visit(request))[::-1]
    return listed(request, signed, part, lambda one: _decision(request, one))


@ROUTER.get(
    "/portfolios", auth=None, response=Listed[SignedOut], summary=str(say("Portfolios signed whole: open to everybody"))
)
def signed_portfolios(request: HttpRequest, part: Asked) -> dict[str, Any]:
    signed = portfolios.portfolios(house().store)
    replaced = {one.replaces: one.number for one in signed if one.replaces}
    return listed(request, signed, part, lambda one: {**plain(request, one), "replaced_by": replaced.get(one.number)})


def _decision(request: HttpRequest, one: Published) -> dict[str, Any]:
    return {
        **plain(request, one.decision),
        "mode": one.mode.value,
        "reasons": plain(request, one.reasons),
        "replaced_by": one.replaced_by,
        "replies": [{"unit": each.unit, "text": each.text, "at": each.at} for each in one.replies],
    }


def _portfolio(request: HttpRequest, found: Portfolio) -> dict[str, Any]:
    return {**plain(request, found), "modes": Counter(verdict.mode.value for verdict in found.verdicts)}
