# SPDX-License-Identifier: EUPL-1.2
"""What the data say of an indicator in some days: an outcome that was given day by day, or a metric of the house."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from ibis import Table

from criterio.domain.administration import Administration
from criterio.domain.estimate import Window
from criterio.domain.names import Unit
from criterio.measure.all import all_metrics
from criterio.measure.run import measure
from criterio.store.facts import Facts


@dataclass(frozen=True)
class Observed:
    """``value`` of an indicator in ``window``, and ``before`` in as many days before it; None: not known.

    An outcome (calls, appointments …) is told by week: ``is_weekly``. A metric of the house is as it is measured.
    """

    value: float
    before: float | None
    window: Window
    is_weekly: bool
    unit: Unit


def observed(
    facts: Facts, administration: Administration, indicator: str, unit: str, window: Window
) -> Observed | None:
    """Of a unit; without unit, of the whole. None when the data say nothing of it."""
    earlier = Window(window.start - timedelta(days=window.days), window.start - timedelta(days=1))
    now, then = (_outcome(facts, indicator, unit, days) for days in (window, earlier))
    if now is not None:
        return Observed(now, then, window, True, Unit.COUNT)
    if indicator not in all_metrics():
        return None
    value, before = (_measured(facts, administration, indicator, unit, days) for days in (window, earlier))
    return None if value is None else Observed(value, before, window, False, all_metrics()[indicator].unit)


def _outcome(facts: Facts, indicator: str, unit: str, window: Window) -> float | None:
    """By week, over the weeks of which the files tell something: a week of which nobody told is not a week of zero."""
    rows = facts.series.filter(
        facts.series.metric == indicator, facts.series.day >= window.start, facts.series.day <= window.end
    )
    told = _told(facts, rows.filter(rows.subject == (f"unit:{unit}" if unit else "all")))
    if not (told or unit):
        told = _told(facts, rows.filter(rows.subject.startswith("unit:")))
    weeks = {row["day"].isocalendar()[:2] for row in told}
    days = (window.start + timedelta(days=n) for n in range(window.days))
    covered = sum(day.isocalendar()[:2] in weeks for day in days)
    return 7 * sum(row["total"] for row in told) / covered if covered else None


def _told(facts: Facts, rows: Table) -> list[dict[str, Any]]:
    return facts.rows(rows.group_by("day").agg(total=rows.value.sum()))


def _measured(facts: Facts, administration: Administration, metric: str, unit: str, window: Window) -> float | None:
    subject = f"unit:{unit}" if unit else "all"
    figures = measure(facts, administration, window, "unit" if unit else "all", [metric])
    return next((figure.value for figure in figures if figure.subject == subject), None)
