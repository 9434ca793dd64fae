# SPDX-License-Identifier: EUPL-1.2
"""Who calls the API: the role and the unit of a token, and what they let it see."""

from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

from django.http import HttpRequest
from ninja.security import HttpBearer

from criterio.web.api._problem import NOT_YOURS, TOO_MANY, Told
from criterio.web.people.access import unit_parents
from criterio.web.people.roles import ANYWHERE, WHOLE, Permission, Role, may


@dataclass(frozen=True)
class Caller:
    """A token, as an operation sees it."""

    role: Role
    unit: str

    def may(self, permission: Permission, unit: str | None = ANYWHERE) -> bool:
        """As :meth:`Visit.may`."""
        return may([(self.role, self.unit)], permission, unit, unit_parents())

    def must(self, permission: Permission, unit: str | None = ANYWHERE) -> None:
        """Raises Told (403) when the role does not reach that far."""
        if not self.may(permission, unit):
            raise Told(HTTPStatus.FORBIDDEN, NOT_YOURS)


class Bearer(HttpBearer):
    """Asked of every operation that does not say that it is open."""

    openapi_name = "token"

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """None: the token is not valid any more, or never was. Raises Told (429) to who tries too many."""
        from criterio.web.people import guesses  # only who brings a token needs these
        from criterio.web.people.tokens import authenticate

        if guesses.are_spent(request, "token"):
            raise Told(HTTPStatus.TOO_MANY_REQUESTS, TOO_MANY)
        found = authenticate(token, datetime.now(UTC))
        if found is None:
            guesses.count(request, "token")
            return None
        return Caller(Role(found.role), found.unit.name if found.unit else WHOLE)


def caller(request: HttpRequest) -> Caller:
    """Who called, inside an operation that asks for a token."""
    return request.auth  # type: ignore[attr-defined,no-any-return]  # given by ninja
