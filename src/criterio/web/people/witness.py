# SPDX-License-Identifier: EUPL-1.2
"""Writes down who came in, who went out, who tried in vain, and who changed a way in. Never a secret."""

from datetime import UTC, datetime
from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed, authenticator_reset
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.contrib.auth import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from criterio.store import audit
from criterio.web.models import Account
from criterio.web.workplace import house


@receiver(user_logged_in)
def came_in(sender: Any, user: Account, **about: Any) -> None:
    """Somebody is in."""
    _write(user.email, "people.sign_in")


@receiver(user_logged_out)
def went_out(sender: Any, user: Account | None, **about: Any) -> None:
    """Somebody left; without user, the session had ended before."""
    if user is not None:
        _write(user.email, "people.sign_out")


@receiver(user_login_failed)
def tried(sender: Any, credentials: dict[str, Any], **about: Any) -> None:
    """Somebody did not get in: the mail address that was tried, and nothing else."""
    _write(str(credentials.get("email") or credentials.get("username") or "")[:254], "people.sign_in_failed")


@receiver([password_changed, password_set, password_reset])
def changed_password(sender: Any, user: Account, signal: Any, **about: Any) -> None:
    """From within, or by the address in a mail."""
    _write(user.email, "people.reset_password" if signal is password_reset else "people.change_password")


_FACTORS = {
    authenticator_added: "people.add_factor",
    authenticator_removed: "people.remove_factor",
    authenticator_reset: "people.renew_factor",
    authentication_failed: "people.factor_failed",
}


@receiver(list(_FACTORS))
def changed_factor(sender: Any, user: Account, authenticator: Any, signal: Any, **about: Any) -> None:
    """Which kind of second factor; never what it holds."""
    _write(user.email, _FACTORS[signal], kind=str(getattr(authenticator, "type", "")))


@receiver(social_account_added)
def tied(sender: Any, sociallogin: Any, **about: Any) -> None:
    """An identity provider vouches for an account from now on."""
    _write(sociallogin.user.email, "people.tie_identity")


@receiver(social_account_removed)
def untied(sender: Any, socialaccount: Any, **about: Any) -> None:
    """It no longer does."""
    _write(socialaccount.user.email, "people.untie_identity")


def _write(who: str, act: str, **detail: str) -> None:
    audit.append(house().store, who, act, who, detail, datetime.now(UTC))
