# SPDX-License-Identifier: EUPL-1.2
"""What somebody writes that they expect, read from the form, and where it stands without doing anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from criterio.domain.forecast import QUANTILES, Forecast
from criterio.domain.sentence import say
from criterio.expect.ledger import Placement, placed
from criterio.expect.pace import PACES
from criterio.store.ledger import Expectation
from criterio.web.pages.expect._periods import Period, asked_for
from criterio.web.written import Errors, Wrong, day, number

RANGE = (0.05, 0.5, 0.95)
NUMBERS = ("low", "middle", "high")
FALL = "fall"


@dataclass(frozen=True)
class Draft:
    """As written so far: ``numbers`` by field, None where there is none or it is no number."""

    metric: str
    subject: str
    due: date | None
    numbers: Mapping[str, float | None]
    wanted: str
    period: Period

    @property
    def target(self) -> float | None:
        """What is to be reached: the value of an event, or else the middle of a range."""
        value = self.numbers["value"]
        return self.numbers["middle"] if value is None else value


def read(told: Mapping[str, str]) -> Draft:
    """Whatever can be read of it; the decimal comma is understood."""
    metric, _, subject = told.get("figure", "").partition("|")
    return Draft(
        metric,
        subject,
        day(told.get("due", "")),
        {name: number(told.get(name, "")) for name in (*NUMBERS, "value", "chance")},
        told.get("wanted", ""),
        asked_for(told.get("by")),
    )


def baseline_of(draft: Draft, periods: tuple[Forecast, ...]) -> Forecast | None:
    """What is likely in the same week, day or month if nothing is done."""
    return next((one for one in periods if one.due == draft.due), None)


def placement(draft: Draft, baseline: Forecast | None) -> Placement | None:
    """Where the target stands on the baseline; a target to fall below is looked at from the other side."""
    if baseline is None or draft.target is None:
        return None
    if draft.wanted == FALL:
        mirrored = [-value for value in reversed(baseline.quantiles)]
        return placed(-draft.target, mirrored, [1 - level for level in reversed(QUANTILES)])
    return placed(draft.target, baseline.quantiles, QUANTILES)


def expectation(draft: Draft, act: str, author: str, at: datetime) -> Expectation:
    """What is to be frozen. Raises Wrong."""
    errors = _faults(draft, act, at.date())
    if errors or draft.due is None:
        raise Wrong(errors)
    numbers = draft.numbers
    levels = RANGE if act == "freeze" else (1 - (numbers["chance"] or 0) / 100,)
    quantiles = tuple(numbers[name] or 0.0 for name in NUMBERS) if act == "freeze" else (numbers["value"] or 0.0,)
    days = PACES[draft.period.name].span(draft.due).days
    return Expectation(draft.metric, draft.subject, draft.due, levels, quantiles, author, at, days=days)


def _faults(draft: Draft, act: str, today: date) -> Errors:
    errors: Errors = {}
    if not draft.subject:
        errors["figure"] = say("Choose what you expect something of.")
    if draft.due is None or draft.due <= today:
        errors["due"] = say("Choose one that is to come: what is written after the fact proves nothing.")
    return errors | (_of_range(draft.numbers) if act == "freeze" else _of_event(draft.numbers))


def _of_range(numbers: Mapping[str, float | None]) -> Errors:
    low, middle, high = (numbers[name] for name in NUMBERS)
    errors: Errors = {name: say("Write a number.") for name in NUMBERS if numbers[name] is None}
    if low is not None and middle is not None and high is not None and not 0 <= low <= middle <= high:
        errors["middle"] = say("It must lie between the lowest and the highest, and none below zero.")
    return errors


def _of_event(numbers: Mapping[str, float | None]) -> Errors:
    errors: Errors = {}
    if numbers["value"] is None:
        errors["value"] = say("Write a number.")
    if not 0 < (numbers["chance"] or 0) < 100:
        errors["chance"] = say("A probability lies between 1 and 99 %.")
    return errors
