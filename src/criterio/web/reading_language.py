# SPDX-License-Identifier: EUPL-1.2
"""The language of each visit: the person's, else the one chosen in this browser, else what the browser asks for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from criterio.language.catalogs import LANGUAGES
from criterio.language.reader import Reader
from criterio.web.workplace import house

COOKIE = "language"


class ReadingLanguage:
    """Gives every request its ``reader``, and Django's own texts the same language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = chosen(request)
        request.reader = Reader(language, house().indicators, house().names)  # type: ignore[attr-defined]  # what middleware adds, Django's types do not know
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def chosen(request: HttpRequest) -> str:
    """One of ``LANGUAGES``."""
    for language in (getattr(request.user, "language", ""), request.COOKIES.get(COOKIE, "")):
        if language in LANGUAGES:
            return str(language)
    asked = translation.get_language_from_request(request) if "Accept-Language" in request.headers else ""
    return asked if asked in LANGUAGES else house().declared.language
