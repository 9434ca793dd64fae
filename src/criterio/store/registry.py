# SPDX-License-Identifier: EUPL-1.2
"""Units, people and profiles: records in and out as domain values."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from criterio.domain.errors import RuleBroken
from criterio.domain.names import State
from criterio.domain.profile import Profile, ProfileKey, RegisterEntry
from criterio.domain.sentence import say
from criterio.store import models
from criterio.store.joined import as_one, present, present_key
from criterio.store.units import Units, units_of
from criterio.store.workspace import Store

_TEXTS = ("name", "url", "purpose", "functions", "territory", "external_id")
_FACTS = ("last_post_on", "hours_per_week", "euros_per_year")
_LINKS = ("unit", "owner", "deputy")
_UPDATED = (*_TEXTS, *_FACTS, "languages", "declared_state", "registered_on", *_LINKS)


def profiles(store: Store) -> list[Profile]:
    """Every profile known, once, ordered by unit, network and handle."""
    rows = models.Profile.objects.using(store.alias).select_related("unit", "owner", "deputy")
    ordered = rows.prefetch_related("aliases").order_by("unit__name", "network", "handle")
    return as_one(_profile(row) for row in ordered)


def unit_names(store: Store) -> list[str]:
    """Every unit that a register or the declaration names, also those without profiles."""
    return list(models.Unit.objects.using(store.alias).order_by("name").values_list("name", flat=True))


def write_profile(store: Store, profile: Profile, on: date) -> None:
    """A profile as somebody wrote it that day: what they left empty is empty from now on."""
    with store.writing():
        table = models.Profile.objects.using(store.alias)
        row, _ = table.get_or_create(network=profile.key.network, handle=profile.key.handle)
        people = _named(store, models.Person, (profile.owner, profile.deputy))
        for name in ("name", "url", "purpose", "territory", "hours_per_week", "euros_per_year"):
            setattr(row, name, getattr(profile, name))
        row.functions, row.languages = "; ".join(profile.functions), "; ".join(profile.languages)
        row.unit = models.Unit.objects.using(store.alias).filter(name=profile.unit).first()
        row.owner, row.deputy = people.get(profile.owner), people.get(profile.deputy)
        row.registered_on = max(on, row.registered_on or date.min)
        row.save(using=store.alias)


def forget_unit(store: Store, name: str) -> None:
    """There is no such unit any more. Raises RuleBroken while a profile, a proposal or another unit is of it."""
    row = models.Unit.objects.using(store.alias).filter(name=name).first()
    if row is None:
        return
    kept = (row.profiles, row.children, row.initiative_set)
    if any(each.exists() for each in kept):
        raise RuleBroken(say("“{unit}” still has profiles, units or proposals. Give them to another first.", unit=name))
    row.delete()


def source_names(store: Store) -> dict[int, str]:
    """File name by import run, to say where a figure comes from."""
    runs = models.ImportRun.objects.using(store.alias).select_related("source")
    return {run.pk: run.source.name for run in runs}


def see(store: Store, key: ProfileKey, external_id: str = "", name: str = "") -> None:
    """Takes note of a profile, by its present name, that a file speaks of; what is already known of it stays."""
    row, _ = models.Profile.objects.using(store.alias).get_or_create(network=key.network, handle=key.handle)
    row.external_id = row.external_id or external_id
    row.name = row.name or name
    row.save(using=store.alias)


def register(store: Store, entries: Iterable[tuple[ProfileKey | None, RegisterEntry]]) -> None:
    """Enters what a register says. What it leaves empty stays as it was; an older register fills gaps only.

    An entry without key is a unit that the register lists with no profile.
    """
    known = present(store)
    entries = [(key and present_key(key, known), entry) for key, entry in entries]
    people = _named(store, models.Person, (who for _, entry in entries for who in (entry.owner, entry.deputy)))
    units = units_of(store, [(entry.unit, entry.kind) for _, entry in entries if entry.unit])
    rows = _rows(store, [key for key, _ in entries if key is not None])
    changed: dict[str, dict[ProfileKey, models.Profile]] = {name: {} for name in _UPDATED}
    for key, entry in entries:
        if key is not None:
            for name in _enter(rows[key], entry, units, people):
                changed[name][key] = rows[key]
    for name, some in changed.items():  # each by itself: registers repeat most of what they said before
        models.Profile.objects.using(store.alias).bulk_update(some.values(), [name], batch_size=500)


def _named(store: Store, model: Any, names: Iterable[str]) -> dict[str, Any]:
    wanted = {name for name in names if name}
    known = {row.name: row for row in model.objects.using(store.alias).all()}
    model.objects.using(store.alias).bulk_create(model(name=name) for name in sorted(wanted - known.keys()))
    return {row.name: row for row in model.objects.using(store.alias).all()}


def _rows(store: Store, keys: list[ProfileKey]) -> dict[ProfileKey, models.Profile]:
    table = models.Profile.objects.using(store.alias)
    known = {ProfileKey(row.network, row.handle) for row in table.all()}
    new = sorted(set(keys) - known)
    table.bulk_create(models.Profile(network=key.network, handle=key.handle) for key in new)
    wanted = set(keys)
    return {key: row for row in table.all() if (key := ProfileKey(row.network, row.handle)) in wanted}


def _enter(row: models.Profile, entry: RegisterEntry, units: Units, people: dict[str, Any]) -> set[str]:
    """Gives the names of what is not as it was."""
    newer = row.registered_on is None or entry.as_of >= row.registered_on
    said: dict[str, Any] = {name: getattr(entry, name) for name in (*_TEXTS, *_FACTS)}
    said["languages"] = entry.language
    said["declared_state"] = entry.state if entry.state in set(State) else ""
    said["unit"], said["owner"], said["deputy"] = (
        units.get((entry.unit, entry.kind)),
        people.get(entry.owner),
        people.get(entry.deputy),
    )
    said = {name: value for name, value in said.items() if value not in (None, "")}
    said["registered_on"] = max(entry.as_of, row.registered_on or date.min)
    changed = {name for name, value in said.items() if _held(row, name) != (value.pk if name in _LINKS else value)}
    if not newer:
        changed = {name for name in changed if _held(row, name) in (None, "")}
    for name in changed:
        setattr(row, name, said[name])
    return changed


def _held(row: models.Profile, name: str) -> Any:
    """As it is in the records, without asking them whom a number links to."""
    return getattr(row, f"{name}_id" if name in _LINKS else name)


def _profile(row: models.Profile) -> Profile:
    return Profile(
        key=ProfileKey(row.network, row.handle),
        name=row.name,
        unit=row.unit.name if row.unit else "",
        url=row.url,
        purpose=row.purpose,
        functions=_split(row.functions),
        languages=_split(row.languages),
        territory=row.territory,
        owner=row.owner.name if row.owner else "",
        deputy=row.deputy.name if row.deputy else "",
        declared_state=State(row.declared_state) if row.declared_state else None,
        last_post_on=row.last_post_on,
        hours_per_week=row.hours_per_week,
        euros_per_year=row.euros_per_year,
        external_id=row.external_id,
        aliases=tuple(alias.key for alias in row.aliases.all()),
        registered_on=row.registered_on,
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace(",", ";").split(";") if part.strip())
