# SPDX-License-Identifier: EUPL-1.2
"""Tells Django which workspace it stands on. Once a process, before anything else wakes it."""

import hashlib
import hmac
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS

from criterio.settings.machine import Machine
from criterio.web import django_settings
from criterio.web.machine_settings import machine_settings


def configure(root: Path, machine: Machine) -> None:
    """Raises SettingsError when ``root`` is not a workspace."""
    root = root.resolve()
    told = {name: getattr(django_settings, name) for name in dir(django_settings) if name.isupper()}
    settings.configure(**told | machine_settings(root, machine))
    from criterio.store.configure import database  # the store wakes Django, unless it has been told before
    from criterio.store.folder import declaration_of, secret_of

    declaration_of(root)
    key = hmac.new(secret_of(root), b"sessions and signatures of the web", hashlib.sha256)
    settings.SECRET_KEY = key.hexdigest()
    settings.DATABASES = {"default": database(root, machine.database_url)}
    django.setup()


def migrate() -> None:
    """Brings the database up to date. Raises SettingsError when it is another workspace's."""
    from criterio.store.configure import bring_up_to_date  # as above
    from criterio.store.ownership import claim

    bring_up_to_date(DEFAULT_DB_ALIAS)
    if settings.CRITERIO_MACHINE.database_url:
        claim(settings.CRITERIO_ROOT, DEFAULT_DB_ALIAS)
    call_command("createcachetable", verbosity=0)
