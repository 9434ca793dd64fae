# SPDX-License-Identifier: EUPL-1.2
"""Stands before every page: who may come in, and what they are told when they may not."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed

from criterio.domain.errors import CriterioError
from criterio.domain.sentence import Sentence, say
from criterio.web._page import Page, View
from criterio.web.people import second_factor
from criterio.web.people.roles import Permission
from criterio.web.visit import NotYet, Visit, url
from criterio.web.written import Wrong

_ASK = say("You may not do this here. If it is your work, ask an administrator for the role.")

_SECURE = say("Your role asks for a second factor. Set it up, and come back.")


def guarded(page: Page) -> Callable[..., HttpResponseBase]:
    """The page as Django calls it."""

    def view(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        visit = Visit(request)
        try:
            return _show(page, visit, parts) if request.method in ("GET", "HEAD") else _take(page, visit, parts)
        except CriterioError as error:
            return _told(visit, error.sentence, 422)
        except NotYet:
            if not visit.is_awaited:
                raise
            return visit.render("_awaited.html.jinja", 503)  # after an upgrade profiles are known again in a minute

    view.csrf_exempt = page.is_for_programs  # type: ignore[attr-defined]  # how Django is told
    return view


def _show(page: Page, visit: Visit, parts: dict[str, Any]) -> HttpResponseBase:
    return _barred(page, visit, page.needs, parts) or page.show(visit, **parts)


def _take(page: Page, visit: Visit, parts: dict[str, Any]) -> HttpResponseBase:
    act = visit.request.POST.get("act", "")
    if page.take is None or visit.request.method != "POST" or act not in page.takes:
        return HttpResponseNotAllowed(["GET", "HEAD"] if page.take is None else ["GET", "HEAD", "POST"])
    return (
        _barred(page, visit, page.needs, parts)
        or _barred(page, visit, page.takes[act], parts)
        or _done(page, page.take, visit, act, parts)
    )


def _done(page: Page, take: View, visit: Visit, act: str, parts: dict[str, Any]) -> HttpResponseBase:
    """What the act answers. Where it cannot be done, the page again: with why, and with what was written in it."""
    try:
        return take(visit, act=act, **parts)
    except CriterioError as fault:
        visit.errors = fault.errors if isinstance(fault, Wrong) else {"__all__": fault.sentence}
    return page.show(visit, **parts)


def _barred(page: Page, visit: Visit, needs: Permission | None, parts: dict[str, Any]) -> HttpResponseBase | None:
    """What stands in the way; None: nothing does."""
    if needs is None:
        return None
    if visit.person is None:
        return redirect_to_login(visit.request.get_full_path())
    if second_factor.is_missing(visit.person):
        return _told(visit, _SECURE, 403, url("mfa_index"))
    if visit.may(needs, page.unit_of(visit, **parts)):
        return None
    return _told(visit, _ASK, 403)


def _told(visit: Visit, sentence: Sentence, status: int, way: str = "") -> HttpResponse:
    """``way``: where to do what is asked."""
    return visit.render("_told.html.jinja", status, title=sentence, way=way)
