# SPDX-License-Identifier: EUPL-1.2
"""Invitations: one secret address a person, once, for a week. Only its digest is kept."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction

from criterio.domain.errors import UnknownName
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


def waiting_for(email: str, now: datetime) -> list[Invitation]:
    """Those that were sent to a mail address and nobody has used."""
    return list(
        Invitation.objects.filter(email__iexact=email, accepted_at=None, expires_at__gt=now).order_by("made_at")
    )


def accept(invitation: Invitation, name: str, password: str | None, language: str, now: datetime) -> Account:
    """Makes the account with its role, or adds the role to the account that this mail address already has.

    Without password the account is entered by another door: the identity provider's.
    """
    with transaction.atomic():
        account = Account.objects.filter(email__iexact=invitation.email).first()
        if account is None:
            account = Account.objects.create_user(invitation.email, password, name=name, language=language)
        Grant.objects.get_or_create(account=account, role=invitation.role, unit=invitation.unit)
        invitation.accepted_at = now
        invitation.save(update_fields=["accepted_at"])
    return account


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
