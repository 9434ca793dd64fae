# SPDX-License-Identifier: EUPL-1.2
"""The administration, as it declares itself in ``administration.toml``. None and empty mean *not declared*."""

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date

from criterio.domain.names import Answer, Aspect, Horizon
from criterio.domain.profile import ProfileKey
from criterio.domain.roles import Role


@dataclass(frozen=True)
class OrgUnit:
    """An organisational unit. ``parent`` is another unit's name, or empty at the top of the tree."""

    name: str
    parent: str = ""
    hours_per_week: float | None = None
    accredited: int | None = None
    head: str = ""
    has_good_results: bool | None = None
    population: int | None = None  # whom it serves, where units are bodies of their own: its peers are the nearest
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class TiedUnits:
    """Two units that work together and hear of each other, whatever the tree says."""

    one: str
    other: str


@dataclass(frozen=True)
class Capacity:
    """What there is in one period, for one unit or (empty) for all: hours a week and euros a year; None: no limit.

    It binds besides what the administration and its units declare for always.
    """

    horizon: Horizon
    unit: str = ""
    hours_per_week: float | None = None
    euros_per_year: float | None = None


@dataclass(frozen=True)
class Synergy:
    """What ``between`` (profile keys, initiatives by name) bring together, above what each brings, while all go on.

    ``value`` gives (low, high) by aspect, in points of public value from 0 to 3; ``reason`` is why.
    """

    between: tuple[str, ...]
    value: dict[Aspect, tuple[float, float]]
    reason: str = ""

    def lost(self, initiatives: Container[str]) -> list[str]:
        """What it names that is neither one of these nor a profile."""
        return [name for name in self.between if name not in initiatives and ":" not in name]


@dataclass(frozen=True)
class Objective:
    """What is wanted, how it will be seen, and between which values. ``weight`` is (low, high) between 0 and 1."""

    name: str
    aspect: Aspect
    indicator: str = ""
    rank: int | None = None
    weight: tuple[float, float] | None = None
    low: float | None = None
    high: float | None = None
    review_on: date | None = None
    functions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Initiative:
    """Something proposed: a new profile, a practice, a project. ``value`` gives (low, high) by aspect, -3 to 3.

    ``trains``: the unit whose people it accredits; what requires it may then begin in that unit.
    """

    name: str
    unit: str = ""
    horizon: Horizon = Horizon.SHORT
    ambitious: bool = False
    hours_per_week: tuple[float, float] | None = None
    euros: tuple[float, float] | None = None
    value: dict[Aspect, tuple[float, float]] = field(default_factory=dict)
    opens: ProfileKey | None = None
    functions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    territory: str = ""
    objective: str = ""
    indicator: str = ""
    expected: tuple[float, float] | None = None
    owner: str = ""
    deputy: str = ""
    heir: str = ""
    review_on: date | None = None
    exit_rule: str = ""
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    months: int | None = None
    mechanism: str = ""
    audience_heard: bool | None = None
    comparables: tuple[str, ...] = ()
    content_ready: bool | None = None
    trains: str = ""


@dataclass(frozen=True)
class Campaign:
    """Something that was done, from ``began_on`` until ``ended_on`` (None: it goes on), to learn what it returned.

    ``on`` are profile keys or ``unit:<name>``; ``starts`` says who of them began later. ``hours`` and ``euros`` are
    what it took in all, as (low, high). ``hoped``: how much more of the first indicator, as a share (-.1: a tenth
    fewer). ``by_lot``: who it was done on, or when, was drawn; ``drawn_from``: who else was in that lot and did not
    begin.
    """

    name: str
    began_on: date
    on: tuple[str, ...]
    indicators: tuple[str, ...]
    ended_on: date | None = None
    starts: dict[str, date] = field(default_factory=dict)
    hours: tuple[float, float] | None = None
    euros: tuple[float, float] | None = None
    hoped: float | None = None
    by_lot: bool = False
    drawn_from: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """Something that may never be left without a channel: a function, in a language, for a territory (empty: any)."""

    function: str
    language: str = ""
    territory: str = ""


@dataclass(frozen=True)
class DeclaredFit:
    """What the administration itself says of a network for a function, in place of what is published; always why."""

    network: str
    function: str
    answer: Answer
    reason: str
    who: str = ""


MOST_POINTS = 3
"""Points of public value that one thing may bring, or take, in one aspect."""

MOST_POSTS = 1_000
"""Posts a week that a profile may plan: more are a slip of the keyboard."""


@dataclass(frozen=True)
class Administration:
    """Everything an administration says of itself. Money in euros, hours per week."""

    name: str
    language: str = "es"
    time_zone: str = "Europe/Madrid"
    territory: str = ""
    country: str = "ES"  # whose public holidays it keeps (ISO 3166-1); empty: only those that it declares
    region: str = ""  # of that country, where regions have days of their own (ISO 3166-2 without the country: VC)
    feast_days: dict[str, str] = field(default_factory=dict)  # its own, name by day: 05-15 each year, 2026-05-15 once
    planned_posts: dict[str, float] = field(default_factory=dict)  # posts a week that a profile plans from now on
    population: int | None = None
    kind: str = ""
    mission: str = ""
    hours_per_week: float | None = None
    euros_per_year: float | None = None
    euros_per_hour: float | None = None
    call_cost: float | None = None
    contact_cost: float | None = None
    deflection: float | None = None
    units: tuple[OrgUnit, ...] = ()
    ties: tuple[TiedUnits, ...] = ()
    ties_from: str = ""
    capacities: tuple[Capacity, ...] = ()
    synergies: tuple[Synergy, ...] = ()
    must_cover: tuple[Cell, ...] = ()
    objectives: tuple[Objective, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    indicators: dict[str, str] = field(default_factory=dict)  # what people call the figures of its own files, by key
    worth: dict[str, tuple[float, float]] = field(default_factory=dict)  # euros that one more of an indicator brings
    peers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    inaugurations: tuple[date, ...] = ()
    shocks: tuple[date, ...] = ()  # something moved everybody: a platform opened or closed, the media, an order
    elections: tuple[date, ...] = ()
    support: dict[str, float] = field(default_factory=dict)
    dormant_after_days: int = 90
    fit: tuple[DeclaredFit, ...] = ()
    house_rules: str = ""  # its own, for the public page: an empty line between parts, a dash before what is listed
    second_factor: tuple[Role, ...] = ()  # roles that come in with one
    site: str = ""  # its own web site, which the check of links visits
    dir3: str = ""  # its code in the common directory of Spanish offices, such as L01462508
    contact: str = ""  # how anybody reaches it: an address of mail or of the web, a telephone

    @property
    def has_hours(self) -> bool:
        """Whether somebody said how many staff hours there are, in all or in some unit."""
        return self.hours_per_week is not None or any(unit.hours_per_week is not None for unit in self.units)
