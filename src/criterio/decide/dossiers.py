# SPDX-License-Identifier: EUPL-1.2
"""Turns cases and proposals into the items of the problem, keeping beside each what was said of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from criterio.decide import initiatives, options, periods, together
from criterio.decide._criterion import Assessment, Case, all_criteria
from criterio.decide.cases import suitabilities
from criterio.decide.comparison import Dossier
from criterio.decide.coverage import required, served
from criterio.decide.gates import gates
from criterio.decide.items import Item, Limits, Problem
from criterio.domain.administration import Administration, Cell, Initiative, OrgUnit
from criterio.domain.profile import ProfileKey


def open_dossiers(
    administration: Administration, cases: Sequence[Case], on: date
) -> tuple[tuple[Dossier, ...], Problem]:
    """A dossier an item, and the problem that they make, in the same order; after them, its synergies."""
    said = {str(case.profile.key): {c.name: c.assess(case) for c in all_criteria()} for case in cases}
    duties = [cell for one in said.values() for assessment in one.values() for cell in assessment.duties]
    cells = required(administration, duties)
    dossiers = (
        *(_of_profile(administration, case, said[str(case.profile.key)], cells) for case in cases),
        *(_of_initiative(administration, initiative, cells, on) for initiative in administration.initiatives),
    )
    ordered = tuple(sorted(dossiers, key=lambda dossier: dossier.item.subject))
    hours = {unit.name: unit.hours_per_week for unit in administration.units if unit.hours_per_week is not None}
    short = {one.name: one.amount for one in periods.shortages(administration)}
    limits = Limits(administration.hours_per_week, administration.euros_per_year, hours, cells, short)
    synergies = together.items(administration.synergies, lambda name: _subject(name, administration))
    return ordered, Problem((*(dossier.item for dossier in ordered), *synergies), limits)


def _of_profile(
    administration: Administration, case: Case, said: Mapping[str, Assessment], cells: tuple[Cell, ...]
) -> Dossier:
    ways = options.alternatives(case, said, _heir(administration, case))
    covers = served(case.profile, cells, administration.language)
    item = Item(str(case.profile.key), case.profile.unit, ways, covers)
    return Dossier(periods.working(item, None, periods.shortages(administration)), said)


def _heir(administration: Administration, case: Case) -> str:
    """Who should take an orphan over: from its own unit upwards the first with somebody accredited, else its own unit.

    One that belongs to no unit goes to the top of the tree. What has an owner, or may have one, stays where it is.
    """
    if not case.orphan and (case.profile.unit or case.profile.owner):
        return ""
    units = {unit.name: unit for unit in administration.units}
    above = list(_upwards(case.profile.unit, units))
    accredited = (unit.name for unit in above if unit.accredited)
    top = next((unit.name for unit in administration.units if not unit.parent), "")
    return next(accredited, case.profile.unit or top)


def _upwards(name: str, units: Mapping[str, OrgUnit]) -> Iterator[OrgUnit]:
    passed: set[str] = set()
    while name in units and name not in passed:
        passed.add(name)
        yield units[name]
        name = units[name].parent


def _of_initiative(
    administration: Administration, initiative: Initiative, cells: tuple[Cell, ...], on: date
) -> Dossier:
    fits = suitabilities(initiative.functions, initiative.opens.network, administration) if initiative.opens else ()
    support = initiatives.support_for(initiative, administration, on)
    item = Item(
        initiatives.subject(initiative.name),
        initiative.unit,
        initiatives.alternatives(initiative, administration, support, initiatives.network_veto(initiative, fits)),
        served(initiative, cells, administration.language),
        tuple(_subject(name, administration) for name in initiative.requires),
        tuple(_subject(name, administration) for name in initiative.excludes),
    )
    worked = periods.working(item, initiative.horizon, periods.shortages(administration))
    return Dossier(worked, {}, gates(initiative, administration))


def _subject(name: str, administration: Administration) -> str:
    """The item that a declaration names: an initiative by its name, or a profile by its key."""
    if any(initiative.name == name for initiative in administration.initiatives):
        return initiatives.subject(name)
    try:
        return str(ProfileKey.parse(name))
    except ValueError:
        return initiatives.subject(name)
