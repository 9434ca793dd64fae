# SPDX-License-Identifier: EUPL-1.2
"""Django's card of this room."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Its models live in ``criterio.store.models``."""

    name = "criterio.store"
    label = "store"
