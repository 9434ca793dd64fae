# SPDX-License-Identifier: EUPL-1.2
"""The HTTP API for people: every operation, read from its own description, without a script."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase

from criterio.domain.sentence import Sentence, say
from criterio.web._page import Page
from criterio.web.pages.public._published import kept
from criterio.web.visit import Visit


@dataclass(frozen=True)
class Operation:
    """One thing that a program may ask. ``parameters``: name and kind of value."""

    method: str
    path: str
    summary: Sentence
    closed: bool
    parameters: tuple[tuple[str, str], ...]


def _show(visit: Visit) -> HttpResponseBase:
    from criterio.web.api.service import API  # it reads Django's settings

    schema = API.get_openapi_schema()
    found = [_operation(path, method, told) for path, ways in schema["paths"].items() for method, told in ways.items()]
    return kept(visit.render("public/api.html.jinja", operations=found, schema_url="/api/v1/openapi.json"))


def _operation(path: str, method: str, told: dict[str, Any]) -> Operation:
    parameters = tuple((one["name"], _kind(one["schema"])) for one in told.get("parameters", ()))
    return Operation(method.upper(), path, Sentence(told["summary"]), bool(told.get("security")), parameters)


def _kind(schema: dict[str, Any]) -> str:
    """``week | day`` where only some values are taken; else the type, or the name of what is described elsewhere."""
    kinds = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    return " | ".join(
        " | ".join(map(str, one.get("enum", ()))) or one.get("type") or one.get("$ref", "").rpartition("/")[2]
        for one in kinds
    )


PAGE = Page(path="api/v1/", title=say("Data for programs"), needs=None, show=_show)
