# SPDX-License-Identifier: EUPL-1.2
"""What people are told when a page is not there, is refused or breaks: what happened, and where to go on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from criterio.domain.sentence import Sentence, say
from criterio.language.reader import Reader
from criterio.web.reading_language import chosen

_UNREADABLE = say("What was sent could not be read. Go back, look at it, and send it again.")
_REFUSED = say("You may not do this here. If it is your work, ask an administrator for the role.")
_STALE = say("This form had waited too long, or the browser keeps no cookies. Open the page again and repeat it.")
_NOTHING = say("There is no page at this address. It may have moved, or the address may be cut.")
_BROKEN = say("Something broke on our side. Try again in a minute; if it goes on, tell us what you were doing.")


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _told(request, 400, _UNREADABLE)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _told(request, 403, _REFUSED)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, because the form's token does not fit."""
    return _told(request, 403, _STALE)


def nothing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _told(request, 404, _NOTHING)


def broken(request: HttpRequest) -> HttpResponse:
    """500: asks neither the database nor the session, which may be what broke."""
    reader = getattr(request, "reader", None) or Reader("en")
    return HttpResponse(render_to_string("pages/_broken.html.jinja", {"reader": reader, "told": _BROKEN}), status=500)


def _told(request: HttpRequest, status: int, told: Sentence) -> HttpResponse:
    if not hasattr(request, "reader"):  # refused before the language was asked for
        request.reader = Reader(chosen(request))  # type: ignore[attr-defined]
    values: dict[str, Any] = {"title": told, "way": ""}
    return render(request, "pages/_told.html.jinja", values, status=status)
