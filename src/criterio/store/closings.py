# SPDX-License-Identifier: EUPL-1.2
"""The closing plan of a profile: a draft until somebody signs it, then a promise until it is done."""

from dataclasses import asdict
from datetime import datetime

from criterio.domain.governance import Closing
from criterio.domain.profile import ProfileKey
from criterio.store import models
from criterio.store.workspace import Store

_TOLD = ("author", "reason", "audience_goes_to", "archive", "notice", "notice_on", "closes_on", "state", "signed_by")


def closings(store: Store) -> list[Closing]:
    """Every plan, the newest first."""
    rows = models.ClosingPlan.objects.using(store.alias).select_related("profile").order_by("-id")
    return [_read(row) for row in rows]


def closing_of(store: Store, key: ProfileKey) -> Closing | None:
    """The newest plan of a profile; None when nobody has begun one."""
    return next((one for one in closings(store) if one.key == key), None)


def write_closing(store: Store, closing: Closing, at: datetime) -> Closing:
    """Writes a plan, or the plan of its ``number`` anew."""
    with store.writing():
        profiles = models.Profile.objects.using(store.alias)
        profile = profiles.get(network=closing.key.network, handle=closing.key.handle)
        said = asdict(closing)
        row = models.ClosingPlan(pk=closing.number, profile=profile, updated_at=at, **{n: said[n] for n in _TOLD})
        row.save(using=store.alias)
    return _read(row)


def _read(row: models.ClosingPlan) -> Closing:
    key = ProfileKey(row.profile.network, row.profile.handle)
    return Closing(key=key, number=row.pk, **{name: getattr(row, name) for name in _TOLD})
