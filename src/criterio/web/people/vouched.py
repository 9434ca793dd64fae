# SPDX-License-Identifier: EUPL-1.2
"""People for whom the administration's identity provider vouches: those who work here already, or were invited."""

from datetime import UTC, datetime
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest, HttpResponse

from criterio.domain.sentence import say
from criterio.language.reader import Reader
from criterio.store import audit
from criterio.web.models import Account
from criterio.web.people import invitations
from criterio.web.visit import Visit
from criterio.web.workplace import house

_UNKNOWN = say(
    "The identity provider knows you, but nobody has invited you here yet. Ask an administrator for an invitation to "
    "the same mail address."
)


class Vouched(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """A verified mail address is what a provider's word and an account have in common."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """As by the other door: by invitation only."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Ties the provider's word to an account, once; from then on its own identifier is enough."""
        if sociallogin.is_existing or request.user.is_authenticated:
            return
        address = next((one.email for one in sociallogin.email_addresses if one.verified), "")
        account = _account(address, request.reader) if address else None  # type: ignore[attr-defined]  # our middleware's
        if account is None:
            raise ImmediateHttpResponse(_refused(request))
        sociallogin.connect(request, account)


def _account(address: str, reader: Reader) -> Account | None:
    """Whoever has that mail address, or is invited by it."""
    now = datetime.now(UTC)
    for invitation in invitations.waiting_for(address, now):
        account = invitations.accept(invitation, "", None, reader.language, now)
        if account is None:
            continue
        audit.append(house().store, account.email, "people.accept", account.email, {"role": invitation.role}, now)
    return Account.objects.filter(email__iexact=address, is_active=True).first()


def _refused(request: HttpRequest) -> HttpResponse:
    return Visit(request).render("_told.html.jinja", 403, title=_UNKNOWN, way="")
