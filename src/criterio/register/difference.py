# SPDX-License-Identifier: EUPL-1.2
"""What changed between two dated registers, with the growth of their coverage told apart from adoption.

A profile of a unit that the first register did not list is coverage: nobody knows when it was opened. Only a unit that
both registers list can open or close a profile.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from criterio.domain.profile import ProfileKey, RegisterEntry
from criterio.domain.sentence import Sentence, listing, say, say_many
from criterio.evidence.networks import canonical, display_name
from criterio.register.units import UnitKey, match_units, unit_key
from criterio.store.facts import Facts

WATCHED = ("active", "state", "owner", "deputy", "purpose")
"""Fields whose change is told."""


@dataclass(frozen=True)
class Listing:
    """One profile as a register lists it."""

    unit: str
    key: ProfileKey
    entry: RegisterEntry


@dataclass(frozen=True)
class Renamed:
    """One unit under two names."""

    before: str
    after: str


@dataclass(frozen=True)
class Replaced:
    """A unit's profile under another handle, or a handle under another unit."""

    before: Listing
    after: Listing


@dataclass(frozen=True)
class Changed:
    """One field of a profile that both registers list."""

    profile: Listing
    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Difference:
    """What came, went and changed.

    ``opened`` and ``closed`` are profiles of units that both registers list; ``covered`` and ``uncovered`` came or went
    with their unit, which says nothing of adoption.
    """

    before: date
    after: date
    units_before: int
    units_after: int
    units_added: tuple[str, ...]
    units_removed: tuple[str, ...]
    units_renamed: tuple[Renamed, ...]
    opened: tuple[Listing, ...]
    closed: tuple[Listing, ...]
    covered: tuple[Listing, ...]
    uncovered: tuple[Listing, ...]
    handles_renamed: tuple[Replaced, ...]
    moved: tuple[Replaced, ...]
    changed: tuple[Changed, ...]
    headlines: tuple[Sentence, ...]


def snapshots(facts: Facts) -> list[date]:
    """The dates of the registers there are, oldest first."""
    table = facts.inventory
    return sorted(row["as_of"] for row in facts.rows(table.select("as_of").distinct()))


def entries(facts: Facts, as_of: date) -> list[RegisterEntry]:
    """One dated register, in the order of its rows."""
    table = facts.inventory
    rows = facts.rows(
        table.filter(table.as_of == as_of).order_by(["source", "row"]).drop("observed_at", "source", "row")
    )
    return [RegisterEntry(**{name: _known(name, value) for name, value in row.items()}) for row in rows]


def listings(register: Iterable[RegisterEntry]) -> list[Listing]:
    """The profiles of a register, under their canonical key. Units without profiles have none."""
    pairs = ((entry, key_of(entry)) for entry in register)
    return [Listing(entry.unit, key, entry) for entry, key in pairs if key is not None]


def key_of(entry: RegisterEntry) -> ProfileKey | None:
    """The profile that an entry lists, or None when it lists a unit without any."""
    if not (entry.network and (entry.handle or entry.url)):
        return None
    known = canonical(entry.network, entry.handle) or canonical(entry.network, entry.url)
    return known or ProfileKey(entry.network, (entry.handle or entry.url).strip().lower())


def compare(before: Sequence[RegisterEntry], after: Sequence[RegisterEntry]) -> Difference:
    """Two registers of the same world. Raises ValueError when one is empty."""
    units = match_units(_by_unit(before), _by_unit(after))
    old, new = _by_place(before), _by_place(after)
    translated = {(units.get(unit, unit), key): listing_ for (unit, key), listing_ in old.items()}
    gone = {place: found for place, found in translated.items() if place not in new}
    come = {place: found for place, found in new.items() if place not in translated}
    moved = _moved(gone, come)
    stayed = set(units.values())
    renamed = _renamed(gone, come, stayed)
    unit_names_after = {unit_key(entry) for entry in after}
    unit_names_before = {unit_key(entry) for entry in before}
    return _with_headlines(
        Difference(
            before=before[0].as_of,
            after=after[0].as_of,
            units_before=len(unit_names_before),
            units_after=len(unit_names_after),
            units_added=_names(after, unit_names_after - stayed),
            units_removed=_names(before, unit_names_before - set(units)),
            units_renamed=_new_names(before, after, units),
            opened=tuple(found for (unit, _), found in come.items() if unit in stayed),
            closed=tuple(found for (unit, _), found in gone.items() if unit in stayed),
            covered=tuple(found for (unit, _), found in come.items() if unit not in stayed),
            uncovered=tuple(found for (unit, _), found in gone.items() if unit not in stayed),
            handles_renamed=renamed,
            moved=moved,
            changed=tuple(_changes(translated, new)),
            headlines=(),
        )
    )


Place = tuple[UnitKey, ProfileKey]


def _by_unit(register: Iterable[RegisterEntry]) -> dict[UnitKey, list[tuple[RegisterEntry, ProfileKey | None]]]:
    units: dict[UnitKey, list[tuple[RegisterEntry, ProfileKey | None]]] = defaultdict(list)
    for entry in register:
        units[unit_key(entry)].append((entry, key_of(entry)))
    return units


