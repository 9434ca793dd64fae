# SPDX-License-Identifier: EUPL-1.2
"""Every verdict, to be filtered by what it says, by unit, and by whether somebody has signed it."""

from collections import Counter

from django.http import HttpResponseBase

from criterio.domain.names import Horizon
from criterio.domain.sentence import say
from criterio.domain.verdict import Verdict
from criterio.plan.board import cards
from criterio.report.outline import MODES
from criterio.store import ledger
from criterio.web._page import Page
from criterio.web.pages._lists import sliced
from criterio.web.pages.decide._subjects import unit_of_subject
from criterio.web.pages.decide._unsaid import asked as asked_first
from criterio.web.pages.decide.board import NAMES
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit

_RANK = {mode: place for place, mode in enumerate(MODES)}


def _show(visit: Visit) -> HttpResponseBase:
    asked = visit.request.GET
    verdicts = visit.reading.plan.portfolio.verdicts if visit.reading else ()
    signed = ledger.in_force(ledger.decisions(visit.house.store))
    units = {verdict.subject: unit_of_subject(visit, verdict.subject) for verdict in verdicts}
    placed = {card.verdict.subject: card.horizon for card in cards(visit.reading.plan)} if visit.reading else {}

    def wanted(verdict: Verdict) -> bool:
        return (
            asked.get("mode", "") in ("", verdict.mode)
            and asked.get("unit", "") in ("", units[verdict.subject])
            and asked.get("standing", "") in ("", verdict.standing)
            and asked.get("horizon", "") in ("", placed[verdict.subject])
            and asked.get("signed", "") in ("", "yes" if verdict.subject in signed else "no")
        )

    told = sorted(filter(wanted, verdicts), key=lambda verdict: _RANK[verdict.mode])
    return visit.render(
        "decide/verdicts.html.jinja",
        slice=sliced(told, asked),
        counted=Counter(verdict.mode for verdict in verdicts),
        signed=signed,
        units=units,
        modes=[mode for mode in MODES if any(verdict.mode is mode for verdict in verdicts)],
        asked=asked,
        horizons=tuple(Horizon),
        asked_first=asked_first(visit),
        standings=NAMES,
    )


PAGE = Page(
    path="decide/",
    title=say("Where to bet?"),
    needs=Permission.READ,
    show=_show,
    question="decide",
    is_entry=True,
)
