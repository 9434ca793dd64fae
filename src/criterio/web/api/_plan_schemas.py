# SPDX-License-Identifier: EUPL-1.2
"""What the API answers with of objectives, pilots and days. Null means *not known*, never zero."""

from datetime import date, datetime

from ninja import Schema

from criterio.domain.names import Aspect, Unit
from criterio.web.api._schemas import WindowOut


class ObjectiveOut(Schema):
    """What is wanted; ``low`` and ``high`` are the expected change of the indicator, in per cent."""

    name: str
    aspect: Aspect
    indicator: str
    rank: int | None
    low: float | None
    high: float | None
    review_on: date | None


class ObservedOut(Schema):
    """What the data say of an indicator in some days, and in as many before. An outcome is told by week."""

    value: float
    before: float | None
    window: WindowOut
    is_weekly: bool
    unit: Unit


class HeldOut(Schema):
    """An objective with its baseline, what the data say of it now, and what it lacks."""

    objective: ObjectiveOut
    baseline: float | None
    now: ObservedOut | None
    faults: list[str]


class PilotOut(Schema):
    """A pilot: what it needs to start, how it is judged, and what became of it."""

    number: int
    initiative: str
    unit: str
    indicator: str
    threshold: float | None
    at_least: bool
    starts_on: date | None
    decides_on: date | None
    heir: str
    hours_per_week: float | None
    euros_per_year: float | None
    hours_granted: float | None
    euros_granted: float | None
    hours_spent: float | None
    euros_spent: float | None
    spent_on: date | None
    state: str
    observed: float | None
    reason: str
    decided_by: str
    decided_at: datetime | None


class DueOut(Schema):
    """A day on which something is decided."""

    day: date
    kind: str
    about: str
    told: str
    unit: str


class OutcomeOut(Schema):
    """What an objective's indicator did; ``is_within`` its range, or null."""

    objective: ObjectiveOut
    seen: ObservedOut | None
    is_within: bool | None


class QuarterOut(Schema):
    """A quarter, or what has passed of it."""

    window: WindowOut
    outcomes: list[OutcomeOut]
