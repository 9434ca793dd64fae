# SPDX-License-Identifier: EUPL-1.2
"""What Django is told of the machine: by which address people come, how mails leave, who else vouches for people."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from csp.constants import SELF

from criterio.settings.identity import Identity
from criterio.settings.machine import Machine
from criterio.settings.mail import Mail
from criterio.web import django_settings

PROVIDER = "office"
"""How addresses name the identity provider of the administration."""

_A_YEAR = 365 * 24 * 3600
_PATIENCE = 10  # seconds that a page waits for a mail server


def machine_settings(root: Path, machine: Machine) -> dict[str, Any]:
    """Over those of ``django_settings``."""
    told: dict[str, Any] = {"CRITERIO_ROOT": root, "CRITERIO_MACHINE": machine, "ALLOWED_HOSTS": list(machine.hosts)}
    told |= _sent(machine.mail) if machine.mail else _left(root)
    for more in _proxied(machine), _vouched(machine.identity):
        told |= dict(more)
    return told


def _left(root: Path) -> dict[str, Any]:
    """Without a server, mails are files that an administrator reads."""
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": root / "outbox",
    }


def _sent(mail: Mail) -> dict[str, Any]:
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": mail.host,
        "EMAIL_PORT": mail.port,
        "EMAIL_HOST_USER": mail.user,
        "EMAIL_HOST_PASSWORD": mail.password,
        "EMAIL_USE_SSL": mail.security == "smtps",
        "EMAIL_USE_TLS": mail.security == "smtp",
        "EMAIL_TIMEOUT": _PATIENCE,
        "DEFAULT_FROM_EMAIL": mail.sender,
    }


def _proxied(machine: Machine) -> Iterator[tuple[str, Any]]:
    """Behind a proxy its word is taken for who asks, and by which way they came."""
    if machine.public_url:
        yield "ALLAUTH_TRUSTED_PROXY_COUNT", 1
    if machine.is_secure:
        yield "SECURE_PROXY_SSL_HEADER", ("HTTP_X_FORWARDED_PROTO", "https")
        yield "SESSION_COOKIE_SECURE", True
        yield "CSRF_COOKIE_SECURE", True
        yield "SECURE_HSTS_SECONDS", _A_YEAR
        yield "ACCOUNT_DEFAULT_HTTP_PROTOCOL", "https"


def _vouched(identity: Identity | None) -> Iterator[tuple[str, Any]]:
    """A browser follows a form to the provider only if the content policy lets it."""
    if identity is None:
        return
    app = {
        "provider_id": PROVIDER,
        "name": identity.name,
        "client_id": identity.client,
        "secret": identity.secret,
        "settings": {"server_url": identity.issuer, "oauth_pkce_enabled": True},
    }
    yield "SOCIALACCOUNT_PROVIDERS", {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
    directives = django_settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    yield "CONTENT_SECURITY_POLICY", {"DIRECTIVES": directives | {"form-action": [SELF, identity.origin]}}
