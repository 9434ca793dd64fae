# SPDX-License-Identifier: EUPL-1.2
"""Every official profile, for everybody: where the administration is, what for, and whose it is."""

from django.core.paginator import Paginator
from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.evidence.networks import display_name
from criterio.web._page import Page
from criterio.web.pages.public._linked import linked, script
from criterio.web.pages.public._published import find, kept, officials
from criterio.web.visit import Visit

_ROWS = 50


def _show(visit: Visit) -> HttpResponseBase:
    every, asked = officials(visit.house.store), visit.request.GET
    text, network, unit = (asked.get(name, "").strip()[:200] for name in ("q", "network", "unit"))
    found = find(every, text, network, unit)
    rows = Paginator(found, _ROWS).get_page(asked.get("page"))
    shown = visit.render(
        "public/register.html.jinja",
        rows=rows,
        chosen={"q": text, "network": network, "unit": unit},
        networks=[(name, display_name(name)) for name in sorted({one.profile.key.network for one in every})],
        units=sorted({one.profile.unit for one in every if one.profile.unit}),
        linked=script(linked(visit, every)),
    )
    return kept(shown)


PAGE = Page(path="public/", title=say("Our official profiles"), needs=None, show=_show)
