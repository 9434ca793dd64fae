# SPDX-License-Identifier: EUPL-1.2
"""The accessibility statement, as RD 1112/2018 asks, in the model of Implementing Decision (EU) 2018/1523."""

from datetime import date

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.pages.public._published import kept
from criterio.web.visit import Visit

PREPARED = date(2026, 11, 24)
"""The day on which the pages were last checked by the authors of the statement."""

_NOT_ACCESSIBLE = (
    say("What profiles publish on the networks stands on pages of others: we cannot mend those."),
    say("Files that people attach, such as scanned documents, are shown as they came."),
    say("A chart with many lines is hard to follow for some: each has its table and its file beside it."),
)


def _show(visit: Visit) -> HttpResponseBase:
    contact = visit.house.administration.contact
    shown = visit.render(
        "public/accessibility.html.jinja", prepared=PREPARED, not_accessible=_NOT_ACCESSIBLE, contact=contact
    )
    return kept(shown)


PAGE = Page(path="public/accessibility/", title=say("Accessibility statement"), needs=None, show=_show)
