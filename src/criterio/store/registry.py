# SPDX-License-Identifier: EUPL-1.2
"""Units, people and profiles: records in and out as domain values."""

from dataclasses import replace

from criterio.domain.names import State
from criterio.domain.profile import Profile, ProfileKey, RegisterEntry
from criterio.store import models
from criterio.store.workspace import Store

_SEPARATOR = ";"


def profiles(store: Store) -> list[Profile]:
    """Every profile known, ordered by unit, network and handle."""
    rows = (
        models.Profile.objects.using(store.alias).select_related("unit", "owner", "deputy").prefetch_related("aliases")
    )
    return [_profile(row) for row in rows.order_by("unit__name", "network", "handle")]


def unit_names(store: Store) -> list[str]:
    """Every unit that a register or the declaration names, also those without profiles."""
    return list(models.Unit.objects.using(store.alias).order_by("name").values_list("name", flat=True))


def see(store: Store, key: ProfileKey, external_id: str = "", name: str = "", url: str = "") -> None:
    """Takes note of a profile that a file speaks of; what is already known of it stays."""
    row, _ = models.Profile.objects.using(store.alias).get_or_create(network=key.network, handle=key.handle)
    _fill(row, external_id=external_id, name=name, url=url)
    row.save(using=store.alias)


def register(store: Store, key: ProfileKey | None, entry: RegisterEntry) -> None:
    """Enters what a register says: the newest non-empty word on each field wins. Without ``key``, only the unit."""
    unit = _unit(store, entry.unit, entry.kind)
    if key is None:
        return
    row, _ = models.Profile.objects.using(store.alias).get_or_create(network=key.network, handle=key.handle)
    row.registered = True
    row.unit = unit or row.unit
    row.owner = _person(store, entry.owner) or row.owner
    row.deputy = _person(store, entry.deputy) or row.deputy
    names = ("name", "url", "purpose", "functions", "territory", "external_id")
    for name in names:
        setattr(row, name, getattr(entry, name) or getattr(row, name))
    row.languages = entry.language or row.languages
    row.declared_state = entry.state if entry.state in set(State) else row.declared_state
    for name in ("last_post_on", "hours_per_week", "euros_per_year"):
        setattr(row, name, getattr(entry, name) if getattr(entry, name) is not None else getattr(row, name))
    row.save(using=store.alias)


def alias(store: Store, key: ProfileKey, other: str) -> None:
    """Remembers that files call ``key`` by ``other`` too."""
    row = models.Profile.objects.using(store.alias).get(network=key.network, handle=key.handle)
    models.Alias.objects.using(store.alias).update_or_create(key=other, defaults={"profile": row})


def _unit(store: Store, name: str, kind: str = "") -> models.Unit | None:
    if not name:
        return None
    unit, _ = models.Unit.objects.using(store.alias).get_or_create(name=name)
    if kind and unit.kind != kind:
        unit.kind = kind
        unit.save(using=store.alias)
    return unit


def _person(store: Store, name: str) -> models.Person | None:
    return models.Person.objects.using(store.alias).get_or_create(name=name)[0] if name else None


def _fill(row: models.Profile, **values: str) -> None:
    for name, value in values.items():
        if value and not getattr(row, name):
            setattr(row, name, value)


def _profile(row: models.Profile) -> Profile:
    plain = Profile(
        key=ProfileKey(row.network, row.handle),
        name=row.name,
        unit=row.unit.name if row.unit else "",
        url=row.url,
        purpose=row.purpose,
        territory=row.territory,
        owner=row.owner.name if row.owner else "",
        deputy=row.deputy.name if row.deputy else "",
        declared_state=State(row.declared_state) if row.declared_state else None,
        last_post_on=row.last_post_on,
        hours_per_week=row.hours_per_week,
        euros_per_year=row.euros_per_year,
        external_id=row.external_id,
    )
    return replace(
        plain,
        functions=_split(row.functions),
        languages=_split(row.languages),
        aliases=tuple(alias.key for alias in row.aliases.all()),
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace(",", _SEPARATOR).split(_SEPARATOR) if part.strip())


def source_names(store: Store) -> dict[int, str]:
    """File name by import run, to say where a figure comes from."""
    runs = models.ImportRun.objects.using(store.alias).select_related("source")
    return {run.pk: run.source.name for run in runs}
