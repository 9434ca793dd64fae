# SPDX-License-Identifier: EUPL-1.2
"""Gathers, for each profile, what the rooms below say of it: pure bookkeeping, nothing is judged here."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from criterio.decide._criterion import Case, Suitability, Twin
from criterio.decide.fit import declared_fit, veto
from criterio.decide.functions import canonical
from criterio.decide.items import Span
from criterio.domain.administration import Administration
from criterio.domain.estimate import Figure
from criterio.domain.names import Answer, State
from criterio.domain.profile import Profile
from criterio.evidence.knowledge import GOOD_ENOUGH, fit, instead_of
from criterio.register.overlap import Overlap
from criterio.register.states import Standing

COMPARABLE = 5
"""Fewer other profiles of the same network than this are nobody's peers."""

HOURS_A_POST: Span = (0.3, 1.0)
HOURS_ATTENDING: Span = (0.25, 1.5)
HOURS_UNKNOWN: Span = (0.5, 6.0)
HOURS_SILENT: Span = (0.0, 0.2)
"""What a profile takes in a week where nobody has said: assumptions of the house, told wherever they are used."""

SCORES: Mapping[Answer, Callable[[int | None], int]] = {
    Answer.CAN: lambda published: max(published or 0, GOOD_ENOUGH),
    Answer.COULD: lambda published: 1,
    Answer.CANNOT: lambda published: 0,
}
"""What an answer of the administration is worth on the scale of what is published."""

_SILENT = frozenset({State.DORMANT, State.ZOMBIE, State.GONE, State.HIBERNATED, State.CLOSED})


def cases(
    administration: Administration,
    figures: Iterable[Figure],
    standings: Sequence[Standing],
    overlaps: Iterable[Overlap],
    on: date,
) -> list[Case]:
    """One case a profile, in the order of their keys."""
    by_profile = _by_subject(figures)
    beside = _beside([standing.profile for standing in standings], by_profile)
    sizes = {key: _size(own) for key, own in by_profile.items()}
    twins = _twins(overlaps, sizes, {str(standing.profile.key) for standing in standings if standing.state.speaks})
    names_owners = any(standing.profile.owner for standing in standings)
    found = []
    for standing in sorted(standings, key=lambda standing: standing.profile.key):
        key = str(standing.profile.key)
        profile = replace(standing.profile, functions=tuple(canonical(f) for f in standing.profile.functions))
        own = by_profile.get(key, {})
        case = Case(profile, administration, on, standing.state, standing.days_since_last_post, standing.unanswered)
        hours, declared = _hours(profile, standing.state, own)
        found.append(
            replace(
                case,
                figures=own,
                ranks={metric: rank for metric, (rank, _) in beside.get(key, {}).items()},
                multiples={metric: times for metric, (_, times) in beside.get(key, {}).items()},
                twins=tuple(twins.get(key, ())),
                fits=suitabilities(profile.functions, profile.key.network, administration),
                hours=hours,
                hours_declared=declared,
                orphan=names_owners and not profile.owner,
            )
        )
    return found


def suitabilities(functions: Iterable[str], network: str, administration: Administration) -> tuple[Suitability, ...]:
    """How well a network serves each function, as the administration declares it, or else as is published."""
    return tuple(_suitability(canonical(function), network, administration) for function in functions)


def _suitability(function: str, network: str, administration: Administration) -> Suitability:
    known, own, barred = (
        fit(function, network),
        declared_fit(administration, function, network),
        veto(function, network),
    )
    score, source = (known.score, known.source) if known else (None, "")
    if own is not None:
        score, source = SCORES[own.answer](score), own.reason
    return Suitability(function, score, source, instead_of(function, network), barred)


def _by_subject(figures: Iterable[Figure]) -> dict[str, dict[str, Figure]]:
    found: dict[str, dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        found[figure.subject][figure.metric] = figure
    return found


Beside = dict[str, dict[str, tuple[float, float]]]


def _beside(profiles: list[Profile], figures: Mapping[str, Mapping[str, Figure]]) -> Beside:
    """By profile and metric: the share of the others of its network that it is above, and how many medians it has.

    Ties count half.
    """
    groups: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
    for profile in profiles:
        for metric, figure in figures.get(str(profile.key), {}).items():
            if figure.value is not None:
                groups[profile.key.network, metric].append((str(profile.key), figure.value))
    found: Beside = defaultdict(dict)
    for (_, metric), members in groups.items():
        if len(members) <= COMPARABLE:
            continue
        values = np.sort([value for _, value in members])
        centre = float(np.median(values))
        for key, value in members:
            below, upto = np.searchsorted(values, value, "left"), np.searchsorted(values, value, "right")
            rank = float((below + (upto - below - 1) / 2) / (len(values) - 1))
            found[key][metric] = (rank, value / centre if centre > 0 else 1.0)
    return found


def _size(figures: Mapping[str, Figure]) -> float:
    """Which of two twins should stay: the one that more people follow, else the one that gets more."""
    for metric in ("followers", "interactions", "posts"):
        figure = figures.get(metric)
        if figure is not None and figure.value is not None:
            return figure.value
    return 0.0


def _twins(overlaps: Iterable[Overlap], sizes: Mapping[str, float], speaking: set[str]) -> dict[str, list[Twin]]:
    found: dict[str, list[Twin]] = defaultdict(list)
    for overlap in overlaps:
        for one, other in ((str(overlap.a), str(overlap.b)), (str(overlap.b), str(overlap.a))):
            bigger = (other in speaking, sizes.get(other, 0.0), one) > (one in speaking, sizes.get(one, 0.0), other)
            found[one].append(Twin(other, overlap.share, overlap.because, bigger and other in speaking))
    return found


def _hours(profile: Profile, state: State, figures: Mapping[str, Figure]) -> tuple[Span, bool]:
    if profile.hours_per_week is not None:
        return (profile.hours_per_week, profile.hours_per_week), True
    posts = figures.get("posts")
    if state in _SILENT:
        return HOURS_SILENT, False
    if posts is None or posts.value is None:
        return HOURS_UNKNOWN, False
    weekly = posts.value / max(posts.window.days / 7, 1)
    return (weekly * HOURS_A_POST[0] + HOURS_ATTENDING[0], weekly * HOURS_A_POST[1] + HOURS_ATTENDING[1]), False
