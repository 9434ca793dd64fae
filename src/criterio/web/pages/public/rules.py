# SPDX-License-Identifier: EUPL-1.2
"""The house rules that the administration took as its own: what is removed, why, and how to complain."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.pages.public._published import kept
from criterio.web.visit import Visit

_DASH = "- "


def _show(visit: Visit) -> HttpResponseBase:
    declared = visit.house.administration
    own = [_part(part) for part in declared.house_rules.replace("\r\n", "\n").split("\n\n") if part.strip()]
    return kept(visit.render("public/rules.html.jinja", own=own, contact=declared.contact))


def _part(written: str) -> str | list[str]:
    """A list where each of its lines begins with a dash, else a paragraph."""
    lines = [line.strip() for line in written.splitlines() if line.strip()]
    return [line.removeprefix(_DASH) for line in lines] if all(line.startswith(_DASH) for line in lines) else written


PAGE = Page(path="public/rules/", title=say("House rules"), needs=None, show=_show)
