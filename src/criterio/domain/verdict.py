# SPDX-License-Identifier: EUPL-1.2
"""What decide answers: for each profile and each initiative one mode, with its reasons."""

from dataclasses import dataclass
from enum import StrEnum

from criterio.domain.estimate import Range
from criterio.domain.names import Grade, Horizon
from criterio.domain.sentence import Sentence


class Mode(StrEnum):
    """The ways a profile can go on, or an initiative can be taken."""

    KEEP = "keep"
    STRENGTHEN = "strengthen"
    MERGE = "merge"
    HAND_OVER = "hand_over"
    HIBERNATE = "hibernate"
    CLOSE = "close"
    NO = "no"
    PILOT = "pilot"
    FULL = "full"
    LATER = "later"


class PilotEnd(StrEnum):
    """What became of a pilot that ran, where a decision says it."""

    ADOPTED = "adopted"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Option:
    """One mode of one item: what it costs and what it brings.

    ``hours`` per week, ``euros`` per year; ``value`` in points of public value (already weighted, the worst to the
    best that the declared ranges and weights allow). ``into`` names the profile that a merge goes into or the unit
    that takes a profile over. ``forbidden`` is why it may not be taken at all (a veto, a gate), or None.
    ``acceptability``: in which share of all that the unknowns and the weights may be the best portfolio takes it
    (Lahdelma, Hokkanen & Salminen 1998); None where nobody has worked it out.
    """

    mode: Mode
    hours: float
    euros: float
    value: Range
    into: str = ""
    forbidden: Sentence | None = None
    acceptability: float | None = None


@dataclass(frozen=True)
class Verdict:
    """What to do with one item. ``subject`` is a profile key or ``initiative:<name>``."""

    subject: str
    mode: Mode
    into: str
    because: tuple[Sentence, ...]
    would_change_if: tuple[Sentence, ...]
    hours: float
    euros: float
    value: Range
    grade: Grade
    standing: str = "borderline"  # core: every good portfolio lets it go on · exterior: every one stops it · borderline
    instead: Sentence | None = None  # the channel to use when the answer is no
    options: tuple[Option, ...] = ()
    acceptability: float | None = None  # share of draws over weights and values whose best portfolio has this mode


@dataclass(frozen=True)
class Hindsight:
    """By how many points another portfolio could turn out better, at most: of this one, and the least of all known.

    ``otherwise``: the subjects that the portfolio with the least regret treats otherwise; empty when it is this one.
    """

    regret: float
    least: float
    otherwise: tuple[str, ...] = ()


@dataclass(frozen=True)
class Period:
    """What the portfolio takes, in a period, of what is short in it, and how much there is.

    ``what``: "hours" a week or "euros" a year. ``unit`` empty: of all.
    """

    horizon: Horizon
    unit: str
    what: str
    used: float
    amount: float


@dataclass(frozen=True)
class Together:
    """What several subjects bring together, above what each brings. ``counts``: all of them go on here."""

    between: tuple[str, ...]
    value: Range
    counts: bool
    reason: str


@dataclass(frozen=True)
class Portfolio:
    """One verdict an item, the whole within the capacity.

    ``gap`` is the solver's certificate: no other portfolio is better by more than this share of the value. Capacities
    are None when not declared: then they did not bind, and ``notes`` says so. ``settles``: what to find out first, for
    it would settle most of what is borderline. ``hindsight`` None: too many items to tell. ``stakes``: of
    portfolios that are the best under some weights, the points on each aspect, in its order: what answers decide.
    """

    verdicts: tuple[Verdict, ...]
    hours: float
    hours_capacity: float | None
    euros: float
    euros_capacity: float | None
    value: Range
    gap: float
    uncovered: tuple[Sentence, ...] = ()
    without_political_support: tuple[str, ...] = ()
    notes: tuple[Sentence, ...] = ()
    hindsight: Hindsight | None = None
    settles: tuple[Sentence, ...] = ()
    stakes: tuple[tuple[float, ...], ...] = ()
    periods: tuple[Period, ...] = ()
    together: tuple[Together, ...] = ()
