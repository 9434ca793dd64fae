# SPDX-License-Identifier: EUPL-1.2
"""Who is who among units: one unit keeps its identity when its name is written otherwise."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from criterio.domain.profile import ProfileKey, RegisterEntry
from criterio.evidence.names import plain

_ACRONYM = re.compile(r"\(([^()]{2,20})\)")

Listed = Sequence[tuple[RegisterEntry, ProfileKey | None]]
Trait = Callable[["UnitKey", Listed], set[object]]


@dataclass(frozen=True, order=True)
class UnitKey:
    """A unit within one register: two institutions of different kinds may bear one name."""

    name: str
    kind: str
    id: str = ""


def unit_key(entry: RegisterEntry) -> UnitKey:
    return UnitKey(plain(entry.unit), plain(entry.kind), entry.unit_id)


def match_units(before: Mapping[UnitKey, Listed], after: Mapping[UnitKey, Listed]) -> dict[UnitKey, UnitKey]:
    """The units of the first register that the second lists too, by the firmest trait that tells exactly one."""
    matched: dict[UnitKey, UnitKey] = {}
    for trait in (_id, _name_and_kind, _name, _handles, _acronym):
        old = _holders(before, trait, set(matched))
        new = _holders(after, trait, set(matched.values()))
        for value in old.keys() & new.keys():
            if len(old[value]) == len(new[value]) == 1:
                here, there = next(iter(old[value])), next(iter(new[value]))
                if here not in matched and there not in matched.values():
                    matched[here] = there
    return matched


def _holders(units: Mapping[UnitKey, Listed], trait: Trait, taken: set[UnitKey]) -> dict[object, set[UnitKey]]:
    found: dict[object, set[UnitKey]] = defaultdict(set)
    for unit, listed in units.items():
        if unit not in taken:
            for value in trait(unit, listed):
                found[value].add(unit)
    return found


def _id(unit: UnitKey, listed: Listed) -> set[object]:
    return {unit.id} if unit.id else set()


def _name_and_kind(unit: UnitKey, listed: Listed) -> set[object]:
    return {(unit.name, unit.kind)}


def _name(unit: UnitKey, listed: Listed) -> set[object]:
    return {unit.name}


def _handles(unit: UnitKey, listed: Listed) -> set[object]:
    return {key for _, key in listed if key is not None}


def _acronym(unit: UnitKey, listed: Listed) -> set[object]:
    return {plain(found) for entry, _ in listed for found in _ACRONYM.findall(entry.unit)}
