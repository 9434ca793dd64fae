# SPDX-License-Identifier: EUPL-1.2
"""What Django needs to know to keep records. Databases are added as workspaces are opened."""

INSTALLED_APPS = ["criterio.store"]
DATABASES: dict[str, dict[str, object]] = {}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
