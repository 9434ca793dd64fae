# SPDX-License-Identifier: EUPL-1.2
"""The language of a person, or of a browser in which nobody has said who they are."""

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from criterio.domain.sentence import say
from criterio.language.catalogs import LANGUAGES
from criterio.web._page import Page
from criterio.web.reading_language import COOKIE
from criterio.web.visit import Visit, url

_YEAR = 365 * 24 * 3600


def _show(visit: Visit) -> HttpResponseBase:
    return redirect(url("home"))


def _choose(visit: Visit, act: str) -> HttpResponseBase:
    told, language = visit.request.POST, visit.request.POST.get("language", "")
    after = told.get("next", "")
    here = url_has_allowed_host_and_scheme(after, {visit.request.get_host()}, visit.request.is_secure())
    answer = redirect(after if here else url("home"))
    if language not in LANGUAGES:
        return answer
    if visit.person:
        visit.person.language = language
        visit.person.save(update_fields=["language"])
    answer.set_cookie(COOKIE, language, max_age=_YEAR, samesite="Lax", httponly=True, secure=visit.request.is_secure())
    return answer


PAGE = Page(
    path="people/language/",
    title=say("Language:"),
    needs=None,
    show=_show,
    take=_choose,
    takes={"choose": None},
)
