# SPDX-License-Identifier: EUPL-1.2
"""What is likely in the coming weeks: for each profile, each unit and the whole administration."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from criterio.domain.administration import Administration
from criterio.domain.forecast import QUANTILES, Forecast
from criterio.domain.sentence import Sentence, say_many
from criterio.expect._check import looked_at, without
from criterio.expect._model import Array
from criterio.expect.agreed import agreed
from criterio.expect.composed import by_month
from criterio.expect.counts import counted
from criterio.expect.days import daily
from criterio.expect.notes import notes_of
from criterio.expect.outlook import Outlook, factors_of, look_ahead
from criterio.expect.pace import DAYS, MONTHS, WEEKS, Pace
from criterio.expect.panel import Panel, belonging, weekly
from criterio.store.facts import Facts

WEEKS_AHEAD, DAYS_AHEAD, MONTHS_AHEAD = 8, 14, 2
AHEAD = {WEEKS: WEEKS_AHEAD, DAYS: DAYS_AHEAD, MONTHS: MONTHS_AHEAD}
"""How far is looked ahead, unless said otherwise; of months, the one in course and the next."""


@dataclass(frozen=True)
class Ahead:
    """Forecasts of the coming weeks, days and months, which tell one story: see ``agreed`` and ``composed``.

    Each by metric, then subject (profiles, then units, then ``all``), then period. ``calm``: of each metric, the days
    that came as they were without what is known of them; none of metrics of which too few days are known.
    """

    weeks: list[Forecast] = field(default_factory=list)
    days: list[Forecast] = field(default_factory=list)
    months: list[Forecast] = field(default_factory=list)
    calm: dict[str, Panel] = field(default_factory=dict)


def expect(
    facts: Facts,
    administration: Administration,
    on: date,
    periods: int = WEEKS_AHEAD,
    metrics: Sequence[str] = ("interactions", "followers"),
    pace: Pace = WEEKS,
) -> list[Forecast]:
    """Forecasts of ``periods`` whole weeks, days or months, the first being the one in which ``on`` falls.

    By metric, then subject (profiles, then units, then ``all``), then period. Subjects of which nothing is known for
    more than 26 weeks are left out, and so are they from the sums, whose notes say how many. A day on which a subject
    never counts anything gets no forecast.
    """
    ahead = AHEAD | {pace: periods}
    found = expect_all(facts, administration, on, metrics, ahead[WEEKS], ahead[DAYS], ahead[MONTHS])
    return {WEEKS: found.weeks, DAYS: found.days, MONTHS: found.months}[pace]


def expect_all(
    facts: Facts,
    administration: Administration,
    on: date,
    metrics: Sequence[str] = ("interactions", "followers"),
    weeks: int = WEEKS_AHEAD,
    days: int = DAYS_AHEAD,
    months: int = MONTHS_AHEAD,
) -> Ahead:
    """What ``expect`` gives of weeks, of days and of months, at the cost of one of them."""
    found = Ahead()
    for metric in metrics:
        of_weeks, of_days, of_months, calm = _outlooks(facts, administration, on, metric, weeks, days, months)
        found.weeks.extend(_told(of_weeks, weeks, facts))
        found.days.extend(_told(of_days, days, facts))
        found.months.extend(_told(of_months, months, facts))
        if calm:
            found.calm[metric] = calm
    return found


def _outlooks(
    facts: Facts, administration: Administration, on: date, metric: str, weeks: int, days: int, months: int
) -> tuple[Outlook | None, Outlook | None, Outlook | None, Panel | None]:
    """Of weeks, as many as the months need, of days, these to the end of a week, and of months; and the calm days."""
    if months:
        end = MONTHS.spans(MONTHS.first(on), months)[-1].last
        weeks, days = max(weeks, (end - WEEKS.first(on)).days // WEEKS.length + 1), max(days, DAYS_AHEAD)
    by_week, found = looked_at(weekly(facts, metric, on), metric, on)
    told = daily(facts, metric, on)
    by_day = without(told, found)
    first = {pace: pace.first(on) for pace in (WEEKS, DAYS)}
    days += -(on.weekday() + days) % WEEKS.length
    last = max(first[WEEKS] + timedelta(days=WEEKS.length * weeks), on + timedelta(days=days))
    subjects = tuple(sorted({*by_week.subjects, *by_day.subjects}))
    factors, calm = factors_of(facts, administration, metric, subjects, told, last)

    def ahead(panel: Panel, pace: Pace, periods: int) -> Outlook | None:
        of_panel = factors.of(np.isin(subjects, panel.subjects)) if factors else None
        return look_ahead(panel, found, metric, first[pace], periods, pace, of_panel)

    of_weeks, of_days = ahead(by_week, WEEKS, weeks), ahead(by_day, DAYS, days)
    if not of_weeks or not of_days:
        return of_weeks, of_days, None, calm
    weeks_agreed, days_agreed = agreed(of_weeks, of_days)
    return weeks_agreed, days_agreed, by_month(of_weeks, days_agreed, months) if months else None, calm


@dataclass(frozen=True)
class Notice:
    """A break between past and future that a reader of forecasts must know, also where there is no forecast for it."""

    metric: str
    subject: str
    sentence: Sentence


def notices(facts: Facts, on: date, metrics: Sequence[str] = ("interactions", "followers")) -> list[Notice]:
    """What every check found: retired or redefined metrics, surges, platform shocks, coverage that grew."""
    return [
        Notice(metric, subject, finding.sentence)
        for metric in metrics
        for subject, findings in sorted(looked_at(weekly(facts, metric, on), metric, on)[1].items())
        for finding in findings
    ]


def _told(outlook: Outlook | None, periods: int, facts: Facts) -> Iterator[Forecast]:
    if outlook:
        yield from _of_profiles(outlook.until(periods))
        yield from _of_units(outlook.until(periods), facts)


def _of_profiles(outlook: Outlook) -> Iterator[Forecast]:
    for i, subject in enumerate(outlook.panel.subjects):
        if outlook.basis[i]:
            notes = tuple(notes_of(outlook, i))
            yield from _forecasts(outlook, subject, outlook.quantiles[i], [i], outlook.basis[i], notes)


def _of_units(outlook: Outlook, facts: Facts) -> Iterator[Forecast]:
    """Sums over profiles; what the facts already tell of a unit or of all is left as it is told."""
    unit = {str(profile.key): profile.unit for profile in facts.profiles}
    groups: dict[str, list[int]] = {}
    belongs = belonging(outlook.panel.values, outlook.pace.lately)[:, -1]
    for i, subject in enumerate(outlook.panel.subjects):
        if outlook.basis[i] and belongs[i] and not _is_sum(subject):
            if unit.get(subject):
                groups.setdefault(f"unit:{unit[subject]}", []).append(i)
            groups.setdefault("all", []).append(i)
    for subject in sorted(groups, key=lambda name: (name == "all", name)):
        if subject not in outlook.panel.subjects:
            yield from _sum(outlook, subject, groups[subject])


def _sum(outlook: Outlook, subject: str, parts: list[int]) -> Iterator[Forecast]:
    draws = outlook.draws[parts]
    # on a day some may be closed; of a week or a month, a part that is not known leaves the whole so
    counts = (np.any if outlook.pace is DAYS else np.all)(np.isfinite(draws), axis=0)
    total = np.where(counts, np.nansum(draws, axis=0), np.nan)
    quantiles = np.quantile(total, QUANTILES, axis=1).T
    if counted(outlook.panel.values[parts]).all():
        quantiles = np.round(quantiles)
    lent = sum(outlook.basis[i] == "peers" for i in parts)
    notes = [say_many("Sum of {n} profile.", "Sum of {n} profiles.", len(parts))]
    if lent:
        notes.append(
            say_many(
                "{n} of them has a short history: its part is the range of its peers.",
                "{n} of them have a short history: their part is the range of their peers.",
                lent,
            )
        )
    notes += [finding.sentence for finding in outlook.found.get(subject, ())]
    basis = "peers" if lent == len(parts) else "own"
    yield from _forecasts(outlook, subject, quantiles, parts, basis, tuple(notes))


def _forecasts(
    outlook: Outlook, subject: str, quantiles: Array, parts: list[int], basis: str, notes: tuple[Sentence, ...]
) -> Iterator[Forecast]:
    history = max(outlook.weeks_known(i) for i in parts)
    for h, (opens, length) in enumerate(outlook.spans):
        if np.isfinite(quantiles[h]).all():
            yield Forecast(
                metric=outlook.metric,
                subject=subject,
                week=opens,
                horizon=h + 1,
                quantiles=tuple(float(value) for value in quantiles[h]),
                basis=basis,
                weeks_of_history=history,
                notes=notes,
                factors=outlook.factors.told(opens, length, parts) if outlook.factors else (),
                days=length,
            )


def _is_sum(subject: str) -> bool:
    return subject == "all" or subject.startswith("unit:")
