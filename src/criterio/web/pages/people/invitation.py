# SPDX-License-Identifier: EUPL-1.2
"""Where an invitation leads: a name, a password, and in."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import Sentence, say
from criterio.store import audit
from criterio.web._page import Page
from criterio.web.models import Account, Invitation
from criterio.web.people import guesses, invitations
from criterio.web.visit import Visit
from criterio.web.written import Wrong

_SPENT = say(
    "This invitation opens nothing: it was used already, was withdrawn or is too old, or its address is cut. If you "
    "have come in with it before, sign in; if not, ask whoever invited you for another."
)


def _invitation(visit: Visit, secret: str) -> Invitation | None:
    """None where it opens nothing. Raises RuleBroken when too many that open nothing came from there."""
    if guesses.are_spent(visit.request, "invitation"):
        raise RuleBroken(say("Too many addresses that open nothing came from where you are. Wait a minute."))
    found = invitations.waiting(secret, visit.now)
    if found is None:
        guesses.count(visit.request, "invitation")
    return found


def _spent(visit: Visit) -> HttpResponseBase:
    return visit.render("_told.html.jinja", 404, title=_SPENT, way="")


def _show(visit: Visit, secret: str) -> HttpResponseBase:
    invitation = _invitation(visit, secret)
    if invitation is None:
        return _spent(visit)
    known = Account.objects.filter(email__iexact=invitation.email).exists()
    return visit.render(
        "people/invitation.html.jinja",
        invitation=invitation,
        known=known,
    )


def _accept(visit: Visit, act: str, secret: str) -> HttpResponseBase:
    invitation, told = _invitation(visit, secret), visit.request.POST
    if invitation is None:
        return _spent(visit)
    name, password = told.get("name", "").strip()[:120], told.get("password", "")
    known = Account.objects.filter(email__iexact=invitation.email).exists()
    if not known:
        try:
            validate_password(password, Account(email=invitation.email, name=name))
        except ValidationError as error:
            raise Wrong({"password": Sentence("{told}", {"told": " ".join(error.messages)})}) from error
    account = invitations.accept(invitation, name, password, visit.reader.language, visit.now)
    if account is None:  # somebody was quicker
        return _spent(visit)
    audit.append(visit.house.store, account.email, "people.accept", account.email, {"role": invitation.role}, visit.now)
    if known:
        return visit.go("home")
    login(visit.request, account, backend="django.contrib.auth.backends.ModelBackend")
    UserSession.objects.create_from_request(visit.request)  # allauth lists those that came in by its own door alone
    return visit.go("home")


PAGE = Page(
    path="invitation/<str:secret>/",
    title=say("You are invited"),
    needs=None,
    show=_show,
    take=_accept,
    takes={"accept": None},
)
