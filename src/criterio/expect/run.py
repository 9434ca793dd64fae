# SPDX-License-Identifier: EUPL-1.2
"""What is likely in the coming weeks: for each profile, each unit and the whole administration."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from criterio.domain.administration import Administration
from criterio.domain.forecast import QUANTILES, Forecast
from criterio.domain.sentence import Sentence, say, say_many
from criterio.expect._check import Finding, looked_at
from criterio.expect._model import Array, all_models
from criterio.expect.applied import Coming
from criterio.expect.days import daily, like
from criterio.expect.factors import Factors, learn
from criterio.expect.joint import joint_draws
from criterio.expect.panel import LATELY, WEEK, Panel, belonging, monday, weekly
from criterio.store.facts import FOLLOWERS, Facts

DORMANT_WEEKS = 26
"""After so many weeks without anything known there is no forecast: what comes is a decision, not a habit."""

YEAR = 52


@dataclass(frozen=True)
class _Outlook:
    """The forecasts of one metric's panel: ``quantiles`` (series, horizon, levels), the first coming week at 0."""

    metric: str
    panel: Panel
    quantiles: Array
    draws: Array
    basis: tuple[str, ...]
    first: date
    found: Mapping[str, tuple[Finding, ...]]  # what the checks say, by subject
    ahead: int  # weeks between the panel's last and the first coming one, that one included
    factors: Factors | None  # what is known of days beforehand; its series are those of the panel


def expect(
    facts: Facts,
    administration: Administration,
    on: date,
    weeks: int = 8,
    metrics: Sequence[str] = ("interactions", "followers"),
) -> list[Forecast]:
    """Forecasts of ``weeks`` whole weeks, the first being the one in which ``on`` falls.

    By metric, then subject (profiles, then units, then ``all``), then week. Subjects of which nothing is known for
    more than 26 weeks are left out, and so are they from the sums, whose notes say how many.
    """
    made: list[Forecast] = []
    for metric in metrics:
        panel, found = looked_at(weekly(facts, metric, on), metric, on)
        outlook = _outlook(panel, found, metric, on, weeks, _factors(facts, administration, metric, panel, on, weeks))
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


def _factors(
    facts: Facts, administration: Administration, metric: str, panel: Panel, on: date, weeks: int
) -> Factors | None:
    """Learnt from the days of the same subjects. A total, such as followers, is not brought by days."""
    days = daily(facts, metric, monday(on)) if metric != FOLLOWERS else None
    if days is None or not days.opens:
        return None
    ahead = (monday(on) - days.opens[-1]).days - 1 + weeks * 7
    return learn(like(days, panel.subjects), days.opens[0], ahead, administration)


def _outlook(
    panel: Panel,
    found: Mapping[str, tuple[Finding, ...]],
    metric: str,
    on: date,
    weeks: int,
    factors: Factors | None,
) -> _Outlook | None:
    first = monday(on)
    if not panel.opens:
        return None
    ahead = (first - panel.opens[-1]) // WEEK
    stale = _weeks_unknown(panel.values) + ahead - 1
    alive = stale <= DORMANT_WEEKS
    if not alive.any():
        return None
    coming = ahead - 1 + weeks
    calm, moves = _calm(panel, coming, factors)
    kept = Panel(
        tuple(s for s, keep in zip(panel.subjects, alive, strict=True) if keep),
        panel.opens,
        panel.values[alive],
        panel.growing,
    )
    quantiles, basis = forecast_panel(calm, coming, QUANTILES, YEAR)
    draws = joint_draws(calm[alive], quantiles[alive], QUANTILES)
    if moves:
        quantiles, draws = moves.upon(quantiles, QUANTILES), moves.of(alive).upon_draws(draws)
    chosen = tuple(b for b, keep in zip(basis, alive, strict=True) if keep)
    told = factors.of(alive) if factors else None
    return _Outlook(
        metric, kept, quantiles[alive, ahead - 1 :], draws[:, ahead - 1 :], chosen, first, found, ahead, told
    )


def _calm(panel: Panel, coming: int, factors: Factors | None) -> tuple[Array, Coming | None]:
    """The panel as it would have been without what was known beforehand, and what is known of the coming weeks."""
    if factors is None:
        return panel.values, None
    weeks = len(panel.opens)
    opens = [panel.opens[0] + WEEK * t for t in range(weeks + coming)]
    mean, lately = factors.over(opens, 7), opens[max(0, weeks - LATELY) : weeks]
    return panel.values / np.exp(mean[:, :weeks]), Coming(mean[:, weeks:], factors.doubt(opens[weeks:], 7, lately))


