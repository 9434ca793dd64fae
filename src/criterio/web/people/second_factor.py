# SPDX-License-Identifier: EUPL-1.2
"""Who must come in with a second factor, as the administration declares by role; and who lost it."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession

from criterio.web.models import Account
from criterio.web.workplace import house


def is_missing(account: Account) -> bool:
    """Whether a role of this person asks for a second factor that they have not set up yet."""
    roles = house().declared.second_factor
    asked = bool(roles) and account.grants.filter(role__in=roles).exists()
    return asked and not is_mfa_enabled(account)


def take_away(account: Account) -> None:
    """For who lost it: every second factor, passkey and recovery code goes, and whoever is in by them is out."""
    Authenticator.objects.filter(user=account).delete()
    for session in UserSession.objects.filter(user=account):
        session.end()
