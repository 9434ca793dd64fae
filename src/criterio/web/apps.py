# SPDX-License-Identifier: EUPL-1.2
"""Django's card of this room."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Its models live in ``criterio.web.models``."""

    name = "criterio.web"
    label = "web"
