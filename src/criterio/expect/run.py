# SPDX-License-Identifier: EUPL-1.2
"""What is likely in the coming weeks: for each profile, each unit and the whole administration."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from criterio.domain.administration import Administration
from criterio.domain.forecast import QUANTILES, Forecast
from criterio.domain.sentence import Sentence, say_many
from criterio.expect._check import looked_at, without
from criterio.expect._model import Array
from criterio.expect.notes import notes_of
from criterio.expect.outlook import Outlook, factors_of, look_ahead
from criterio.expect.pace import WEEKS, Pace
from criterio.expect.panel import belonging, weekly
from criterio.store.facts import Facts


def expect(
    facts: Facts,
    administration: Administration,
    on: date,
    periods: int = 8,
    metrics: Sequence[str] = ("interactions", "followers"),
    pace: Pace = WEEKS,
) -> list[Forecast]:
    """Forecasts of ``periods`` whole weeks or days, the first being the one in which ``on`` falls.

    By metric, then subject (profiles, then units, then ``all``), then period. Subjects of which nothing is known for
    more than 26 weeks are left out, and so are they from the sums, whose notes say how many. A day on which a subject
    never counts anything gets no forecast.
    """
    made: list[Forecast] = []
    for metric in metrics:
        panel, found = looked_at(weekly(facts, metric, on), metric, on)
        if pace is not WEEKS:
            panel = without(pace.read(facts, metric, on), found)
        first = pace.first(on)
        last = pace.opens(first, periods)[-1] + timedelta(days=pace.length - 1)
        factors = factors_of(facts, administration, metric, panel, first, last)
        outlook = look_ahead(panel, found, metric, first, periods, pace, factors)
        if outlook:
            made += _of_profiles(outlook)
            made += _of_units(outlook, facts)
    return made


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
    counts = np.isfinite(draws).any(axis=0)
    total = np.where(counts, np.nansum(draws, axis=0), np.nan)
    quantiles = np.quantile(total, QUANTILES, axis=1).T
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
    history, length = max(outlook.weeks_known(i) for i in parts), outlook.pace.length
    for h, opens in enumerate(outlook.pace.opens(outlook.first, len(quantiles))):
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
