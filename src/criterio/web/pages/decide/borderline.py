# SPDX-License-Identifier: EUPL-1.2
"""What to talk over: the verdicts that depend on what nobody knows yet, and what would settle each."""

from django.http import HttpResponseBase

from criterio.decide.robust import BORDERLINE
from criterio.domain.sentence import say
from criterio.domain.verdict import Option, Verdict
from criterio.plan.board import cards
from criterio.web._page import Page
from criterio.web.pages._lists import sliced
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    found = [card for card in cards(visit.reading.plan) if card.verdict.standing == BORDERLINE] if visit.reading else []
    found.sort(key=lambda card: (not card.is_divided, -_stake(card.verdict)))
    return visit.render(
        "decide/borderline.html.jinja",
        divided=sum(card.is_divided for card in found),
        slice=sliced([(card, _rival(card.verdict)) for card in found], visit.request.GET),
    )


def _rival(verdict: Verdict) -> Option | None:
    """The other way that might bring most, of those that are open."""
    open_ways = [o for o in verdict.options if o.forbidden is None and (o.mode, o.into) != (verdict.mode, verdict.into)]
    return max(open_ways, key=lambda option: option.value.high, default=None)


def _stake(verdict: Verdict) -> float:
    """How much could be lost by choosing wrong: points of the other way at its best over this one at its worst."""
    rival = _rival(verdict)
    return rival.value.high - verdict.value.low if rival else 0.0


PAGE = Page(
    path="decide/borderline/", title=say("What to talk over"), needs=Permission.READ, show=_show, question="decide"
)
