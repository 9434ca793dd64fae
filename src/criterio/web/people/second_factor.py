# SPDX-License-Identifier: EUPL-1.2
"""Who must come in with a second factor: the roles that the administration names in its declaration."""

from allauth.mfa.utils import is_mfa_enabled

from criterio.web.models import Account
from criterio.web.workplace import house


def is_missing(account: Account) -> bool:
    """Whether a role of this person asks for a second factor that they have not set up yet."""
    roles = house().declared.second_factor
    asked = bool(roles) and account.grants.filter(role__in=roles).exists()
    return asked and not is_mfa_enabled(account)
