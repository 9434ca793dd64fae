# SPDX-License-Identifier: EUPL-1.2
"""Keys of the HTTP API. A key is shown once; only its digest is kept."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from criterio.web.models import Account, Token
from criterio.web.people import second_factor
from criterio.web.people.access import grants_of
from criterio.web.people.roles import WHOLE

LASTS = timedelta(days=365)


def make(account: Account, name: str, grant: int, now: datetime) -> str | None:
    """A new key that may do what one of the person's own roles may; None when the role is not theirs."""
    held = account.grants.filter(pk=grant).first()
    if held is None:
        return None
    secret = secrets.token_urlsafe(32)
    Token.objects.create(
        account=account,
        name=name,
        digest=_digest(secret),
        role=held.role,
        unit=held.unit,
        made_at=now,
        expires_at=now + LASTS,
    )
    return secret


def authenticate(secret: str, now: datetime) -> Token | None:
    """The key behind a secret; None when there is none, it ended, or its person no longer has that role."""
    token = Token.objects.select_related("account", "unit").filter(digest=_digest(secret)).first()
    if token is None or token.revoked_at or token.expires_at <= now or not token.account.is_active:
        return None
    held = (token.role, token.unit.name if token.unit else WHOLE)
    if held not in grants_of(token.account) or second_factor.is_missing(token.account):
        return None
    Token.objects.filter(pk=token.pk).update(used_at=now)
    return token


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
