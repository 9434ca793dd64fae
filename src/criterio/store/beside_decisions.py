# SPDX-License-Identifier: EUPL-1.2
"""What is kept beside a decision, which itself never changes."""

from django.db import models

from criterio.store.frozen import Frozen


class Reply(Frozen):
    """What somebody of the unit concerned answered. ``decision`` null: to what was proposed, before anybody signed.

    ``for_all``: it is written to be shown beside the decision to everybody.
    """

    subject = models.TextField()
    decision = models.ForeignKey("store.Decision", null=True, on_delete=models.PROTECT, related_name="replies")
    unit = models.TextField(default="")
    text = models.TextField()
    for_all = models.BooleanField()
    who = models.TextField()
    at = models.DateTimeField()


class Publication(Frozen):
    """Somebody said whether everybody sees a decision, or a ``reply`` to it, and why. The newest of each counts.

    Where nobody said so, everybody sees a decision, and a reply that was written for all.
    """

    decision = models.ForeignKey("store.Decision", on_delete=models.PROTECT, related_name="publications")
    reply = models.ForeignKey(Reply, null=True, on_delete=models.PROTECT, related_name="publications")
    is_public = models.BooleanField()
    reason = models.TextField(default="")
    who = models.TextField()
    account = models.TextField(null=True)
    at = models.DateTimeField()
