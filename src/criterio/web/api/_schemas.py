# SPDX-License-Identifier: EUPL-1.2
"""What the API answers with. Names, units and absences are those of the house; null means *not known*, never zero."""

from datetime import date, datetime
from typing import Generic, TypeVar

from ninja import Field, Schema

from criterio.domain.names import Absence, Grade, Horizon, State, Unit
from criterio.domain.verdict import Mode, PilotEnd

_Item = TypeVar("_Item")


class Listed(Schema, Generic[_Item]):
    """A part of a list. ``count``: how many there are in all; ``next``: where the list goes on, or null."""

    count: int
    next: str | None
    items: list[_Item]


class WindowOut(Schema):
    """Days, both included."""

    start: date
    end: date


class RangeOut(Schema):
    """An interval that holds the truth with probability ``level``."""

    low: float
    middle: float
    high: float
    level: float


class ProfileOut(Schema):
    """A profile as the register knows it, with its state. Key: ``network:handle``."""

    key: str
    network: str
    handle: str
    name: str
    unit: str
    url: str
    purpose: str
    functions: list[str]
    languages: list[str]
    territory: str
    owner: str
    deputy: str
    hours_per_week: float | None
    euros_per_year: float | None
    registered_on: date | None
    state: State
    last_post_on: date | None
    days_since_last_post: int | None
    unanswered: int | None
    to_mend: list[str]


class UnitOut(Schema):
    """An organisational unit; ``parent`` is empty at the top."""

    name: str
    parent: str
    profiles: int


class FigureOut(Schema):
    """One measured value. ``value`` is null if and only if ``absent`` says why."""

    metric: str
    subject: str
    window: WindowOut
    unit: Unit
    value: float | None
    low: float | None
    high: float | None
    level: float
    raw: float | None = Field(description="The value before pooling with peers, where pooling was done.")
    n: int = Field(description="How many posts, messages or days stand behind it.")
    grade: Grade
    source: str
    files: list[str]
    absent: Absence | None


class FactorOut(Schema):
    """Something known beforehand that multiplied a forecast: by ``value``, from ``low`` to ``high`` 19 times in 20."""

    name: str
    what: str
    value: float
    low: float
    high: float
    seen: int = Field(description="On how many days of the past it was.")
    source: str


class ForecastOut(Schema):
    """Quantiles of one indicator in so many coming ``days``, the first of which is ``week``. Levels: ``levels``."""

    metric: str
    subject: str
    week: date
    horizon: int
    levels: list[float]
    quantiles: list[float]
    basis: str
    weeks_of_history: int
    notes: list[str]
    factors: list[FactorOut]
    days: int


class OptionOut(Schema):
    """One way that an item could go: hours per week, euros per year. ``forbidden`` is why it may not be taken."""

    mode: Mode
    hours: float
    euros: float
    value: RangeOut
    into: str
    forbidden: str | None
    acceptability: float | None = Field(
        description="In which share of all that the unknowns may be the best portfolio takes it."
    )


class VerdictOut(Schema):
    """What to do with one profile or initiative, and why."""

    subject: str
    mode: Mode
    into: str
    because: list[str]
    would_change_if: list[str]
    hours: float
    euros: float
    value: RangeOut
    grade: Grade
    standing: str
    instead: str | None
    options: list[OptionOut]
    acceptability: float | None


class HindsightOut(Schema):
    """By how many points another portfolio could turn out better, at most: of this one, and the least of all known."""

    regret: float
    least: float
    otherwise: list[str]


class PeriodOut(Schema):
    """What is taken, in a period, of what is short in it. An empty unit: of all."""

    horizon: Horizon
    unit: str
    what: str = Field(description="hours (a week) or euros (a year)")
    used: float
    amount: float


class TogetherOut(Schema):
    """What several subjects bring together, above what each brings, and whether all of them go on here."""

    between: list[str]
    value: RangeOut
    counts: bool
    reason: str


