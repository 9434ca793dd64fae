# SPDX-License-Identifier: EUPL-1.2
"""Records that are written once."""

from typing import Any

from django.db import models

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say


class Frozen(models.Model):
    """A record that is written once. A later one may replace it, openly; nobody rewrites it."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise RuleBroken(say("A record of this kind cannot be changed. Write a new one that replaces it."))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise RuleBroken(say("A record of this kind cannot be deleted."))
