# SPDX-License-Identifier: EUPL-1.2
"""How the API says no: a problem detail (RFC 9457) in the reader's words, never a trace."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from criterio.domain.errors import CriterioError, NotIdentified, UnknownName
from criterio.domain.sentence import Sentence, listing, say

MEDIA_TYPE = "application/problem+json"

NO_TOKEN = say("This needs a valid token. Make one in your account, and send it in the header: Authorization: Bearer …")
NOT_YOURS = say("The role of this token does not reach this. If it is your work, ask an administrator for the role.")
TOO_MANY = say("Too many tokens that are none came from this address. Wait a minute, and send one that is valid.")
NOT_FOUND = say("There is nothing here. The addresses that there are: /api/v1/openapi.json")
NOT_WORKED_OUT = say("Nothing has been worked out yet. Import data, wait a minute and ask again.")
NOT_UNDERSTOOD = say("The request could not be understood. Look at what was sent.")
_TITLES = {
    HTTPStatus.BAD_REQUEST: say("Not understood"),
    HTTPStatus.UNAUTHORIZED: say("Who are you?"),
    HTTPStatus.FORBIDDEN: say("Not allowed"),
    HTTPStatus.NOT_FOUND: say("Not found"),
    HTTPStatus.METHOD_NOT_ALLOWED: say("Not in this way"),
    HTTPStatus.CONFLICT: say("Not yet"),
    HTTPStatus.UNPROCESSABLE_ENTITY: say("Not possible"),
    HTTPStatus.TOO_MANY_REQUESTS: say("Too many at once"),
}


class Problem(Schema):
    """What went wrong, and what to do next."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


class Told(Exception):
    """Raised by an operation that cannot answer."""

    def __init__(self, status: HTTPStatus, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.status, self.sentence = status, sentence


def problem(request: HttpRequest, status: HTTPStatus, sentence: Sentence) -> HttpResponse:
    """The answer that says no."""
    reader = request.reader  # type: ignore[attr-defined]  # given by ReadingLanguage
    title = reader.text(_TITLES.get(status, _TITLES[HTTPStatus.BAD_REQUEST]))
    told = Problem(title=title, status=status, detail=reader.text(sentence))
    response = JsonResponse(told.model_dump(), status=status, content_type=MEDIA_TYPE)
    if status is HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="criterio"'
    return response


def tell_problems(api: NinjaAPI) -> None:
    """Every way in which an operation may fail is told as a problem."""
    for kind, told in _HANDLERS.items():
        api.add_exception_handler(kind, told)


def _told(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(request, error.status, error.sentence)


def _criterio(request: HttpRequest, error: Any) -> HttpResponse:
    statuses = {UnknownName: HTTPStatus.NOT_FOUND, NotIdentified: HTTPStatus.CONFLICT}
    return problem(request, statuses.get(type(error), HTTPStatus.UNPROCESSABLE_ENTITY), error.sentence)


def _no_token(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(request, HTTPStatus.UNAUTHORIZED, NO_TOKEN)


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    faults = [f"{fault['loc'][-1]}: {fault['msg']}" for fault in error.errors]
    sentence = say("Mend what was sent: {faults}", faults=listing(faults))
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, sentence)


def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(request, HTTPStatus(error.status_code), NOT_UNDERSTOOD)


_HANDLERS: dict[type[Exception], Any] = {
    Told: _told,
    CriterioError: _criterio,
    AuthenticationError: _no_token,
    ValidationError: _invalid,
    HttpError: _unreadable,
}
