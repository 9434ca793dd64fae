# SPDX-License-Identifier: EUPL-1.2
"""How accounts are let in, by invitation only, how sessions end, and what is said when something is wrong."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.http import HttpRequest
from django.utils.translation import get_language

from criterio.domain.sentence import Sentence, say
from criterio.language.reader import Reader
from criterio.store import audit
from criterio.web.workplace import house


class _Told(dict[str, Any]):
    """Sentences by code, read in the language of the moment in which they are asked for."""

    def __getitem__(self, code: str) -> str:
        told = super().__getitem__(code)
        return Reader(get_language() or "en").text(told) if isinstance(told, Sentence) else str(told)


_WRONG_CODE = say("The code is not right, or it has ended. Wait for the next one and write it.")
_TOO_MANY = say("There were too many attempts. Wait some minutes and try again.")


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Nobody signs up by themselves."""

    error_messages = _Told(
        DefaultAccountAdapter.error_messages
        | {
            "account_inactive": say("This account is closed"),
            "enter_current_password": say("This is not your password of today."),
            "incorrect_code": _WRONG_CODE,
            "incorrect_password": say("The password is not right."),
            "invalid_password_reset": say("This address works no more"),
            "too_many_login_attempts": _TOO_MANY,
            "rate_limited": _TOO_MANY,
        }
    )

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by accepting an invitation."""
        return False


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # as above
    """The second step, in our words."""

    error_messages = _Told(
        DefaultMFAAdapter.error_messages
        | {
            "incorrect_code": _WRONG_CODE,
            "cannot_delete_authenticator": say("Your house asks for a second step: add another one first."),
            "rate_limited": _TOO_MANY,
        }
    )


class Sessions(DefaultUserSessionsAdapter):  # type: ignore[misc]  # as above
    """A person may end their sessions on other machines; it is written down."""

    def end_sessions(self, sessions: Iterable[Any]) -> None:
        """Each of them belongs to the person who asks."""
        for session in sessions:
            who = session.user.email
            audit.append(house().store, who, "people.end_session", who, {}, datetime.now(UTC))
            session.end()
