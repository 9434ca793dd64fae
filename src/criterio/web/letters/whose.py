# SPDX-License-Identifier: EUPL-1.2
"""The house as somebody would see it who is not before it: a visit without a request of the web."""

from datetime import datetime

from django.http import HttpRequest

from criterio.language.reader import Reader
from criterio.web.models import Account
from criterio.web.people.roles import ANYWHERE, Permission
from criterio.web.visit import Visit
from criterio.web.workplace import house


class _OfTheWhole(Visit):
    """As who may do everything."""

    def may(self, permission: Permission, unit: str | None = ANYWHERE) -> bool:
        return True


def visit_of(account: Account, now: datetime) -> Visit:
    """What the pages would show this person now, in their language."""
    request = _request(account.language or house().declared.language)
    request.user = account
    return Visit(request, now)


def visit_of_the_whole(language: str, now: datetime) -> Visit:
    """What they would show somebody who may do everything in the whole administration."""
    return _OfTheWhole(_request(language), now)


def _request(language: str) -> HttpRequest:
    request = HttpRequest()
    request.reader = Reader(language, house().indicators, house().names)  # type: ignore[attr-defined]  # as ReadingLanguage gives it
    return request
