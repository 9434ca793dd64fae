# SPDX-License-Identifier: EUPL-1.2
"""What each hour and each euro of a profile brings: value of its answers, and interactions, which are volume only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from criterio.attribute.worth import over
from criterio.domain.administration import Administration
from criterio.domain.estimate import Figure, Range, Window
from criterio.domain.names import Grade
from criterio.domain.profile import Profile

METRICS = ("service_value", "interactions")
YEAR = 365.25


@dataclass(frozen=True)
class Presence:
    """What one profile brought in the window by one metric. Hours and euros None: nobody has declared them."""

    subject: str
    unit: str
    metric: str
    brought: Range
    hours: float | None
    euros: float | None
    per_hour: Range | None
    per_euro: Range | None
    grade: Grade


def presences(
    figures: Mapping[str, Mapping[str, Figure]],
    profiles: Iterable[Profile],
    administration: Administration,
    window: Window,
) -> tuple[Presence, ...]:
    """Every profile of which something is measured and its hours or euros are known; most for each hour first."""
    found = [
        _presence(profile, figure, administration, window)
        for profile in profiles
        for metric in METRICS
        if (figure := figures.get(str(profile.key), {}).get(metric)) and figure.value is not None
    ]
    known = [one for one in found if one.hours is not None or one.euros is not None]
    return tuple(sorted(known, key=lambda one: (METRICS.index(one.metric), -_per_hour(one), one.subject)))


def _presence(profile: Profile, figure: Figure, administration: Administration, window: Window) -> Presence:
    value = figure.value or 0.0
    low, high = (value if end is None else end for end in (figure.low, figure.high))
    brought = Range(low, value, high, figure.level)
    hours = profile.hours_per_week * window.days / 7 if profile.hours_per_week is not None else None
    euros = _euros(profile, hours, administration, window)
    return Presence(
        str(profile.key),
        profile.unit,
        figure.metric,
        brought,
        hours,
        euros,
        over(brought, (hours, hours) if hours else None),
        over(brought, (euros, euros) if euros else None),
        figure.grade,
    )


def _euros(profile: Profile, hours: float | None, administration: Administration, window: Window) -> float | None:
    """Money and the cost of the hours; None when a part is not known."""
    if profile.euros_per_year is None or hours is None or administration.euros_per_hour is None:
        return None
    return profile.euros_per_year * window.days / YEAR + hours * administration.euros_per_hour


def _per_hour(one: Presence) -> float:
    return one.per_hour.middle if one.per_hour else 0.0
