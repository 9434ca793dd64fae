# SPDX-License-Identifier: EUPL-1.2
"""Where an invitation leads: a name, a password, and in."""

from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseBase

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say
from criterio.store import audit
from criterio.web._page import Page
from criterio.web.models import Account, Invitation
from criterio.web.people import guesses, invitations
from criterio.web.visit import Visit


def _invitation(visit: Visit, secret: str) -> Invitation:
    """Raises Http404 where it opens nothing, and RuleBroken when too many that open nothing came from there."""
    if guesses.are_spent(visit.request, "invitation"):
        raise RuleBroken(say("Too many addresses that open nothing came from where you are. Wait a minute."))
    found = invitations.waiting(secret, visit.now)
    if found is None:
        guesses.count(visit.request, "invitation")
        raise Http404
    return found


def _show(visit: Visit, secret: str, errors: tuple[str, ...] = ()) -> HttpResponseBase:
    invitation = _invitation(visit, secret)
    known = Account.objects.filter(email__iexact=invitation.email).exists()
    return visit.render(
        "people/invitation.html.jinja",
        422 if errors else 200,
        invitation=invitation,
        errors=errors,
        known=known,
        told=visit.request.POST,
    )


def _accept(visit: Visit, act: str, secret: str) -> HttpResponseBase:
    invitation, told = _invitation(visit, secret), visit.request.POST
    name, password = told.get("name", "").strip()[:120], told.get("password", "")
    known = Account.objects.filter(email__iexact=invitation.email).exists()
    if not known:
        try:
            validate_password(password, Account(email=invitation.email, name=name))
        except ValidationError as error:
            return _show(visit, secret, tuple(error.messages))
    account = invitations.accept(invitation, name, password, visit.reader.language, visit.now)
    audit.append(visit.house.store, account.email, "people.accept", account.email, {"role": invitation.role}, visit.now)
    if known:
        return visit.go("home")
    login(visit.request, account, backend="django.contrib.auth.backends.ModelBackend")
    return visit.go("home")


PAGE = Page(
    path="invitation/<str:secret>/",
    title=say("You are invited"),
    needs=None,
    show=_show,
    take=_accept,
    takes={"accept": None},
)
