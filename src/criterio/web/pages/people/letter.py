# SPDX-License-Identifier: EUPL-1.2
"""My letter of the week: how it would read now, and on which day it comes by mail."""

from django.conf import settings
from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web import tasks
from criterio.web._page import Page
from criterio.web.letters.composing import compose
from criterio.web.letters.schedule import DAYS, HOUR
from criterio.web.models import LetterSent, LetterWish
from criterio.web.pages.people.letters import STATES
from criterio.web.people import mails
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit
from criterio.web.written import whole


def _show(visit: Visit) -> HttpResponseBase:
    wish = LetterWish.objects.filter(account=visit.person).first()
    return visit.render(
        "people/letter.html.jinja",
        letter=compose(visit),
        wish=wish,
        last=LetterSent.objects.filter(account=visit.person).order_by("-day").first(),
        days=[("", say("never")), *((day, visit.reader.weekday(day)) for day in DAYS)],
        hour=f"{HOUR:%H:%M}",
        mails_leave=mails.leave(),
        states=STATES,
    )


def _ask(visit: Visit, act: str) -> HttpResponseBase:
    assert visit.person is not None  # the gate lets nobody else in
    weekday = whole(visit.request.POST.get("weekday", ""))
    if weekday in DAYS:
        address = settings.CRITERIO_MACHINE.public_url or visit.request.build_absolute_uri("/").rstrip("/")
        told = {"weekday": weekday, "address": address, "asked_at": visit.now}
        LetterWish.objects.update_or_create(account=visit.person, defaults=told)
    else:
        LetterWish.objects.filter(account=visit.person).delete()
    tasks.wake_for_letters(visit.now)
    visit.audit("people.letter", visit.who, weekday=weekday)
    visit.tell(say("Saved."))
    return visit.go("people.letter")


PAGE = Page(
    path="people/letter/",
    title=say("My letter of the week"),
    needs=Permission.READ,
    show=_show,
    take=_ask,
    takes={"ask": Permission.READ},
    question="people",
)
