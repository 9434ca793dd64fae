# SPDX-License-Identifier: EUPL-1.2
"""What the data say of an indicator in some days: an outcome that was given day by day, or a metric of the house."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

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
    told = _told(facts, indicator, unit, Window(earlier.start, window.end))
    now, then = (_by_week(told, days) for days in (window, earlier))
    if now is not None:
        return Observed(now, then, window, True, Unit.COUNT)
    if indicator not in all_metrics():
        return None
    value, before = (_measured(facts, administration, indicator, unit, days) for days in (window, earlier))
    return None if value is None else Observed(value, before, window, False, all_metrics()[indicator].unit)


def has_results(facts: Facts) -> bool:
    """Whether any file counts something of the house itself, and not of a profile on a network."""
    own = facts.series.filter(facts.series.network.isnull())
    return bool(facts.rows(own.aggregate(n=own.count()))[0]["n"])


def _told(facts: Facts, indicator: str, unit: str, window: Window) -> list[dict[str, Any]]:
    """What the files tell of it by day: of the unit; without unit of the whole (``is_whole``), and of all units."""
    rows = facts.series
    is_whole = rows.subject == "all"
    about = rows.subject == f"unit:{unit}" if unit else is_whole | rows.subject.startswith("unit:")
    rows = rows.filter(rows.metric == indicator, rows.day.between(window.start, window.end), about)
    return facts.rows(rows.group_by("day", is_whole=is_whole).agg(total=rows.value.sum()))


def _by_week(told: Iterable[dict[str, Any]], window: Window) -> float | None:
    """Over the weeks of which the files tell something: a week of which nobody told is not a week of zero."""
    here = [row for row in told if window.start <= row["day"] <= window.end]
    counted = [row for row in here if row["is_whole"]] or here
    weeks = {row["day"].isocalendar()[:2] for row in counted}
    days = (window.start + timedelta(days=n) for n in range(window.days))
    covered = sum(day.isocalendar()[:2] in weeks for day in days)
    return 7 * sum(row["total"] for row in counted) / covered if covered else None


def _measured(facts: Facts, administration: Administration, metric: str, unit: str, window: Window) -> float | None:
    subject = f"unit:{unit}" if unit else "all"
    figures = measure(facts, administration, window, "unit" if unit else "all", [metric])
    return next((figure.value for figure in figures if figure.subject == subject), None)
