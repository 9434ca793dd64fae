# SPDX-License-Identifier: EUPL-1.2
"""What a plan is: everything that a document, a page or a file needs to tell it, and nothing that it must work out."""

from dataclasses import dataclass, field
from datetime import date

from criterio.domain.administration import Administration
from criterio.domain.estimate import Figure, Range, Window
from criterio.domain.forecast import Forecast
from criterio.domain.names import Horizon, State
from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Mode, Portfolio, Verdict
from criterio.register.states import Standing


@dataclass(frozen=True)
class Counts:
    """The register in figures. ``units_without`` are the units that it lists with no profile at all."""

    profiles: int
    units: int
    units_without: int
    by_state: dict[State, int] = field(default_factory=dict)
    by_network: dict[str, int] = field(default_factory=dict)
    by_mode: dict[Mode, int] = field(default_factory=dict)
    without_owner: int = 0
    without_purpose: int = 0


@dataclass(frozen=True)
class Bet:
    """One line of a horizon: something to do with one profile or initiative, from when on. ``name`` is for people."""

    subject: str
    name: str
    unit: str
    mode: Mode
    into: str
    horizon: Horizon
    hours: float
    euros: float
    value: Range
    why: Sentence
    review_on: date


@dataclass(frozen=True)
class Pilot:
    """Something to try before it is adopted. ``threshold``: (low, high) of the indicator on ``stop_on``, or None.

    ``decides_at``: the value of the indicator at which it would just be worth its hours, to be reached or, where not
    ``at_least``, not to be passed; None where nothing is expected of it or its level is not known.
    ``hours_granted`` and ``euros_granted``: what it is thought to take in all while it runs; ``hours_per_week`` and
    ``euros_per_year``: what its heir would need for the whole.
    """

    initiative: str
    unit: str
    starts_on: date
    stop_on: date
    indicator: str
    threshold: tuple[float, float] | None
    rule: Sentence
    heir: str
    decides_at: float | None = None
    at_least: bool = True
    hours_granted: float | None = None
    euros_granted: float | None = None
    hours_per_week: float | None = None
    euros_per_year: float | None = None


@dataclass(frozen=True)
class Training:
    """Who needs to learn before the plan can be carried out. ``accredited`` None: nobody has said."""

    unit: str
    accredited: int | None
    profiles: int
    why: Sentence


@dataclass(frozen=True)
class SourceFile:
    """A file that the plan stands on, and how many rows of it stand behind each table (posts, series, …)."""

    name: str
    rows: dict[str, int]


@dataclass(frozen=True)
class Appendix:
    """A table that another room adds at the end. A cell is a text, a number, a date, a Sentence, or None: not known."""

    title: Sentence
    intro: Sentence
    columns: tuple[Sentence, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class Question:
    """One of the councillor's page, with the ``lines`` that answer it; ``otherwise`` is said where there is none."""

    name: str
    asked: Sentence
    lines: tuple[Sentence, ...]
    otherwise: Sentence


@dataclass(frozen=True)
class Plan:
    """The plan of one administration on one day.

    ``have``, ``stop``, ``start``, ``expect`` and ``unknown`` are the councillor's page, most important first.
    ``missing`` lists what could be told if it were given. Every verdict is in ``portfolio`` with its reasons.
    """

    administration: Administration
    on: date
    window: Window
    counts: Counts
    standings: tuple[Standing, ...]
    figures: tuple[Figure, ...]
    forecasts: tuple[Forecast, ...]
    portfolio: Portfolio
    have: tuple[Sentence, ...] = ()
    stop: tuple[Sentence, ...] = ()
    start: tuple[Sentence, ...] = ()
    expect: tuple[Sentence, ...] = ()
    unknown: tuple[Sentence, ...] = ()
    missing: tuple[Sentence, ...] = ()
    horizons: dict[Horizon, tuple[Bet, ...]] = field(default_factory=dict)
    pilots: tuple[Pilot, ...] = ()
    training: tuple[Training, ...] = ()
    sources: tuple[SourceFile, ...] = ()
    appendices: tuple[Appendix, ...] = ()

    @property
    def in_one_page(self) -> tuple[Question, ...]:
        """The councillor's page."""
        return (
            Question("have", say("What we have"), self.have, say("Nothing yet: import the register of profiles.")),
            Question("stop", say("What we should stop"), self.stop, say("Nothing, with what is known today.")),
            Question("start", say("What we should start"), self.start, say("Nothing new has been proposed.")),
            Question(
                "expect",
                say("What to expect"),
                self.expect,
                say("There is too little history to say what is likely."),
            ),
            Question(
                "unknown",
                say("What we do not know"),
                self.unknown,
                say("Everything that was asked could be answered."),
            ),
        )

    def verdict(self, subject: str) -> Verdict | None:
        """The verdict on a profile key or on ``initiative:<name>``."""
        return next((verdict for verdict in self.portfolio.verdicts if verdict.subject == subject), None)
