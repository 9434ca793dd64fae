# SPDX-License-Identifier: EUPL-1.2
"""What people write in the pages of the house, its units, and what it must cover or has: the newest counts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from criterio.domain.administration import Administration, Capacity, Cell, OrgUnit, Synergy, TiedUnits
from criterio.store import models
from criterio.store.joined import now, present
from criterio.store.workspace import Store

OF_THE_HOUSE = (
    "population", "territory", "region", "mission", "site", "dir3", "contact", "hours_per_week",
    "euros_per_year", "euros_per_hour", "call_cost", "contact_cost", "deflection", "feast_days", "elections",
    "inaugurations", "shocks", "dormant_after_days", "house_rules",
)  # fmt: skip
"""What a page may say of the administration; its name, language and hours belong to the file, as does who needs what
to come in."""

_HOUSE, _UNIT = "house", "unit"
_ADMINISTRATION, _ORG_UNIT = TypeAdapter(Administration), TypeAdapter(OrgUnit)

COVER, TIES, CAPACITIES, SYNERGIES = "cover", "ties", "capacity", "synergy"
"""Lists that are written whole."""
_LISTS: Mapping[str, tuple[str, TypeAdapter[Any]]] = {
    COVER: ("must_cover", TypeAdapter(tuple[Cell, ...])),
    TIES: ("ties", TypeAdapter(tuple[TiedUnits, ...])),
    CAPACITIES: ("capacities", TypeAdapter(tuple[Capacity, ...])),
    SYNERGIES: ("synergies", TypeAdapter(tuple[Synergy, ...])),
}
CALLED, PEERS, SUPPORT = "called", "peers", "support"
"""What is written of one thing at a time: how a figure is called, who is comparable, how far something is backed."""
_WORDS: Mapping[str, tuple[str, TypeAdapter[Any]]] = {
    CALLED: ("indicators", TypeAdapter(str)),
    PEERS: ("peers", TypeAdapter(tuple[str, ...])),
    SUPPORT: ("support", TypeAdapter(float)),
}


@dataclass(frozen=True)
class LastWord:
    """Who wrote a list last, and when."""

    who: str
    at: datetime


@dataclass(frozen=True)
class Word(LastWord):
    """What somebody wrote of one thing. ``said`` None: nothing any more, also where the declaration says something."""

    said: Any


@dataclass(frozen=True)
class Parts:
    """What stands of it, by what the administration calls it; what nobody has said is not in it.

    ``units``: None where one is no more. ``words``: by key; None where nothing is said any more.
    """

    house: Mapping[str, Any] = field(default_factory=dict)
    units: Mapping[str, OrgUnit | None] = field(default_factory=dict)
    lists: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def over(self, declared: Administration) -> Administration:
        """The declaration with these parts in place of its own."""
        units = {unit.name: unit for unit in declared.units} | dict(self.units)
        there = tuple(unit for unit in units.values() if unit is not None)
        said: dict[str, Any] = {**self.house, **self.lists}
        words = {name: laid_over(getattr(declared, name), of) for name, of in self.words.items()}
        return replace(declared, **(said | words), units=there)


def laid_over(declared: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """What is declared by key, with what people said of each; None takes it away."""
    return {key: value for key, value in {**declared, **said}.items() if value is not None}


def parts(store: Store) -> Parts:
    """The newest of each."""
    rows: dict[str, list[models.SaidPart]] = defaultdict(list)
    for row in models.SaidPart.objects.using(store.alias).order_by("id"):
        rows[row.kind].append(row)
    known = present(store) if rows.keys() & {SYNERGIES, PEERS, SUPPORT} else {}
    house = _house(rows[_HOUSE][-1].body) if rows[_HOUSE] else {}
    units = {row.name: _ORG_UNIT.validate_python(row.body) if row.body else None for row in rows[_UNIT]}
    lists = {name: kind.validate_python(rows[of][-1].body) for of, (name, kind) in _LISTS.items() if rows[of]}
    if "synergies" in lists:
        lists["synergies"] = of_present(lists["synergies"], known)
    found = {name: {key: word.said for key, word in _worded(of, rows[of], known)} for of, (name, _) in _WORDS.items()}
    return Parts(house, units, lists, found)


def words(store: Store, kind: str) -> dict[str, Word]:
    """By key, the newest word of one kind on each thing; profiles by the names by which they are known now."""
    rows = models.SaidPart.objects.using(store.alias).filter(kind=kind).order_by("id")
    return dict(_worded(kind, rows, present(store) if kind != CALLED else {}))


def _worded(kind: str, rows: Iterable[models.SaidPart], known: Mapping[str, str]) -> Iterator[tuple[str, Word]]:
    for row in rows:
        said = None if row.body is None else _WORDS[kind][1].validate_python(row.body)
        if kind == PEERS and said is not None:
            said = now(said, known)
        yield known.get(row.name, row.name), Word(row.who, row.at, said)


def _house(body: Any) -> dict[str, Any]:
    said = _ADMINISTRATION.validate_python({"name": "", **body})
    return {name: getattr(said, name) for name in body}


def of_present(synergies: tuple[Synergy, ...], known: Mapping[str, str]) -> tuple[Synergy, ...]:
    """Under the present names of profiles; what was between two that are one now is nothing any more."""
    named = (replace(one, between=now(one.between, known)) for one in synergies)
    return tuple(one for one in named if len(one.between) > 1)


def say_house(store: Store, said: Administration, who: str, at: datetime) -> None:
    """Writes what the administration says of itself."""
    body = _ADMINISTRATION.dump_python(said, mode="json", include=set(OF_THE_HOUSE))
    _write(store, _HOUSE, "", body, who, at)


def say_unit(store: Store, unit: OrgUnit, who: str, at: datetime) -> None:
    """Writes a unit; it takes the place of its namesake."""
    _write(store, _UNIT, unit.name, _ORG_UNIT.dump_python(unit, mode="json"), who, at)


def say_no_unit(store: Store, name: str, who: str, at: datetime) -> None:
    """Writes that there is no such unit any more."""
    _write(store, _UNIT, name, None, who, at)


def say_list(store: Store, kind: str, rows: tuple[Any, ...], who: str, at: datetime) -> None:
    """Writes a whole list: one of ``COVER``, ``TIES``, ``CAPACITIES`` and ``SYNERGIES``."""
    _write(store, kind, "", _LISTS[kind][1].dump_python(rows, mode="json"), who, at)


def say_word(store: Store, kind: str, key: str, said: Any, who: str, at: datetime) -> None:
    """Writes of one thing how it is ``CALLED``, its ``PEERS`` or its ``SUPPORT``; None: nothing any more."""
    _write(store, kind, key, None if said is None else _WORDS[kind][1].dump_python(said, mode="json"), who, at)


def last_word(store: Store, kind: str) -> LastWord | None:
    """Who wrote a list last; None: it stands as it is declared."""
    row = models.SaidPart.objects.using(store.alias).filter(kind=kind).order_by("id").last()
    return LastWord(row.who, row.at) if row else None


def _write(store: Store, kind: str, name: str, body: Any, who: str, at: datetime) -> None:
    with store.writing():
        models.SaidPart(kind=kind, name=name, body=body, who=who, at=at).save(using=store.alias)
