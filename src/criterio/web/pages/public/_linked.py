# SPDX-License-Identifier: EUPL-1.2
"""The register as linked data (schema.org), which search engines and other programs understand."""

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from criterio.evidence.networks import display_name
from criterio.web.pages.public._published import Official
from criterio.web.visit import Visit, url

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Of everything that is published."""

_NOT_IN_HTML = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def linked(visit: Visit, every: Iterable[Official]) -> dict[str, Any]:
    """The administration with its units and the addresses that are theirs; closed profiles are no longer."""
    open_ones = [one for one in every if one.is_open and one.address]
    units = sorted({one.profile.unit for one in open_ones if one.profile.unit})
    return {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "GovernmentOrganization",
                "@id": organization(visit),
                "name": visit.house.declared.name,
                "areaServed": visit.house.administration.territory,
                "sameAs": [one.address for one in open_ones],
                "department": [_unit(unit, open_ones) for unit in units],
            },
            {
                "@type": "WebPage",
                "@id": page(visit),
                "url": page(visit),
                "license": LICENCE,
                "about": {"@id": organization(visit)},
                "mainEntity": {"@type": "ItemList", "itemListElement": [_item(one) for one in open_ones]},
            },
        ],
    }


def script(data: dict[str, Any]) -> Markup:
    """Linked data, to stand inside a ``script``: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False)
    return Markup(text.translate(_NOT_IN_HTML))  # noqa: S704  # the marks of HTML are out of it


def page(visit: Visit) -> str:
    """The whole address of the public register."""
    return visit.request.build_absolute_uri(url("public.register"))


def organization(visit: Visit) -> str:
    """How linked data name the administration."""
    return f"{page(visit)}#organization"


def _unit(unit: str, open_ones: list[Official]) -> dict[str, Any]:
    theirs = [one.address for one in open_ones if one.profile.unit == unit]
    return {"@type": "GovernmentOrganization", "name": unit, "sameAs": theirs}


def _item(one: Official) -> dict[str, Any]:
    return {
        "@type": "WebPage",
        "url": one.address,
        "name": one.profile.name or f"{display_name(one.profile.key.network)} · {one.profile.key.handle}",
        "description": one.profile.purpose,
        "inLanguage": list(one.profile.languages),
    }
