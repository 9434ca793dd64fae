# SPDX-License-Identifier: EUPL-1.2
"""What an administration declares that cannot be: names of nothing, ends before beginnings, places not on the map."""

import re
from collections.abc import Iterator
from datetime import date
from zoneinfo import available_timezones

from criterio.domain.administration import MOST_POINTS, MOST_POSTS, Administration, Synergy
from criterio.domain.sentence import Sentence, listing, say
from criterio.settings.amounts import amounts

_DIR3 = re.compile(r"[A-Z]{1,2}\d{7,8}")

LANGUAGES = ("es", "ca", "gl", "eu", "en")


def contradictions(administration: Administration) -> list[Sentence]:
    """Each thing that is declared and cannot be, as a sentence; none where all agrees."""
    units = {unit.name for unit in administration.units}
    initiatives = {item.name for item in administration.initiatives}
    return [
        *_undeclared(administration, units, initiatives),
        *_unreasoned(administration),
        *_campaigns(administration),
        *_shared(administration, units, initiatives),
        *(say("unit «{unit}» hangs from itself", unit=name) for name in _circles(administration)),
        *_place(administration),
        *_calendar(administration),
        *amounts(administration),
    ]


def _undeclared(administration: Administration, units: set[str], initiatives: set[str]) -> Iterator[Sentence]:
    """Names of units and initiatives that are not there."""
    for unit in administration.units:
        if unit.parent and unit.parent not in units:
            yield say("unit «{unit}» hangs from «{parent}», which is not declared", unit=unit.name, parent=unit.parent)
    for item in administration.initiatives:
        for other in sorted({*item.requires, *item.excludes} - initiatives):
            yield say("initiative «{name}» names «{other}», which is not an initiative", name=item.name, other=other)
    for tie in administration.ties:
        for name in sorted({tie.one, tie.other} - units):
            yield say("a tie names «{unit}», which is not a declared unit", unit=name)


def _unreasoned(administration: Administration) -> Iterator[Sentence]:
    for row in administration.fit:
        if not row.reason.strip():
            yield say("[[fit]] of {function} on {network} gives no reason", function=row.function, network=row.network)


def _campaigns(administration: Administration) -> Iterator[Sentence]:
    for campaign in administration.campaigns:
        if campaign.ended_on is not None and campaign.ended_on < campaign.began_on:
            yield say("campaign «{name}» ends before it begins", name=campaign.name)
        if not (campaign.on and campaign.indicators):
            yield say(
                "campaign «{name}» needs at least one profile or unit in «on», and one indicator", name=campaign.name
            )


def _place(administration: Administration) -> Iterator[Sentence]:
    if administration.language not in LANGUAGES:
        yield say("language must be one of: {known}", known=listing(list(LANGUAGES)))
    if administration.time_zone not in available_timezones():
        yield say("time_zone «{zone}» does not exist; in Spain: Europe/Madrid", zone=administration.time_zone)
    if administration.dir3 and not _DIR3.fullmatch(administration.dir3):
        yield say(
            "dir3 «{code}» is no code of the common directory: those are letters and figures such as L01462508",
            code=administration.dir3,
        )


def _calendar(administration: Administration) -> Iterator[Sentence]:
    """What is wrong with the declared holidays and plans."""
    for profile, posts in administration.planned_posts.items():
        if ":" not in profile or not 0 <= posts <= MOST_POSTS:
            yield say(
                "planned_posts «{profile}» must be network:handle, with posts a week from 0 to {most}",
                profile=profile,
                most=MOST_POSTS,
            )
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
        if one.unit and one.unit not in units:
            yield say("{place} › unit: «{unit}» is not a declared unit", place=place, unit=one.unit)
        if one.hours_per_week is None and one.euros_per_year is None:
            yield say("{place} says neither hours_per_week nor euros_per_year", place=place)
        if (one.horizon, one.unit) in seen:
            yield say("{place} repeats a period and a unit that were already declared", place=place)
        seen.add((one.horizon, one.unit))
    for number, synergy in enumerate(administration.synergies, 1):
        yield from _synergy(f"[[synergies]] {number}", synergy, initiatives)


def _synergy(place: str, synergy: Synergy, initiatives: set[str]) -> Iterator[Sentence]:
    if len(set(synergy.between)) < 2:
        yield say("{place} › between has to name two things at least", place=place)
    for name in synergy.lost(initiatives):
        yield say(
            "{place} › between: «{name}» is neither an initiative nor a profile such as instagram:handle",
            place=place,
            name=name,
        )
    if not synergy.value:
        yield say("{place} › value is missing: how many points it brings, by aspect", place=place)
    for aspect, (low, high) in synergy.value.items():
        if not 0 <= low <= high <= MOST_POINTS:
            yield say(
                "{place} › value › {aspect}: [{low}, {high}] must go from 0 to 3, the least first. What does harm "
                "together is declared with «excludes».",
                place=place,
                aspect=aspect.value,
                low=low,
                high=high,
            )
