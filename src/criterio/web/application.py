# SPDX-License-Identifier: EUPL-1.2
"""The application as a WSGI server calls it."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.urls import get_resolver

from criterio.settings.machine import Machine
from criterio.web.configure import configure, migrate


def application(root: Path, machine: Machine) -> Callable[..., Iterable[Any]]:
    """The workspace in ``root``, up to date and ready to be asked. Raises SettingsError when it is not one."""
    configure(root, machine)
    migrate()
    get_resolver().url_patterns  # noqa: B018  # every page is loaded now, not when the first person asks
    return WSGIHandler()
