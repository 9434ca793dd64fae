# SPDX-License-Identifier: EUPL-1.2
"""The identity provider (OpenID Connect) by which the people of the administration may come in."""

from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from criterio.domain.errors import SettingsError
from criterio.domain.sentence import say

_HERE = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Identity:
    """What the provider knows Criterio by. ``name`` is what people read on the button. The secret never prints."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    name: str = "OpenID Connect"

    @property
    def origin(self) -> str:
        """Where the browser is sent to."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"


def address(url: str) -> SplitResult | None:
    """Its parts; None where it is no address, or one of nobody."""
    try:
        parts = urlsplit(url)
    except ValueError:  # such as a bracket that is not closed
        return None
    return parts if parts.hostname else None


def read_identity(issuer: str, client: str, secret: str, name: str) -> Identity | None:
    """Without issuer there is none. Raises SettingsError."""
    if not issuer:
        return None
    parts = address(issuer)
    if parts is None or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)):
        raise SettingsError(say("CRITERIO_OIDC_ISSUER must be the https:// address of the identity provider."))
    if not client or not secret:
        raise SettingsError(say("CRITERIO_OIDC_ISSUER needs CRITERIO_OIDC_CLIENT and CRITERIO_OIDC_SECRET beside it."))
    return Identity(issuer.rstrip("/"), client, secret, name or "OpenID Connect")
