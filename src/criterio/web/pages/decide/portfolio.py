# SPDX-License-Identifier: EUPL-1.2
"""The portfolio under other hours and other money, solved again while the person looks."""

from math import inf

from django.http import HttpResponseBase

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit
from criterio.web.written import number

MOST = 3
"""The sliders reach three times what is declared, or what is being spent."""


def _show(visit: Visit) -> HttpResponseBase:
    reading = visit.reading
    if reading is None:
        return visit.render("decide/portfolio.html.jinja", portfolio=None)
    portfolio = reading.plan.portfolio
    hours = _asked(visit, "hours", portfolio.hours_capacity)
    euros = _asked(visit, "euros", portfolio.euros_capacity)
    choice, error = None, ""
    try:
        choice = visit.house.what_if(reading, hours, euros)
    except RuleBroken as fault:
        error = visit.reader.text(fault.sentence)
    before = {verdict.subject: verdict.mode for verdict in portfolio.verdicts}
    return visit.render(
        "decide/_choice.html.jinja" if visit.is_partial else "decide/portfolio.html.jinja",
        portfolio=portfolio,
        choice=choice,
        error=error,
        hours=hours,
        euros=euros,
        most_hours=_most(portfolio.hours_capacity or portfolio.hours),
        most_euros=_most(portfolio.euros_capacity or portfolio.euros),
        changed=[(s, before[s], mode) for s, mode in choice.modes.items() if mode != before[s]] if choice else [],
    )


def _asked(visit: Visit, name: str, declared: float | None) -> float | None:
    """What the slider says; what is declared where it says nothing that can be read."""
    asked = number(visit.request.GET.get(name, ""), beyond=inf)
    return declared if asked is None else min(max(asked, 0.0), 1e9)


def _most(value: float) -> int:
    return max(10, round(MOST * value))


PAGE = Page(
    path="decide/portfolio/",
    title=say("Try other hours and money"),
    needs=Permission.READ,
    show=_show,
    question="decide",
)
