# SPDX-License-Identifier: EUPL-1.2
"""How accounts are let in, by invitation only, and how their sessions end."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.http import HttpRequest

from criterio.store import audit
from criterio.web.workplace import house


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Nobody signs up by themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by accepting an invitation."""
        return False


class Sessions(DefaultUserSessionsAdapter):  # type: ignore[misc]  # as above
    """A person may end their sessions on other machines; it is written down."""

    def end_sessions(self, sessions: Iterable[Any]) -> None:
        """Each of them belongs to the person who asks."""
        for session in sessions:
            who = session.user.email
            audit.append(house().store, who, "people.end_session", who, {}, datetime.now(UTC))
            session.end()
