# SPDX-License-Identifier: EUPL-1.2
"""What each hour and each euro brings: of what was done, of what is proposed, and of every profile."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.pages._lists import sliced
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    reading = visit.reading
    returns = reading.returns if reading else None
    initiatives = reading.plan.administration.initiatives if reading else ()
    return visit.render(
        "attribute/returns.html.jinja",
        measured=[one for one in returns.effects if one.worth] if returns else [],
        waiting=[one for one in initiatives if returns and not returns.of(one.name)],
        slice=sliced(returns.profiles if returns else (), visit.request.GET),
        window=reading.plan.window if reading else None,
    )


PAGE = Page(
    path="attribute/returns/",
    title=say("For each hour and euro"),
    needs=Permission.READ,
    show=_show,
    question="attribute",
)
