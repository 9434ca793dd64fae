# SPDX-License-Identifier: EUPL-1.2
"""One portfolio as it was signed: all that was decided that day, and what was decided otherwise than proposed."""

from django.http import Http404, HttpResponseBase

from criterio.domain.sentence import say
from criterio.domain.verdict import Mode
from criterio.report.outline import MODES
from criterio.store import portfolios
from criterio.web._page import Page
from criterio.web.pages.public._published import kept, published, signatory, signed
from criterio.web.visit import Visit


def _show(visit: Visit, number: int) -> HttpResponseBase:
    every = portfolios.portfolios(visit.house.store)
    found = next((one for one in every if one.number == number), None)
    if found is None:
        raise Http404
    items = [one for one in published(visit) if one.decision.portfolio == number]
    every_item = sum(one.decision.portfolio == number for one in signed(visit))
    return kept(
        visit.render(
            "public/portfolio.html.jinja",
            one=found,
            withheld=every_item - len(items),
            signed_by=signatory(found.signed_by.name),
            replaced_by=next((one.number for one in every if one.replaces == number), None),
            by_mode=[(mode, [item for item in items if item.mode is mode]) for mode in MODES],
            otherwise=[(item, Mode(item.decision.proposed)) for item in items if item.decision.proposed],
        )
    )


PAGE = Page(path="public/portfolios/<int:number>/", title=say("Signed portfolio"), needs=None, show=_show)
