# SPDX-License-Identifier: EUPL-1.2
"""The register: every profile, to be searched and filtered by network, unit and state."""

from collections import Counter

from django.http import HttpResponseBase

from criterio.domain.names import State
from criterio.domain.sentence import say
from criterio.evidence.networks import display_name
from criterio.register.states import Standing
from criterio.web._page import Page
from criterio.web.pages._lists import sliced
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    asked = visit.request.GET
    standings = visit.reading.plan.standings if visit.reading else ()
    words = asked.get("q", "").casefold()

    def wanted(one: Standing) -> bool:
        profile = one.profile
        said = " ".join((str(profile.key), profile.name, profile.unit, profile.purpose, profile.owner)).casefold()
        return (
            words in said
            and asked.get("network", "") in ("", profile.key.network)
            and asked.get("unit", "") in ("", profile.unit)
            and asked.get("state", "") in ("", one.state)
        )

    return visit.render(
        "register/profiles.html.jinja",
        slice=sliced(list(filter(wanted, standings)), asked),
        asked=asked,
        counts=Counter(one.state for one in standings),
        states=[state for state in State if any(one.state is state for one in standings)],
        networks=[(name, display_name(name)) for name in sorted({one.profile.key.network for one in standings})],
        units=sorted({one.profile.unit for one in standings if one.profile.unit}),
    )


PAGE = Page(
    path="register/",
    title=say("Where are we?"),
    needs=Permission.READ,
    show=_show,
    question="register",
    is_entry=True,
)
