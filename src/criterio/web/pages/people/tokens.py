# SPDX-License-Identifier: EUPL-1.2
"""A person's keys of the HTTP API: made, shown once, taken away."""

from django.http import HttpResponseBase

from criterio.domain.sentence import say
from criterio.web._page import Page
from criterio.web.people.roles import Permission
from criterio.web.people.tokens import make
from criterio.web.visit import Visit
from criterio.web.written import whole


def _show(visit: Visit, secret: str = "") -> HttpResponseBase:
    assert visit.person is not None  # the gate lets nobody else in
    return visit.render(
        "people/tokens.html.jinja",
        secret=secret,
        grants=visit.person.grants.select_related("unit"),
        tokens=visit.person.tokens.filter(revoked_at=None).order_by("-made_at"),
    )


def _take(visit: Visit, act: str) -> HttpResponseBase:
    assert visit.person is not None
    told = visit.request.POST
    if act == "revoke":
        visit.person.tokens.filter(pk=whole(told.get("token", "")) or 0).update(revoked_at=visit.now)
        visit.audit("people.revoke_token", visit.who)
        return visit.go("people.tokens")
    secret = make(visit.person, told.get("name", "").strip()[:80], whole(told.get("grant", "")) or 0, visit.now)
    if secret is None:
        return visit.go("people.tokens")
    visit.audit("people.make_token", visit.who)
    return _show(visit, secret)


PAGE = Page(
    path="people/tokens/",
    title=say("Keys for programs"),
    needs=Permission.READ,
    show=_show,
    take=_take,
    takes={"make": Permission.READ, "revoke": Permission.READ},
    question="people",
)
