# SPDX-License-Identifier: EUPL-1.2
"""The page for a councillor: what we have, should stop, should start, can expect, and do not know."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from criterio.domain.estimate import Figure
from criterio.domain.forecast import QUANTILES, Forecast
from criterio.domain.names import State
from criterio.domain.sentence import Sentence, listing, say, say_many
from criterio.domain.verdict import Mode, Portfolio, Verdict
from criterio.plan._plan import Counts
from criterio.plan.spoken import Names, spoken

_FEW = 5
_WEEK = "interactions"


def have(counts: Counts) -> tuple[Sentence, ...]:
    """The register in a few lines."""
    lines = [
        say(
            "{profiles} profiles on {networks} networks, kept by {units} units.",
            profiles=counts.profiles,
            networks=len(counts.by_network),
            units=counts.units - counts.units_without,
        )
    ]
    silent = counts.by_state.get(State.DORMANT, 0) + counts.by_state.get(State.ZOMBIE, 0)
    for state, line in (
        (counts.by_state.get(State.ACTIVE, 0), _active),
        (silent, _silent),
        (counts.by_state.get(State.ZOMBIE, 0), _zombies),
        (counts.without_owner, _orphans),
    ):
        if state:
            lines.append(line(state))
    return tuple(lines)


def _active(n: int) -> Sentence:
    return say_many("{n} is active.", "{n} are active.", n)


def _silent(n: int) -> Sentence:
    return say_many("{n} has been silent for too long.", "{n} have been silent for too long.", n)


def _zombies(n: int) -> Sentence:
    return say_many(
        "{n} is silent while people wait for an answer.", "{n} are silent while people wait for an answer.", n
    )


def _orphans(n: int) -> Sentence:
    return say_many("{n} has no named owner.", "{n} have no named owner.", n)


def stop(portfolio: Portfolio, names: Names) -> tuple[Sentence, ...]:
    """What should not go on, by mode, and how many are sure."""
    lines = []
    for mode, line in ((Mode.CLOSE, _close), (Mode.HIBERNATE, _hibernate), (Mode.MERGE, _merge)):
        found = _of(portfolio, mode)
        if found:
            lines.append(line(len(found), _names(found, names)))
    hours = sum(_freed(verdict) for verdict in portfolio.verdicts)
    if hours >= 1:
        lines.append(say("It would free about {hours} hours a week.", hours=round(hours)))
    lines += [
        say("Do not start: {name}. {reason}", name=verdict.subject.partition(":")[2], reason=verdict.because[0])
        for verdict in _of(portfolio, Mode.NO)[:_FEW]
    ]
    return tuple(lines)


def _close(n: int, names: Sentence) -> Sentence:
    return say_many("Close {n} profile: {names}.", "Close {n} profiles: {names}.", n, names=names)


def _hibernate(n: int, names: Sentence) -> Sentence:
    return say_many("Hibernate {n} profile: {names}.", "Hibernate {n} profiles: {names}.", n, names=names)


def _merge(n: int, names: Sentence) -> Sentence:
    return say_many(
        "Merge {n} profile into another: {names}.",
        "Merge {n} profiles into others: {names}.",
        n,
        names=names,
    )


def start(portfolio: Portfolio, names: Names) -> tuple[Sentence, ...]:
    """What should begin or grow, the most valuable first."""
    lines = []
    if found := _of(portfolio, Mode.STRENGTHEN):
        lines.append(
            say_many(
                "Strengthen {n} profile: {names}.",
                "Strengthen {n} profiles: {names}.",
                len(found),
                names=_names(found, names),
            )
        )
    for mode, line in (
        (Mode.FULL, say("Start")),
        (Mode.PILOT, say("Try as a pilot")),
        (Mode.LATER, say("Wait")),
    ):
        if found := _of(portfolio, mode):
            lines.append(say("{what}: {names}.", what=line, names=_names(found, names)))
    return tuple(lines)


def expect(forecasts: Sequence[Forecast], names: Names, on: date) -> tuple[Sentence, ...]:
    """The normal range of the first week that begins after ``on``: the one that ``on`` is in may be over.

    Of the whole where it was forecast, else of the profiles that get most.
    """
    ahead = [forecast for forecast in forecasts if forecast.metric == _WEEK and forecast.week > on]
    coming = [forecast for forecast in ahead if forecast.week == min(one.week for one in ahead)]
    whole = [forecast for forecast in coming if forecast.subject == "all"]
    middle = QUANTILES.index(0.5)
    told = whole or sorted(coming, key=lambda forecast: (-forecast.quantiles[middle], forecast.subject))[:_FEW]
    return tuple(
        say(
            "In the week of {week}, between {low} and {high} interactions ({subject}) would be normal.",
            week=forecast.week,
            low=round(forecast.quantiles[QUANTILES.index(0.025)]),
            high=round(forecast.quantiles[QUANTILES.index(0.975)]),
            subject=spoken(forecast.subject, names),
        )
        for forecast in told
    )


def unknown(
    counts: Counts, figures: Sequence[Figure], portfolio: Portfolio, has_results: bool, has_campaigns: bool
) -> tuple[Sentence, ...]:
    """What nobody could tell today, and what of the plan rests on it.

    ``has_results``: files count appointments, calls … of the house; ``has_campaigns``: what was done is written down.
    """
    lines = [*portfolio.uncovered]
    if n := counts.by_state.get(State.UNKNOWN, 0):
        lines.append(say_many("Whether {n} profile is still active.", "Whether {n} profiles are still active.", n))
    if n := counts.without_purpose:
        lines.append(say_many("What {n} profile is for.", "What {n} profiles are for.", n))
    costs = [figure for figure in figures if figure.metric == "cost_per_outcome"]
    if costs and all(figure.value is None for figure in costs):
        if not has_results:
            lines.append(say("What the presence returns: no results have been given."))
        elif not has_campaigns:
            lines.append(say("What the presence returns: results are counted, and nothing that was done is written."))
    standing = Counter(verdict.standing for verdict in portfolio.verdicts)
    if standing["borderline"]:
        lines.append(
            say(
                "{sure} verdicts hold whatever the unknowns turn out to be; {open} are to be talked over.",
                sure=standing["core"] + standing["exterior"],
                open=standing["borderline"],
            )
        )
    return (*lines, *portfolio.notes)


def _of(portfolio: Portfolio, mode: Mode) -> list[Verdict]:
    found = [verdict for verdict in portfolio.verdicts if verdict.mode is mode]
    return sorted(found, key=lambda verdict: (verdict.standing == "borderline", -verdict.value.middle, verdict.subject))


def _names(found: list[Verdict], names: Names) -> Sentence:
    told, more = [spoken(verdict.subject, names) for verdict in found[:_FEW]], len(found) - _FEW
    return listing([*told, say_many("one other", "{n} others", more)] if more > 0 else told)


def _freed(verdict: Verdict) -> float:
    kept = next((option.hours for option in verdict.options if option.mode is Mode.KEEP), verdict.hours)
    return max(0.0, kept - verdict.hours)
