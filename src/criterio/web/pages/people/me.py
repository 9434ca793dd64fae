# SPDX-License-Identifier: EUPL-1.2
"""A person's own page: name, language, and the ways in."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.people.access import grants_of
from criterio.web.people.roles import Permission
from criterio.web.visit import Visit


def _show(visit: Visit) -> HttpResponseBase:
    assert visit.person is not None  # the gate lets nobody else in
    return visit.render("people/me.html.jinja", grants=grants_of(visit.person))


def _save(visit: Visit, act: str) -> HttpResponseBase:
    assert visit.person is not None
    visit.person.name = visit.request.POST.get("name", "").strip()[:120]
    visit.person.save(update_fields=["name"])
    visit.audit("people.me", visit.who)
    visit.tell(say("Saved."))
    return visit.go("people.me")


PAGE = Page(
    path="people/me/",
    title=say("My account"),
    needs=Permission.READ,
    show=_show,
    take=_save,
    takes={"save": Permission.READ},
    question="people",
)
