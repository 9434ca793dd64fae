# SPDX-License-Identifier: EUPL-1.2
"""Reads ``administration.toml``. Every fault is told at once, with the place in the file and what would be right."""

import tomllib
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

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

LANGUAGES = ("es", "ca", "gl", "eu", "en")
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
    faults = list(_unknown_keys(data))
    try:
        administration = _adapter().validate_python(_known(_with_keys(data)))
        faults += _contradictions(administration)
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
        return say("must be a number and is {value}", value=str(detail["input"]))
    if kind.startswith("date"):
        return say("must be a date such as 2026-05-31 and is {value}", value=str(detail["input"]))
    return say("is not of the right kind: {value}", value=str(detail["input"]))


def _contradictions(administration: Administration) -> list[Sentence]:
    units = {unit.name for unit in administration.units}
    initiatives = {item.name for item in administration.initiatives}
    faults = [
        say("unit «{unit}» hangs from «{parent}», which is not declared", unit=unit.name, parent=unit.parent)
        for unit in administration.units
        if unit.parent and unit.parent not in units
    ]
    faults += [
        say("initiative «{name}» names «{other}», which is not an initiative", name=item.name, other=other)
        for item in administration.initiatives
        for other in (*item.requires, *item.excludes)
        if other not in initiatives
    ]
    faults += [
        say("a tie names «{unit}», which is not a declared unit", unit=name)
        for tie in administration.ties
        for name in (tie.one, tie.other)
        if name not in units
    ]
    faults += [
        say("[[fit]] of {function} on {network} gives no reason", function=row.function, network=row.network)
        for row in administration.fit
        if not row.reason.strip()
    ]
    faults += [
        say("campaign «{name}» ends before it begins", name=campaign.name)
        for campaign in administration.campaigns
        if campaign.ended_on is not None and campaign.ended_on < campaign.began_on
    ]
    faults += [
        say("campaign «{name}» needs at least one profile or unit in «on», and one indicator", name=campaign.name)
        for campaign in administration.campaigns
        if not (campaign.on and campaign.indicators)
    ]
    faults += [*_shared(administration, units, initiatives)]
    faults += [say("unit «{unit}» hangs from itself", unit=name) for name in _circles(administration)]
    if administration.language not in LANGUAGES:
        faults.append(say("language must be one of: {known}", known=listing(list(LANGUAGES))))
    if administration.time_zone not in available_timezones():
        faults.append(say("time_zone «{zone}» does not exist; in Spain: Europe/Madrid", zone=administration.time_zone))
    return [*faults, *_calendar(administration)]


def _calendar(administration: Administration) -> Iterator[Sentence]:
    """What is wrong with the declared holidays and plans."""
    for profile, posts in administration.planned_posts.items():
        if ":" not in profile or posts < 0:
            yield say("planned_posts «{profile}» must be network:handle and not below zero", profile=profile)
    for day in administration.feast_days:
        try:
            date.fromisoformat(day if day.count("-") == 2 else f"2025-{day}")  # each year: 29 February is not
        except ValueError:
            yield say("feast day «{day}» must be a month and day such as 05-15, or a date such as 2026-05-15", day=day)
    if administration.country in ("", "ES") and not administration.region:
        return  # what most declare: nobody waits for the calendars of the world
    import holidays

    known = holidays.list_supported_countries()
    if administration.country not in known:
        yield say("there is no calendar of the country «{country}»; Spain is ES", country=administration.country)
    elif administration.region and administration.region not in known[administration.country]:
        regions = listing(known[administration.country])
        yield say("there is no region «{region}» in the calendar: {known}", region=administration.region, known=regions)


def _circles(administration: Administration) -> Iterator[str]:
    above = {unit.name: unit.parent for unit in administration.units}
    for name, first in above.items():
        seen, parent = {name}, first
        while parent in above and parent not in seen:
            seen.add(parent)
            parent = above[parent]
        if parent == name:
            yield name


def _shared(administration: Administration, units: set[str], initiatives: set[str]) -> Iterator[Sentence]:
    """What is wrong with what several things share: capacities by period, and synergies."""
    seen = set()
    for number, one in enumerate(administration.capacities, 1):
        place = f"[[capacities]] {number}"
        amounts = {"hours_per_week": one.hours_per_week, "euros_per_year": one.euros_per_year}
        if one.unit and one.unit not in units:
            yield say("{place} › unit: «{unit}» is not a declared unit", place=place, unit=one.unit)
        if not any(amount is not None for amount in amounts.values()):
            yield say("{place} says neither hours_per_week nor euros_per_year", place=place)
        for name, amount in amounts.items():
            if amount is not None and amount < 0:
                yield say("{place} › {name} cannot be below zero and is {value}", place=place, name=name, value=amount)
        if (one.horizon, one.unit) in seen:
            yield say("{place} repeats a period and a unit that were already declared", place=place)
        seen.add((one.horizon, one.unit))
    for number, synergy in enumerate(administration.synergies, 1):
        yield from _synergy(f"[[synergies]] {number}", synergy, initiatives)


def _synergy(place: str, synergy: Synergy, initiatives: set[str]) -> Iterator[Sentence]:
    if len(set(synergy.between)) < 2:
        yield say("{place} › between has to name two things at least", place=place)
    for name in synergy.between:
        if name not in initiatives and ":" not in name:
            yield say("{place} › between: «{name}» is neither an initiative nor a profile such as "
                      "instagram:handle", place=place, name=name)  # fmt: skip
    if not synergy.value:
        yield say("{place} › value is missing: how many points it brings, by aspect", place=place)
    for aspect, (low, high) in synergy.value.items():
        if not 0 <= low <= high <= 3:
            yield say(
                "{place} › value › {aspect}: [{low}, {high}] must go from 0 to 3, the least first. What does harm "
                "together is declared with «excludes».",
                place=place,
                aspect=aspect.value,
                low=low,
                high=high,
            )
