# SPDX-License-Identifier: EUPL-1.2
"""What became of the letters of the week: for whoever looks after the mail server."""

from django.core.paginator import Paginator
from django.http import HttpResponseBase

from criterio.domain.sentence import Sentence, say
from criterio.web._page import Page
from criterio.web.models import LetterSent, LetterWish
from criterio.web.people import mails
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit

STATES: dict[str, Sentence] = {
    LetterSent.State.WAITING: say("it waits"),
    LetterSent.State.SENDING: say("it is being handed over"),
    LetterSent.State.SENT: say("the server took it"),
    LetterSent.State.FAILED: say("the server could not take it; it is tried again"),
    LetterSent.State.REFUSED: say("the server refused it for good"),
    LetterSent.State.UNSURE: say("the connection broke: nobody knows whether it left, and it is not sent twice"),
    LetterSent.State.GIVEN_UP: say("it could not be sent in its day"),
}


def _show(visit: Visit) -> HttpResponseBase:
    sent = LetterSent.objects.select_related("account").order_by("-day", "account__email")
    return visit.render(
        "people/letters.html.jinja",
        rows=Paginator(sent, 50).get_page(visit.request.GET.get("page")),
        wishes=LetterWish.objects.select_related("account").order_by("account__email"),
        states=STATES,
        mails_leave=mails.leave(),
    )


PAGE = Page(
    path="people/letters/",
    title=say("Letters of the week"),
    needs=Permission.ADMINISTER,
    show=_show,
    unit_of=lambda visit: WHOLE,
    question="people",
)
