# SPDX-License-Identifier: EUPL-1.2
"""Which units listen to which: the tree, declared ties, shared functions and neighbours on the map."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from pathlib import Path

import numpy as np

from criterio.domain.administration import Administration, OrgUnit, TiedUnits
from criterio.domain.errors import SettingsError
from criterio.domain.profile import Profile
from criterio.domain.sentence import say
from criterio.spread.network import Flags
from criterio.spread.tie_file import read_ties

NEIGHBOURS, KILOMETRES = 3, 30.0
"""A unit on the map listens to so many of the nearest, none of them farther away."""
_CROWD = 0.5
"""A function that more than this share of the units has ties nobody to anybody."""


class Kind(StrEnum):
    """Why two units listen to each other."""

    TREE = "tree"
    DECLARED = "declared"
    FUNCTION = "function"
    NEAR = "near"


@dataclass(frozen=True)
class Tie:
    """Two units that listen to each other."""

    one: str
    other: str
    kind: Kind


def ties(administration: Administration, profiles: Iterable[Profile] = ()) -> tuple[Tie, ...]:
    """Each pair once, for the first of the reasons that holds. Shared functions count where nobody declared ties."""
    found: dict[frozenset[str], Tie] = {}
    names = {unit.name for unit in administration.units}
    declared = [(tie.one, tie.other, Kind.DECLARED) for tie in administration.ties]
    tree = [(unit.name, unit.parent, Kind.TREE) for unit in administration.units if unit.parent]
    shared = [] if declared else [(*pair, Kind.FUNCTION) for pair in _sharing(_functions(profiles, names))]
    near = [(*pair, Kind.NEAR) for pair in _near(administration.units)]
    for one, other, kind in [*declared, *tree, *near, *shared]:
        if one != other and {one, other} <= names:
            found.setdefault(frozenset((one, other)), Tie(one, other, kind))
    return tuple(found.values())


def with_imported(administration: Administration, folder: Path) -> Administration:
    """With the ties of the list that ``ties_from`` names, beside the declaration. Raises BadInput and SettingsError."""
    if not administration.ties_from:
        return administration
    path = folder / administration.ties_from
    if not path.is_file():
        raise SettingsError(say("{file}, which ties_from of administration.toml names, is not there.", file=str(path)))
    net = read_ties(path, known={unit.name for unit in administration.units})
    hearers = np.repeat(np.arange(net.size), np.diff(net.starts))
    pairs = zip(net.sources, hearers, strict=True)
    found = tuple(TiedUnits(net.names[one], net.names[other]) for one, other in pairs)
    return replace(administration, ties=(*administration.ties, *found))


def matrix(units: tuple[str, ...], found: Iterable[Tie]) -> Flags:
    """``linked[i, j]``: whether unit ``i`` listens to ``j``."""
    place = {name: i for i, name in enumerate(units)}
    linked = np.zeros((len(units), len(units)), dtype=bool)
    for tie in found:
        if tie.one in place and tie.other in place:
            linked[place[tie.one], place[tie.other]] = linked[place[tie.other], place[tie.one]] = True
    return linked


def _functions(profiles: Iterable[Profile], names: set[str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for profile in profiles:
        if profile.unit in names:
            for function in profile.functions:
                found.setdefault(function, set()).add(profile.unit)
    return found


def _sharing(functions: Mapping[str, set[str]]) -> set[tuple[str, str]]:
    everybody = set().union(*functions.values()) if functions else set()
    few = [units for units in functions.values() if len(units) <= max(2, _CROWD * len(everybody))]
    return {pair for units in few for pair in combinations(sorted(units), 2)}


def _near(units: tuple[OrgUnit, ...]) -> list[tuple[str, str]]:
    placed = [
        (unit.name, (unit.latitude, unit.longitude))
        for unit in units
        if unit.latitude is not None and unit.longitude is not None
    ]
    if len(placed) < 2:
        return []
    far = _kilometres(np.radians(np.array([place for _, place in placed])))
    np.fill_diagonal(far, np.inf)
    return [
        (placed[i][0], placed[int(j)][0])
        for i in range(len(placed))
        for j in np.argsort(far[i], kind="stable")[:NEIGHBOURS]
        if far[i, j] <= KILOMETRES
    ]


def _kilometres(spots: np.ndarray) -> np.ndarray:
    """Along the great circle, between every two (latitude, longitude) in radians."""
    latitude, longitude = spots[:, :1], spots[:, 1:]
    half = np.sin((latitude - latitude.T) / 2) ** 2
    half += np.cos(latitude) * np.cos(latitude.T) * np.sin((longitude - longitude.T) / 2) ** 2
    found: np.ndarray = 2 * 6371 * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return found
