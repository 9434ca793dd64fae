# SPDX-License-Identifier: EUPL-1.2
"""The way out of the letter of the week: one click in the mail program (RFC 8058), or a button on this page.

To look at it stops nothing: programs that examine mails follow every link.
"""

from django.http import Http404, HttpResponse, HttpResponseBase

from criterio.domain.sentence import say
from criterio.store import audit
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.letters.mail import wish_of
from criterio.web.models import LetterWish
from criterio.web.visit import Visit

_ONE_CLICK = ("List-Unsubscribe", "One-Click")


def _number(secret: str) -> int:
    found = wish_of(secret)
    if found is None:
        raise Http404
    return found


def _show(visit: Visit, secret: str) -> HttpResponseBase:
    wish = LetterWish.objects.filter(pk=_number(secret)).first()
    return visit.render("people/letter_stop.html.jinja", wish=wish)


def _stop(visit: Visit, act: str, secret: str) -> HttpResponseBase:
    number, told = _number(secret), visit.request.POST
    by_program = not act
    if by_program and told.get(_ONE_CLICK[0]) != _ONE_CLICK[1]:
        return HttpResponse(status=400)
    wish = LetterWish.objects.select_related("account").filter(pk=number).first()
    if wish is not None:
        wish.delete()
        audit.append(visit.house.store, wish.account.email, "people.stop_letter", wish.account.email, {}, visit.now)
        tasks.wake_for_letters(visit.now)
    return HttpResponse(status=200) if by_program else visit.render("people/letter_stop.html.jinja", wish=None)


PAGE = Page(
    path="letter/stop/<str:secret>/",
    title=say("Get the letter no more"),
    needs=None,
    show=_show,
    take=_stop,
    takes={"": None, "stop": None},
    is_for_programs=True,
)
