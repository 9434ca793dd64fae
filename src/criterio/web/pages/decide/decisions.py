# SPDX-License-Identifier: EUPL-1.2
"""Every decision on record, the newest first; those that were replaced stay."""

from collections import Counter

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.store import ledger
from criterio.store.replies import replies as answered
from criterio.web._page import Page
from criterio.web.pages._lists import sliced
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    decisions = ledger.decisions(visit.house.store)
    replies = Counter(one.decision for one in answered(visit.house.store) if one.decision)
    replaced = {one.replaces: one.number for one in decisions if one.replaces}
    return visit.render(
        "decide/decisions.html.jinja",
        slice=sliced(decisions[::-1], visit.request.GET),
        replaced=replaced,
        replies=replies,
    )


PAGE = Page(
    path="decide/decisions/",
    title=say("Decisions on record"),
    needs=Permission.READ,
    show=_show,
    question="decide",
)
