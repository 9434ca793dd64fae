# SPDX-License-Identifier: EUPL-1.2
"""Writes down who came in, who went out, and who tried in vain. Never a password."""

from datetime import UTC, datetime
from typing import Any

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


def _write(who: str, act: str) -> None:
    audit.append(house().store, who, act, who, {}, datetime.now(UTC))
