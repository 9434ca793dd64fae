# SPDX-License-Identifier: EUPL-1.2
"""Invitations: one secret address a person, once, for a week. Only its digest is kept."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction

from criterio.domain.errors import RuleBroken, UnknownName
from criterio.domain.sentence import say
from criterio.store.models import Unit
from criterio.web.models import Account, Grant, Invitation
from criterio.web.people.roles import Role

LASTS = timedelta(days=7)


def invite(email: str, role: Role, unit: str, by: Account | None, now: datetime) -> str:
    """The secret of a new invitation; an empty unit is the whole administration. Raises UnknownName."""
    held = Unit.objects.filter(name=unit).first() if unit else None
    if unit and held is None:
        raise UnknownName(say("There is no unit «{unit}» in the register.", unit=unit))
    secret = secrets.token_urlsafe(24)
    Invitation.objects.create(
        digest=_digest(secret), email=email, role=role, unit=held, invited_by=by, made_at=now, expires_at=now + LASTS
    )
    return secret


def waiting(secret: str, now: datetime) -> Invitation | None:
    """The invitation that the secret opens; None when there is none, or it was used, or it is too late."""
    return Invitation.objects.filter(digest=_digest(secret), accepted_at=None, expires_at__gt=now).first()


def every_waiting(now: datetime) -> list[Invitation]:
    """Those that nobody has used and that still open the door, the oldest first."""
    found = Invitation.objects.filter(accepted_at=None, expires_at__gt=now).order_by("made_at")
    return list(found.select_related("unit", "invited_by"))


def withdraw(number: int, now: datetime) -> Invitation:
    """It opens nothing any more. Raises RuleBroken when somebody has used it, or it is withdrawn already."""
    found = next((one for one in every_waiting(now) if one.pk == number), None)
    if found is None or not Invitation.objects.filter(pk=number, accepted_at=None).delete()[0]:
        raise RuleBroken(say("That invitation waits no more: it was used, withdrawn or too old. See who works here."))
    return found


def waiting_for(email: str, now: datetime) -> list[Invitation]:
    """Those that were sent to a mail address and nobody has used."""
    return list(
        Invitation.objects.filter(email__iexact=email, accepted_at=None, expires_at__gt=now).order_by("made_at")
    )


def accept(invitation: Invitation, name: str, password: str | None, language: str, now: datetime) -> Account | None:
    """Makes the account with its role, or adds the role to the account that this mail address already has.

    Without password the account is entered by another door: the identity provider's. None when the invitation waits no
    more, as when two people come in by it at once: it is used before anything else is written, and the other waits.
    """
    with transaction.atomic():
        waits = Invitation.objects.filter(pk=invitation.pk, accepted_at=None)
        if not waits.update(accepted_at=now):
            return None
        account = Account.objects.filter(email__iexact=invitation.email).first()
        if account is None:
            account = Account.objects.create_user(invitation.email, password, name=name, language=language)
        Grant.objects.get_or_create(account=account, role=invitation.role, unit=invitation.unit)
    return account


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
