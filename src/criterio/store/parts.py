# SPDX-License-Identifier: EUPL-1.2
"""What people write in the pages of the house, its units, and what it must cover or has: the newest counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from criterio.domain.administration import Administration, Capacity, Cell, OrgUnit, TiedUnits
from criterio.store import models
from criterio.store.workspace import Store

OF_THE_HOUSE = (
    "population", "territory", "region", "mission", "site", "dir3", "contact", "hours_per_week",
    "euros_per_year", "euros_per_hour", "call_cost", "contact_cost", "deflection", "feast_days", "elections",
    "inaugurations", "shocks", "dormant_after_days", "house_rules",
)  # fmt: skip
"""What a page may say of the administration; its name, language and hours belong to the file, as does who needs what
to come in."""

_HOUSE, _UNIT, _COVER = "house", "unit", "cover"
TIES, CAPACITIES = "ties", "capacity"
"""The kinds of two lists of which a page tells who wrote them last."""
_ADMINISTRATION, _ORG_UNIT, _CELLS = TypeAdapter(Administration), TypeAdapter(OrgUnit), TypeAdapter(tuple[Cell, ...])
_TIES, _CAPACITIES = TypeAdapter(tuple[TiedUnits, ...]), TypeAdapter(tuple[Capacity, ...])
_LISTS: Mapping[str, TypeAdapter[Any]] = {_COVER: _CELLS, TIES: _TIES, CAPACITIES: _CAPACITIES}


@dataclass(frozen=True)
class LastWord:
    """Who wrote a list last, and when."""

    who: str
    at: datetime


@dataclass(frozen=True)
class Parts:
    """What stands of it. ``units``: None where one is no more; of the others None: nobody has said."""

    house: Mapping[str, Any] = field(default_factory=dict)
    units: Mapping[str, OrgUnit | None] = field(default_factory=dict)
    must_cover: tuple[Cell, ...] | None = None
    ties: tuple[TiedUnits, ...] | None = None
    capacities: tuple[Capacity, ...] | None = None

    def over(self, declared: Administration) -> Administration:
        """The declaration with these parts in place of its own."""
        units = {unit.name: unit for unit in declared.units} | dict(self.units)
        lists = {"must_cover": self.must_cover, "ties": self.ties, "capacities": self.capacities}
        said: dict[str, Any] = {name: rows for name, rows in lists.items() if rows is not None}
        there = tuple(unit for unit in units.values() if unit is not None)
        return replace(declared, **self.house, units=there, **said)


def parts(store: Store) -> Parts:
    """The newest of each."""
    house: dict[str, Any] = {}
    units: dict[str, OrgUnit | None] = {}
    lists: dict[str, Any] = {}
    for row in models.SaidPart.objects.using(store.alias).order_by("id"):
        body: Any = row.body
        if row.kind == _HOUSE:
            said = _ADMINISTRATION.validate_python({"name": "", **body})
            house = {name: getattr(said, name) for name in body}
        elif row.kind == _UNIT:
            units[row.name] = _ORG_UNIT.validate_python(body) if body else None
        else:
            lists[row.kind] = _LISTS[row.kind].validate_python(body)
    return Parts(house, units, *(lists.get(kind) for kind in _LISTS))


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


def say_cells(store: Store, cells: tuple[Cell, ...], who: str, at: datetime) -> None:
    """Writes all that may never be left without a channel."""
    _write(store, _COVER, "", _CELLS.dump_python(cells, mode="json"), who, at)


def say_ties(store: Store, ties: tuple[TiedUnits, ...], who: str, at: datetime) -> None:
    """Writes all the units that work together, whatever the tree says."""
    _write(store, TIES, "", _TIES.dump_python(ties, mode="json"), who, at)


def say_capacities(store: Store, capacities: tuple[Capacity, ...], who: str, at: datetime) -> None:
    """Writes all that there is in one period alone."""
    _write(store, CAPACITIES, "", _CAPACITIES.dump_python(capacities, mode="json"), who, at)


def last_word(store: Store, kind: str) -> LastWord | None:
    """Who wrote a list last; None: it stands as it is declared."""
    row = models.SaidPart.objects.using(store.alias).filter(kind=kind).order_by("id").last()
    return LastWord(row.who, row.at) if row else None


def _write(store: Store, kind: str, name: str, body: Any, who: str, at: datetime) -> None:
    with store.writing():
        models.SaidPart(kind=kind, name=name, body=body, who=who, at=at).save(using=store.alias)
