# SPDX-License-Identifier: EUPL-1.2
"""Saying in the pages what ``administration.toml`` says too: the house, its units, what they share, what is covered."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from criterio.domain.administration import Administration, Capacity, Cell, OrgUnit, Synergy, TiedUnits
from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import Sentence, listing, say
from criterio.settings.contradictions import contradictions
from criterio.store import parts, registry
from criterio.store.workspace import Store

_BESIDE: dict[str, Any] = dict.fromkeys(
    ("units", "ties", "capacities", "synergies", "initiatives", "fit", "campaigns"), ()
)
"""What is no part of what the house says of itself."""

_AMOUNTS = ("population", "hours_per_week", "euros_per_year", "euros_per_hour", "call_cost", "contact_cost")


def describe(store: Store, said: Administration, who: str, at: datetime) -> None:
    """Writes what the administration says of itself. Raises RuleBroken where it cannot be."""
    from_zero([getattr(said, name) for name in _AMOUNTS])
    if said.deflection is not None and not 0 <= said.deflection <= 1:
        raise RuleBroken(say("How many answers spare a call goes from 0 to 1: 0.3 is three of ten."))
    if said.dormant_after_days < 1:
        raise RuleBroken(say("A profile is dormant after one day at least."))
    _agree(Administration(said.name), replace(said, **_BESIDE))
    parts.say_house(store, said, who, at)


def write_unit(store: Store, administration: Administration, unit: OrgUnit, who: str, at: datetime) -> None:
    """Writes a unit; it takes the place of its namesake. Raises RuleBroken where it cannot be."""
    if not unit.name:
        raise RuleBroken(say("Say how the unit is called."))
    from_zero([unit.hours_per_week, unit.accredited, unit.population])
    others = tuple(one for one in administration.units if one.name != unit.name)
    _agree(administration, replace(administration, units=(*others, *_above(store, unit, others), unit)))
    for one in (*_above(store, unit, others), unit):
        parts.say_unit(store, one, who, at)


def drop_unit(store: Store, administration: Administration, name: str, who: str, at: datetime) -> None:
    """There is no such unit any more. Raises RuleBroken while something hangs from it."""
    left = replace(administration, units=tuple(one for one in administration.units if one.name != name))
    _agree(administration, left)
    registry.forget_unit(store, name)
    parts.say_no_unit(store, name, who, at)


def write_cells(store: Store, cells: Iterable[Cell], who: str, at: datetime) -> None:
    """Writes all that may never be left without a channel, each once."""
    parts.say_list(store, parts.COVER, tuple(dict.fromkeys(cells)), who, at)


def write_ties(store: Store, administration: Administration, ties: Iterable[TiedUnits], who: str, at: datetime) -> None:
    """Writes all the units that work together, each pair once. Raises RuleBroken where it cannot be."""
    pairs = {frozenset((tie.one, tie.other)): tie for tie in ties}
    if any(len(pair) == 1 for pair in pairs):
        raise RuleBroken(say("Choose two units: each works with itself already."))
    said = replace(administration, ties=tuple(pairs.values()))
    _agree(administration, said)
    parts.say_list(store, parts.TIES, said.ties, who, at)


def write_capacities(
    store: Store, administration: Administration, capacities: Iterable[Capacity], who: str, at: datetime
) -> None:
    """Writes all that there is in one period alone. Raises RuleBroken where it cannot be."""
    said = replace(administration, capacities=tuple(capacities))
    from_zero([amount for one in said.capacities for amount in (one.hours_per_week, one.euros_per_year)])
    _agree(administration, said)
    parts.say_list(store, parts.CAPACITIES, said.capacities, who, at)


def write_synergies(
    store: Store, administration: Administration, synergies: Iterable[Synergy], who: str, at: datetime
) -> None:
    """Writes all that brings more together, each set of things once. Raises RuleBroken where it cannot be."""
    sets = {frozenset(one.between): one for one in synergies}
    said = replace(administration, synergies=tuple(sets.values()))
    _agree(administration, said)
    parts.say_list(store, parts.SYNERGIES, said.synergies, who, at)


def name_figure(store: Store, key: str, name: str, who: str, at: datetime) -> None:
    """Says what a figure of the administration's own files is called; empty: as its file calls it."""
    parts.say_word(store, parts.CALLED, key, " ".join(name.split()) or None, who, at)


def compare_with(store: Store, profile: str, peers: Iterable[str], who: str, at: datetime) -> None:
    """Says which profiles are comparable with one; none: those that are found by themselves. Raises RuleBroken."""
    said = tuple(dict.fromkeys(peers))
    if profile in said:
        raise RuleBroken(say("Choose others: a profile is not set beside itself."))
    parts.say_word(store, parts.PEERS, profile, said or None, who, at)


def back(store: Store, subject: str, share: float | None, who: str, at: datetime) -> None:
    """Says how far the government backs a profile or an initiative, from 0 to 1; None: not at all any more."""
    parts.say_word(store, parts.SUPPORT, subject, share, who, at)


def _above(store: Store, unit: OrgUnit, declared: Iterable[OrgUnit]) -> tuple[OrgUnit, ...]:
    """The unit that it belongs to, where only a register has named it so far."""
    is_new = unit.parent and unit.parent not in {one.name for one in declared}
    return (OrgUnit(unit.parent),) if is_new and unit.parent in registry.unit_names(store) else ()


def from_zero(amounts: Iterable[float | None]) -> None:
    """Raises RuleBroken where one is less than nothing."""
    if any(amount is not None and amount < 0 for amount in amounts):
        raise RuleBroken(say("Hours, people and money cannot be below zero. What is not known is left empty."))


def _agree(stood: Administration, said: Administration) -> None:
    """What could not be before is nothing that this writing brings: it is told where it stands, and blocks no other."""
    before = [_wherever(fault) for fault in contradictions(stood)]
    faults: list[Sentence] = [fault for fault in contradictions(said) if _wherever(fault) not in before]
    if faults:
        raise RuleBroken(say("It cannot be so: {faults}.", faults=listing(faults)))


def _wherever(fault: Sentence) -> tuple[str, dict[str, Any]]:
    """A fault whose row has another number, because one before it went away, is the same fault."""
    return fault.template, {name: value for name, value in fault.values.items() if name != "place"}
