# SPDX-License-Identifier: EUPL-1.2
"""The requests of units to open a profile, as drafts and as what was answered to them."""

from datetime import datetime

from pydantic import TypeAdapter

from criterio.domain.administration import Initiative
from criterio.domain.governance import Opening
from criterio.domain.profile import ProfileKey
from criterio.store import models, registry
from criterio.store.joined import present, present_key
from criterio.store.workspace import Store

_INITIATIVE = TypeAdapter(Initiative)


def openings(store: Store) -> list[Opening]:
    """Every request, the newest first."""
    return [_read(row) for row in models.OpeningRequest.objects.using(store.alias).order_by("-id")]


def opening(store: Store, number: int) -> Opening | None:
    """One request; None when there is none of that number."""
    row = models.OpeningRequest.objects.using(store.alias).filter(pk=number).first()
    return _read(row) if row else None


def write_opening(
    store: Store, initiative: Initiative, author: str, at: datetime, number: int | None = None
) -> Opening:
    """Writes a draft, or writes the draft ``number`` anew; its author is whoever wrote it last."""
    with store.writing():
        table = models.OpeningRequest.objects.using(store.alias)
        row = table.get(pk=number) if number else models.OpeningRequest(created_at=at)
        row.author, row.unit, row.updated_at = author, initiative.unit, at
        row.initiative = _INITIATIVE.dump_python(initiative, mode="json")
        row.save(using=store.alias)
    return _read(row)


def pass_opening(store: Store, number: int, state: str, at: datetime, decided_by: str = "", reply: str = "") -> Opening:
    """The request passes to a state. Who calls holds to the rules."""
    with store.writing():
        row = models.OpeningRequest.objects.using(store.alias).get(pk=number)
        row.state, row.updated_at = state, at
        row.decided_by, row.reply = decided_by or row.decided_by, reply or row.reply
        row.save(using=store.alias)
    return _read(row)


def propose_profile(store: Store, key: ProfileKey, initiative: Initiative) -> None:
    """Enters a profile that may be opened, with what its request said. What is known of it already stays."""
    with store.writing():
        key = present_key(key, present(store))
        registry.see(store, key)
        row = models.Profile.objects.using(store.alias).get(network=key.network, handle=key.handle)
        people = {
            name: models.Person.objects.using(store.alias).get_or_create(name=name)[0]
            for name in (initiative.owner, initiative.deputy)
            if name
        }
        row.unit = row.unit or models.Unit.objects.using(store.alias).filter(name=initiative.unit).first()
        row.owner, row.deputy = row.owner or people.get(initiative.owner), row.deputy or people.get(initiative.deputy)
        row.functions = row.functions or ", ".join(initiative.functions)
        row.languages = row.languages or ", ".join(initiative.languages)
        row.territory = row.territory or initiative.territory
        row.save(using=store.alias)


def _read(row: models.OpeningRequest) -> Opening:
    return Opening(
        number=row.pk,
        unit=row.unit,
        author=row.author,
        initiative=_INITIATIVE.validate_python(row.initiative),
        state=row.state,
        created_at=row.created_at,
        updated_at=row.updated_at,
        reply=row.reply,
        decided_by=row.decided_by,
    )
