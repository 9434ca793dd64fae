# SPDX-License-Identifier: EUPL-1.2
"""Enters the declaration in the records, so that decisions and expectations have what they speak of."""

from dataclasses import asdict
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from criterio.domain import administration as domain
from criterio.store import models
from criterio.store.workspace import Store

_DECLARATION = TypeAdapter(domain.Administration)
_INITIATIVE = TypeAdapter(domain.Initiative)


def declare(store: Store, administration: domain.Administration) -> bool:
    """Writes what changed since it was last entered, all or nothing; False when nothing did.

    What is no longer declared stays: earlier decisions may speak of it.
    """
    text = _DECLARATION.dump_json(administration).decode()
    mark = sha256(text.encode()).hexdigest()
    if models.Administration.objects.using(store.alias).filter(declaration_hash=mark).exists():
        return False
    with store.writing():
        units = _units(store, administration.units)
        for objective in administration.objectives:
            _objective(store, objective)
        for initiative in administration.initiatives:
            _initiative(store, initiative, units)
        fields = {"name": administration.name, "declaration": text, "declaration_hash": mark}
        models.Administration.objects.using(store.alias).update_or_create(pk=1, defaults=fields)
    return True


def _units(store: Store, declared: tuple[domain.OrgUnit, ...]) -> dict[str, models.Unit]:
    """Every unit before any parent: the declaration may name them in any order."""
    rows = {unit.name: _put(store, models.Unit, unit.name) for unit in declared}
    for unit in declared:
        row = rows[unit.name]
        row.parent = _put(store, models.Unit, unit.parent) if unit.parent else None
        row.hours_per_week, row.accredited = unit.hours_per_week, unit.accredited
        row.save(using=store.alias)
    return rows


def _objective(store: Store, objective: domain.Objective) -> None:
    indicator = _put(store, models.Indicator, objective.indicator) if objective.indicator else None
    said = asdict(objective)
    fields = {name: said[name] for name in ("low", "high", "review_on")}
    _put(store, models.Objective, objective.name, aspect=objective.aspect, indicator=indicator, **fields)


def _initiative(store: Store, initiative: domain.Initiative, units: dict[str, models.Unit]) -> None:
    if initiative.indicator:
        _put(store, models.Indicator, initiative.indicator)
    unit = units.get(initiative.unit) or (_put(store, models.Unit, initiative.unit) if initiative.unit else None)
    said = _INITIATIVE.dump_python(initiative, mode="json")
    _put(store, models.Initiative, initiative.name, unit=unit, horizon=initiative.horizon, declaration=said)


def _put(store: Store, model: Any, name: str, **fields: Any) -> Any:
    row, _ = model.objects.using(store.alias).update_or_create(name=name, defaults=fields)
    return row
