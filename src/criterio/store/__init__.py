# SPDX-License-Identifier: EUPL-1.2
"""Where an administration's records and history live: one folder."""

import os

import django
from django.conf import settings

if not settings.configured:  # tables are declared when their modules are imported, and that needs Django awake
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "criterio.store.django_settings")
    django.setup()
