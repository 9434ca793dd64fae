# SPDX-License-Identifier: EUPL-1.2
"""The passages of a profile from a state to another: written once."""

from datetime import datetime

from criterio.domain.governance import Signatory, StateChanged
from criterio.domain.names import State
from criterio.domain.profile import ProfileKey
from criterio.store import models
from criterio.store.workspace import Store


def record(store: Store, key: ProfileKey, to: State, who: Signatory, reason: str, at: datetime) -> None:
    """The passage, and the state as the register declares it from now on. Both or none."""
    with store.writing():
        profile = models.Profile.objects.using(store.alias).get(network=key.network, handle=key.handle)
        row = models.StateChange(profile=profile, state=to, at=at, who=who.name, account=who.account, reason=reason)
        row.save(using=store.alias)
        profile.declared_state = to
        profile.save(using=store.alias, update_fields=["declared_state"])


def history(store: Store, key: ProfileKey) -> tuple[StateChanged, ...]:
    """Every passage, the oldest first."""
    rows = models.StateChange.objects.using(store.alias).filter(
        profile__network=key.network, profile__handle=key.handle
    )
    return tuple(
        StateChanged(key, State(row.state), row.at, Signatory(row.who, row.account), row.reason)
        for row in rows.order_by("id")
    )
