# SPDX-License-Identifier: EUPL-1.2
"""Reads ``administration.toml``. Every fault is told at once, with the place in the file and what would be right."""

import tomllib
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from criterio.domain.administration import (
    Administration,
    Campaign,
    Capacity,
    Cell,
    DeclaredFit,
    Initiative,
    Objective,
    OrgUnit,
    Synergy,
    TiedUnits,
)
from criterio.domain.errors import SettingsError
from criterio.domain.names import Answer, Aspect, Horizon
from criterio.domain.roles import Role
from criterio.domain.sentence import Sentence, listing, say
from criterio.settings.contradictions import contradictions

_TABLES: dict[str, type] = {
    "units": OrgUnit,
    "ties": TiedUnits,
    "capacities": Capacity,
    "synergies": Synergy,
    "must_cover": Cell,
    "objectives": Objective,
    "initiatives": Initiative,
    "campaigns": Campaign,
    "fit": DeclaredFit,
}
_CHOICES: dict[str, type[StrEnum]] = {
    "aspect": Aspect,
    "horizon": Horizon,
    "value": Aspect,
    "answer": Answer,
    "second_factor": Role,
}


def read_administration(path: Path) -> Administration:
    """The declaration in ``path``. Raises SettingsError with all its faults."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            say("{file} is not valid TOML: {problem}. Correct that line.", file=path.name, problem=str(error))
        ) from error
    faults = [*_unknown_keys(data), *_no_numbers(data, "")]
    try:
        administration = _adapter().validate_python(_known(_with_keys(data)))
        faults += contradictions(administration)
    except ValidationError as error:
        faults += [_fault(detail) for detail in error.errors()]
    if faults:
        raise SettingsError(say("{file} has to be corrected: {faults}", file=path.name, faults=listing(faults)))
    return administration


@cache
def _adapter() -> TypeAdapter[Administration]:
    return TypeAdapter(Administration)


def _with_keys(data: dict[str, Any]) -> dict[str, Any]:
    """Profile keys are written ``network:handle`` in the file."""
    rows = data.get("initiatives", [])
    return {**data, "initiatives": [_with_key(row) for row in rows]} if isinstance(rows, list) else data


def _with_key(row: Any) -> Any:
    if not isinstance(row, dict) or not isinstance(row.get("opens"), str):
        return row
    network, _, handle = row["opens"].partition(":")
    return {**row, "opens": {"network": network, "handle": handle}}


def _names(kind: type) -> list[str]:
    return [field.name for field in fields(kind)]


def _known(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name in _names(Administration)}


def _unknown_keys(data: dict[str, Any]) -> Iterator[Sentence]:
    for place, row, kind in [("", data, Administration), *_rows(data)]:
        for name in row:
            if name not in _names(kind):
                yield say(
                    "«{name}» {place} is not something that Criterio knows (known: {known})",
                    name=name,
                    place=place,
                    known=listing(_names(kind)),
                )


def _rows(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], type]]:
    for table, kind in _TABLES.items():
        rows = data.get(table, [])
        for number, row in enumerate(rows if isinstance(rows, list) else [], 1):
            if isinstance(row, dict):
                yield f"[[{table}]] {number}", row, kind


def _no_numbers(told: Any, place: str) -> Iterator[Sentence]:
    """TOML can write nan and inf: nobody can reckon with them."""
    if isinstance(told, float) and not isfinite(told):
        yield say("«{place}» {problem}", place=place, problem=_not_a_number(told))
    parts = told.items() if isinstance(told, dict) else enumerate(told, 1) if isinstance(told, list) else ()
    for name, part in parts:
        yield from _no_numbers(part, f"{place} › {name}" if place else str(name))


def _not_a_number(told: Any) -> Sentence:
    return say("must be a number and is {value}", value=str(told))


def _fault(detail: ErrorDetails) -> Sentence:
    place = " › ".join(str(part + 1) if isinstance(part, int) else str(part) for part in detail["loc"])
    return say("«{place}» {problem}", place=place, problem=_problem(detail))


def _problem(detail: ErrorDetails) -> Sentence:
    kind = detail["type"]
    known = [_CHOICES[str(part)] for part in detail["loc"] if part in _CHOICES]
    if kind == "missing":
        return say("is missing")
    if kind == "enum" and known:
        return say("must be one of: {known}", known=listing([str(member.value) for member in known[-1]]))
    if kind.startswith(("float", "int")):
        return _not_a_number(detail["input"])
    if kind.startswith("date"):
        return say("must be a date such as 2026-05-31 and is {value}", value=str(detail["input"]))
    return say("is not of the right kind: {value}", value=str(detail["input"]))
