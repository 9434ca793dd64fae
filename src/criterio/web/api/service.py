# SPDX-License-Identifier: EUPL-1.2
"""The API put together: its operations, its description, and its addresses."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from criterio.domain.sentence import say
from criterio.web.api._caller import Bearer
from criterio.web.api._problem import MEDIA_TYPE, NOT_FOUND, Problem, problem, tell_problems
from criterio.web.api.operations import all_routers

_NOT_SO = say("This address does not take that method. What it takes is in the header Allow.")
_FAULTS = {
    HTTPStatus.BAD_REQUEST: "The request could not be understood",
    HTTPStatus.NOT_FOUND: "There is nothing under this name",
    HTTPStatus.CONFLICT: "Nothing has been worked out yet, or the data cannot tell",
    HTTPStatus.UNPROCESSABLE_ENTITY: "A value is not as it must be",
}
_CLOSED = {
    HTTPStatus.UNAUTHORIZED: "No valid token",
    HTTPStatus.FORBIDDEN: "The role of the token does not reach this",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many tokens that are none came from there in this minute",
}


class Service(NinjaAPI):
    """Every operation asks for a token unless it says ``auth=None``."""

    def get_openapi_schema(self, **asked: Any) -> OpenAPISchema:
        """Tells too, of every operation, how it says no."""
        schema = super().get_openapi_schema(**asked)
        schema["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        for methods in schema["paths"].values():
            for operation in methods.values():
                faults = _FAULTS | (_CLOSED if operation.get("security") else {})
                operation["responses"] |= {str(int(status)): _fault(told) for status, told in faults.items()}
        return schema


def _fault(told: str) -> dict[str, Any]:
    return {"description": told, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def service() -> Service:
    """The API with all its operations. Its human page is one of ours: Swagger's would break the content policy."""
    api = Service(
        title="Criterio",
        version="1",
        description="The same numbers as pages and commands. null means not known, never zero.",
        auth=Bearer(),
        docs_url=None,
        urls_namespace="api",
    )
    for router in all_routers().values():
        api.add_router("", router)
    tell_problems(api)
    return api


API = service()


def addresses() -> tuple[list[URLPattern], str, str]:
    """What goes under ``api/v1/``; whatever is not there is told as a problem too. Its front page is one of ours."""
    made, _, space = API.urls
    found = [
        path(str(each.pattern), _telling(each.callback), name=each.name)
        for each in made
        if isinstance(each, URLPattern) and each.callback is not None
    ]
    return [*found, path("<path:rest>", _nothing)], "ninja", space


def _telling(view: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(view)
    def told(request: HttpRequest, *args: Any, **parts: Any) -> Any:
        response = view(request, *args, **parts)
        if not isinstance(response, HttpResponseNotAllowed):
            return response
        said = problem(request, HTTPStatus.METHOD_NOT_ALLOWED, _NOT_SO)
        said["Allow"] = response["Allow"]
        return said

    return told


def _nothing(request: HttpRequest, rest: str) -> HttpResponse:
    return problem(request, HTTPStatus.NOT_FOUND, NOT_FOUND)