def _by_place(register: Iterable[RegisterEntry]) -> dict[Place, Listing]:
    return {(unit_key(listed.entry), listed.key): listed for listed in listings(register)}


def _moved(gone: dict[Place, Listing], come: dict[Place, Listing]) -> tuple[Replaced, ...]:
    """Takes out of ``gone`` and ``come`` the profiles that only changed their unit."""
    new_place = {key: (unit, key) for unit, key in come}
    pairs = [(place, new_place[place[1]]) for place in gone if place[1] in new_place]
    unique = {there: here for here, there in pairs}
    return tuple(Replaced(gone.pop(here), come.pop(there)) for there, here in unique.items())


def _renamed(gone: dict[Place, Listing], come: dict[Place, Listing], stayed: set[UnitKey]) -> tuple[Replaced, ...]:
    """Takes out the profiles of one unit and network of which exactly one went and one came: a handle that changed."""
    went, came = _by_network(gone, stayed), _by_network(come, stayed)
    pairs = [(went[spot][0], came[spot][0]) for spot in went if len(went[spot]) == len(came.get(spot, ())) == 1]
    return tuple(Replaced(gone.pop(here), come.pop(there)) for here, there in pairs)


def _by_network(places: Iterable[Place], stayed: set[UnitKey]) -> dict[tuple[UnitKey, str], list[Place]]:
    found: dict[tuple[UnitKey, str], list[Place]] = defaultdict(list)
    for unit, key in places:
        if unit in stayed:
            found[unit, key.network].append((unit, key))
    return found


def _changes(old: dict[Place, Listing], new: dict[Place, Listing]) -> Iterable[Changed]:
    for place in old.keys() & new.keys():
        for name in WATCHED:
            was, became = getattr(old[place].entry, name), getattr(new[place].entry, name)
            if was != became and None not in (was, became) and "" not in (was, became):
                yield Changed(new[place], name, was, became)


def _names(register: Iterable[RegisterEntry], units: set[UnitKey]) -> tuple[str, ...]:
    return tuple({unit_key(entry): entry.unit for entry in register if unit_key(entry) in units}.values())


def _new_names(
    before: Sequence[RegisterEntry], after: Sequence[RegisterEntry], units: dict[UnitKey, UnitKey]
) -> tuple[Renamed, ...]:
    old, new = {unit_key(e): e.unit for e in before}, {unit_key(e): e.unit for e in after}
    return tuple(Renamed(old[here], new[there]) for here, there in units.items() if here.name != there.name)


def _with_headlines(difference: Difference) -> Difference:
    d = difference
    told = [_coverage(d), *_adoption(d), *_renames(d)]
    return Difference(**{**d.__dict__, "headlines": tuple(told)})


def _coverage(d: Difference) -> Sentence:
    net = d.units_after - d.units_before
    if net == 0:
        return say("Both registers list {n} units.", n=d.units_after)
    return say(
        "The register of {after} lists {more} units, the one of {before} listed {less}: {net} net. "
        "That is coverage, not adoption; {profiles} profiles came with the new units.",
        after=d.after,
        before=d.before,
        more=d.units_after,
        less=d.units_before,
        net=net,
        profiles=len(d.covered),
    )


def _adoption(d: Difference) -> Iterable[Sentence]:
    for network, opened in _counted(d.opened):
        units = listing([found.unit for found in d.opened if found.key.network == network])
        name = display_name(network)
        yield say_many(
            "Real opening on {network}, by a unit that both registers list: {units}.",
            "{n} real openings on {network}, by units that both registers list: {units}.",
            opened,
            network=name,
            units=units,
        )
    for network, closed in _counted(d.closed):
        units = listing([found.unit for found in d.closed if found.key.network == network])
        yield say_many(
            "One profile of {network} is no longer listed: {units}.",
            "{n} profiles of {network} are no longer listed: {units}.",
            closed,
            network=display_name(network),
            units=units,
        )
    if not (d.opened or d.closed):
        yield say("No unit that both registers list opened or closed a profile.")


def _renames(d: Difference) -> Iterable[Sentence]:
    if d.units_renamed:
        names = [say("{before} is now {after}", before=r.before, after=r.after) for r in d.units_renamed]
        yield say_many(
            "One unit only changed its name: {names}.",
            "{n} units only changed their names: {names}.",
            len(names),
            names=listing(names),
        )
    if d.handles_renamed:
        handles = [
            say("{before} is now {after}", before=str(r.before.key), after=str(r.after.key)) for r in d.handles_renamed
        ]
        yield say_many(
            "One profile only changed its handle: {handles}.",
            "{n} profiles only changed their handles: {handles}.",
            len(handles),
            handles=listing(handles),
        )
    if d.moved:
        yield say_many("One profile changed its unit.", "{n} profiles changed their unit.", len(d.moved))


def _counted(found: Iterable[Listing]) -> list[tuple[str, int]]:
    return sorted(Counter(listed.key.network for listed in found).items())


def _known(name: str, value: Any) -> Any:
    """Text that the lake holds as null is empty in a register entry."""
    return "" if value is None and name not in ("active", "last_post_on", "opened_on") else value