class PortfolioOut(Schema):
    """All verdicts together, within the capacity. A capacity is null when nobody declared it."""

    hours: float
    hours_capacity: float | None
    euros: float
    euros_capacity: float | None
    value: RangeOut
    gap: float
    uncovered: list[str]
    without_political_support: list[str]
    hindsight: HindsightOut | None
    settles: list[str]
    periods: list[PeriodOut]
    together: list[TogetherOut]
    notes: list[str]
    modes: dict[str, int] = Field(description="How many verdicts there are of each mode.")


class Limits(Schema):
    """Hours a week and euros a year for everything; null: without limit."""

    hours: float | None = Field(None, ge=0, le=1e9)
    euros: float | None = Field(None, ge=0, le=1e12)


class ChoiceOut(Schema):
    """What the best portfolio would be within other limits. ``modes``: by subject."""

    modes: dict[str, Mode]
    hours: float
    euros: float
    value: RangeOut
    gap: float
    uncovered: list[str]


class EvidenceOut(Schema):
    """What a decision stood on: grade, how firm the verdict was, and the newest day of the data."""

    grade: str
    standing: str
    on: date | None


class ReplyOut(Schema):
    """What the unit concerned answered, in its name."""

    unit: str
    text: str
    at: datetime


class DecisionOut(Schema):
    """What was decided and signed; one that was replaced stays. ``mode``: of a pilot that ended, what became of it.

    ``proposed`` is what Criterio proposed where the person decided otherwise, else empty; ``portfolio`` is the number
    of the portfolio that it was signed with.
    """

    number: int
    subject: str
    mode: Mode | PilotEnd
    into: str
    proposed: str
    reasons: list[str]
    evidence: EvidenceOut
    portfolio: int | None
    at: datetime
    review_on: date | None
    replaces: int | None
    replaced_by: int | None
    replies: list[ReplyOut]


class TotalsOut(Schema):
    """What the whole takes and brings: hours a week, euros a year, points of public value."""

    hours: float
    hours_capacity: float | None
    euros: float
    euros_capacity: float | None
    value: RangeOut
    gap: float
    items: int
    otherwise: int


class SignedOut(Schema):
    """A portfolio that was signed whole. Its decisions are those of ``/decisions`` with its number."""

    number: int
    on: date
    statement: str
    totals: TotalsOut
    at: datetime
    review_on: date | None
    replaces: int | None
    replaced_by: int | None


class RegisterOut(Schema):
    """One dated register that was taken in."""

    as_of: date
    units: int
    units_without_profile: int
    profiles: int


class ImportOut(Schema):
    """A file that was taken in."""

    run: int
    name: str
    format: str
    taken: int
    refused: int
    observed_at: datetime
    finished_at: datetime
    bytes: int
    rows: int


class SurpriseOut(Schema):
    """A week or day that chance alone would hardly give; ``quantiles`` at the nine levels of a forecast."""

    metric: str
    subject: str
    week: date
    days: int
    outcome: float
    probability: float
    quantiles: list[float]
    sentence: str


class ExpectationOut(Schema):
    """What somebody expected of the ``days`` days (7 or 1) that end on ``due``. One level: the quantile is reached."""

    number: int
    metric: str
    subject: str
    due: date
    days: int
    levels: list[float]
    quantiles: list[float]
    author: str
    written_at: datetime
    replaces: int | None


class ScoreOut(Schema):
    """An expectation on its day. ``doubts``: ways in which it may have been met without being better."""

    expectation: ExpectationOut
    outcome: float
    pit: float | None
    crps: float | None
    interval: float | None
    brier: float | None
    sentence: str
    doubts: list[str]


class CalibrationOut(Schema):
    """Of ``n`` ranges of 90 % the share that held, with the range of that share."""

    name: str
    n: int
    held: float
    low: float
    high: float
    sentence: str


class OfficialOut(Schema):
    """Whether a profile is the administration's own."""

    asked: str
    answer: str = Field(description="official, was_official, not_ours, looks_like_ours or not_understood")
    told: str
    profile: str | None
    url: str | None
    closed_on: date | None
