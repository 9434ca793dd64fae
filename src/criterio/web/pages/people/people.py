# SPDX-License-Identifier: EUPL-1.2
"""Everybody who works here, with their roles; invitations, the end of a role, and of a second factor that was lost."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404

from criterio.domain.errors import RuleBroken, UnknownName
from criterio.domain.sentence import say
from criterio.store.models import Unit
from criterio.web._page import Page
from criterio.web.models import Account, Grant
from criterio.web.people import invitations, mails, second_factor
from criterio.web.people.roles import WHOLE, Permission, Role
from criterio.web.visit import Visit, url
from criterio.web.written import Errors, Wrong, all_right, whole


def _show(visit: Visit, link: str = "") -> HttpResponseBase:
    return visit.render(
        "people/people.html.jinja",
        people=Account.objects.prefetch_related("grants__unit").order_by("email"),
        with_factor=set(Authenticator.objects.values_list("user_id", flat=True)),
        roles=list(Role),
        units=list(Unit.objects.order_by("name").values_list("name", flat=True)),
        invitations=invitations.every_waiting(visit.now),
        link=link,
    )


def _take(visit: Visit, act: str) -> HttpResponseBase:
    return {"invite": _invite, "withdraw": _withdraw, "revoke": _revoke, "take_factor": _take_factor}[act](visit)


def _invite(visit: Visit) -> HttpResponseBase:
    told = visit.request.POST
    email, role, unit = told.get("email", "").strip(), told.get("role", ""), told.get("unit", "")
    all_right(_wrong(email, role))
    try:
        secret = invitations.invite(email, Role(role), unit, visit.person, visit.now)
    except UnknownName as fault:
        raise Wrong({"unit": fault.sentence}) from fault
    visit.audit("people.invite", email, role=role, unit=unit)
    link = visit.request.build_absolute_uri(url("people.invitation", secret=secret))
    if mails.leave():
        _send(visit, email, link)
    return _show(visit, link=link)


def _send(visit: Visit, email: str, link: str) -> None:
    if mails.send_invitation(email, link):
        visit.tell(say("The invitation was sent to {email}.", email=email))
    else:
        visit.tell(say("The mail could not be sent: give the address to the person yourself."), "warning")


def _withdraw(visit: Visit) -> HttpResponseBase:
    found = invitations.withdraw(whole(visit.request.POST.get("invitation", "")) or 0, visit.now)
    visit.audit("people.withdraw", found.email, role=found.role, unit=found.unit.name if found.unit else "")
    visit.tell(say("Withdrawn. The address that {email} was given opens nothing any more.", email=found.email))
    return visit.go("people.people")


def _revoke(visit: Visit) -> HttpResponseBase:
    grant = get_object_or_404(Grant, pk=whole(visit.request.POST.get("grant", "")))
    others = Grant.objects.filter(role=Role.ADMINISTRATOR, unit=None, account__is_active=True).exclude(pk=grant.pk)
    if grant.role == Role.ADMINISTRATOR and grant.unit is None and not others.exists():
        raise RuleBroken(say("Somebody must administer. Give the role to another person first."))
    visit.audit("people.revoke", grant.account.email, role=grant.role, unit=grant.unit.name if grant.unit else "")
    grant.delete()
    visit.tell(say("Saved."))
    return visit.go("people.people")


def _take_factor(visit: Visit) -> HttpResponseBase:
    account = get_object_or_404(Account, pk=whole(visit.request.POST.get("person", "")))
    if account == visit.person:
        raise RuleBroken(say("Take your own away in My account, where you are asked who you are."))
    second_factor.take_away(account)
    visit.audit("people.take_factor", account.email)
    visit.tell(say("{email} comes in with the password alone, and can set up another.", email=account.email))
    return visit.go("people.people")


def _wrong(email: str, role: str) -> Errors:
    """What has to be put right by field."""
    errors = Errors()
    try:
        validate_email(email)
    except ValidationError:
        errors["email"] = say("«{value}» is not a mail address.", value=email)
    if role not in set(Role):
        errors["role"] = say("Choose a role.")
    return errors


PAGE = Page(
    path="people/",
    title=say("Who works here?"),
    needs=Permission.ADMINISTER,
    show=_show,
    take=_take,
    takes=dict.fromkeys(("invite", "withdraw", "revoke", "take_factor"), Permission.ADMINISTER),
    unit_of=lambda visit: WHOLE,
    question="people",
    is_entry=True,
)
