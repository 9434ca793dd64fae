# SPDX-License-Identifier: EUPL-1.2
"""Django's card of this room."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Its models live in ``criterio.web.models``."""

    name = "criterio.web"
    label = "web"

    def ready(self) -> None:
        """Signals are heard once Django is awake."""
        from criterio.web.people import witness  # noqa: F401  # hears by being imported