def forecast_panel(panel: Array, horizon: int, levels: Sequence[float], season: int) -> tuple[Array, tuple[str, ...]]:
    """Each series by the most demanding model whose need of history it meets, and what that model stands on."""
    known = np.isfinite(panel).sum(axis=1)
    quantiles = np.full((len(panel), horizon, len(levels)), np.nan)
    basis = np.full(len(panel), "", dtype=object)
    for model in all_models():
        mine = (basis == "") & (known >= model.least_history)
        if mine.any():
            made = model.forecast(panel, horizon, levels, season)
            mine &= np.isfinite(made).all(axis=(1, 2))
            quantiles[mine], basis[mine] = made[mine], model.basis
    return quantiles, tuple(basis)


def _of_profiles(outlook: _Outlook) -> Iterator[Forecast]:
    for i, subject in enumerate(outlook.panel.subjects):
        if outlook.basis[i]:
            notes = tuple(_notes(outlook, i))
            yield from _forecasts(outlook, subject, outlook.quantiles[i], [i], outlook.basis[i], notes)


def _of_units(outlook: _Outlook, facts: Facts) -> Iterator[Forecast]:
    """Sums over profiles; what the facts already tell of a unit or of all is left as it is told."""
    unit = {str(profile.key): profile.unit for profile in facts.profiles}
    groups: dict[str, list[int]] = {}
    belongs = belonging(outlook.panel.values)[:, -1]
    for i, subject in enumerate(outlook.panel.subjects):
        if outlook.basis[i] and belongs[i] and not _is_sum(subject):
            if unit.get(subject):
                groups.setdefault(f"unit:{unit[subject]}", []).append(i)
            groups.setdefault("all", []).append(i)
    for subject in sorted(groups, key=lambda name: (name == "all", name)):
        if subject not in outlook.panel.subjects:
            yield from _sum(outlook, subject, groups[subject])


def _sum(outlook: _Outlook, subject: str, parts: list[int]) -> Iterator[Forecast]:
    quantiles = np.quantile(outlook.draws[parts].sum(axis=0), QUANTILES, axis=1).T
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
    outlook: _Outlook, subject: str, quantiles: Array, parts: list[int], basis: str, notes: tuple[Sentence, ...]
) -> Iterator[Forecast]:
    history = max(_history(outlook, i) for i in parts)
    for h, row in enumerate(quantiles):
        week = outlook.first + timedelta(weeks=h)
        yield Forecast(
            metric=outlook.metric,
            subject=subject,
            week=week,
            horizon=h + 1,
            quantiles=tuple(float(value) for value in row),
            basis=basis,
            weeks_of_history=history,
            notes=notes,
            factors=outlook.factors.told(week, 7, parts) if outlook.factors else (),
        )


def _notes(outlook: _Outlook, i: int) -> Iterator[Sentence]:
    own, history = outlook.panel.values[i], _history(outlook, i)
    yield from (finding.sentence for finding in outlook.found.get(outlook.panel.subjects[i], ()))
    if outlook.basis[i] == "peers":
        yield say_many(
            "Only {n} week is known: this is the range of the peers, scaled to the profile.",
            "Only {n} weeks are known: this is the range of the peers, scaled to the profile.",
            history,
        )
    stale = int(_weeks_unknown(own[None])[0]) + outlook.ahead - 1
    if stale:
        yield say_many(
            "Nothing is known of the last week: import a newer export to narrow the range.",
            "Nothing is known of the last {n} weeks: import newer exports to narrow the range.",
            stale,
        )
    known = np.flatnonzero(np.isfinite(own))
    gaps = int(known[-1] - known[0] + 1 - len(known)) if len(known) else 0
    if gaps:
        yield say_many(
            "{n} week in between is not known. It was left out, not counted as zero.",
            "{n} weeks in between are not known. They were left out, not counted as zero.",
            gaps,
        )
    if outlook.panel.subjects[i] in outlook.panel.growing:
        yield say("Most posts were counted within 48 hours of appearing: final counts will be higher than this range.")


def _history(outlook: _Outlook, i: int) -> int:
    return int(np.isfinite(outlook.panel.values[i]).sum())


def _weeks_unknown(values: Array) -> Array:
    """How many of the panel's last weeks are not known, by series."""
    known = np.isfinite(values)
    never = values.shape[1] + DORMANT_WEEKS + 1
    weeks: Array = np.where(known.any(axis=1), np.argmax(known[:, ::-1], axis=1), never)
    return weeks


def _is_sum(subject: str) -> bool:
    return subject == "all" or subject.startswith("unit:")
