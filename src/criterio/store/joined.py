# SPDX-License-Identifier: EUPL-1.2
"""Profiles that are one: a name that changed, or a page that files know by two.

Nothing is rewritten. The other profile's names become aliases of the one that stays, by which everything that is read
and everything that comes in finds it; its own record is kept, so that the two can be told apart again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from criterio.domain.errors import RuleBroken
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import say
from criterio.store import models
from criterio.store.workspace import Store

_One = TypeVar("_One")
_FILLED = (
    "name", "unit", "url", "purpose", "functions", "languages", "territory", "owner", "deputy", "declared_state",
    "hours_per_week", "euros_per_year", "external_id",
)  # fmt: skip


def present(store: Store) -> dict[str, str]:
    """By each other name, the key under which the profile is known now."""
    rows = models.Alias.objects.using(store.alias).select_related("profile")
    return {row.key: f"{row.profile.network}:{row.profile.handle}" for row in rows}


def present_key(key: ProfileKey, known: dict[str, str]) -> ProfileKey:
    """The key under which a profile is known now."""
    return ProfileKey.parse(known.get(str(key), str(key)))


def others(store: Store, kept: ProfileKey) -> list[ProfileKey]:
    """Those that are known as ``kept``, by their own keys."""
    names = {other for other, key in present(store).items() if key == str(kept)}
    rows = models.Profile.objects.using(store.alias).filter(network=kept.network).order_by("handle")
    return [key for row in rows if str(key := ProfileKey(row.network, row.handle)) in names]


def join(store: Store, kept: ProfileKey, other: ProfileKey) -> None:
    """From now on ``other`` is known as ``kept``. Raises RuleBroken where they cannot be one."""
    with store.writing():
        known = present(store)
        if kept == other or kept.network != other.network:
            raise RuleBroken(say("Only two profiles of one network can be the same."))
        if str(kept) in known or str(other) in known:
            raise RuleBroken(say("One of the two is known by another name already: look at the register again."))
        if str(other) in known.values():
            raise RuleBroken(
                say(
                    "{other} is itself known by other names: tell them apart there, and join each here.",
                    other=str(other),
                )
            )
        row, gone = (models.Profile.objects.using(store.alias).get(**vars(key)) for key in (kept, other))
        for name in _names(gone, row) - {f"{row.network}:{row.external_id}"}:
            models.Alias.objects.using(store.alias).get_or_create(key=name, defaults={"profile": row})


def separate(store: Store, kept: ProfileKey, other: ProfileKey) -> None:
    """They are two again, each with what it had; what came in meanwhile stays with ``kept``."""
    with store.writing():
        row, gone = (models.Profile.objects.using(store.alias).get(**vars(key)) for key in (kept, other))
        models.Alias.objects.using(store.alias).filter(profile=row, key__in=_names(gone, row)).delete()


def as_one(profiles: Iterable[Profile]) -> list[Profile]:
    """Each profile once. What is not known of the one that stays is taken from those that are the same."""
    every = list(profiles)
    known = {other: str(one.key) for one in every for other in one.aliases}
    same: dict[str, list[Profile]] = {}
    for one in every:
        if str(one.key) in known:
            same.setdefault(known[str(one.key)], []).append(one)
    return [_filled(one, same.get(str(one.key), [])) for one in every if str(one.key) not in known]


def once(rows: Iterable[_One], named: Callable[[_One], _One], what: Callable[[_One], object]) -> list[_One]:
    """Rows under the present names. Of several profiles that had one of the same, one counts: the one that stays."""
    every = [(now := named(row), what(now), what(row)) for row in rows]
    counts: dict[object, object] = {}
    for _, same, own in every:
        counts[same] = own if own == same else counts.get(same, own)
    return [now for now, same, own in every if counts[same] == own]


def now(names: Iterable[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """The present names, each once."""
    return tuple(dict.fromkeys(known.get(name, name) for name in names))


def renamed(told: Mapping[str, _One], known: Mapping[str, str]) -> dict[str, _One]:
    """What is told by name, under the present names. Where both have something, that of the one that stays counts."""
    moved = {known[name]: one for name, one in told.items() if name in known}
    return moved | {name: one for name, one in told.items() if name not in known}


def _names(gone: models.Profile, kept: models.Profile) -> set[str]:
    """By which files know it: its name, and its number."""
    return {f"{gone.network}:{name}" for name in (gone.handle, gone.external_id) if name not in ("", kept.handle)}


def _filled(one: Profile, others: list[Profile]) -> Profile:
    for other in others:
        gaps = {name: getattr(other, name) for name in _FILLED if getattr(one, name) in (None, "", ())}
        days = [day for day in (one.last_post_on, other.last_post_on) if day is not None]
        listed = [day for day in (one.registered_on, other.registered_on) if day is not None]
        one = replace(one, **gaps, last_post_on=max(days, default=None), registered_on=max(listed, default=None))
    return one
