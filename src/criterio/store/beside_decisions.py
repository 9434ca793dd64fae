# SPDX-License-Identifier: EUPL-1.2
"""What is kept beside a decision, which itself never changes."""

from django.db import models

from criterio.store.frozen import Frozen


class Publication(Frozen):
    """Somebody said whether everybody sees a decision, and why. The newest of its decision counts; none: everybody."""

    decision = models.ForeignKey("store.Decision", on_delete=models.PROTECT, related_name="publications")
    is_public = models.BooleanField()
    reason = models.TextField(default="")
    who = models.TextField()
    at = models.DateTimeField()
