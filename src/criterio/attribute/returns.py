# SPDX-License-Identifier: EUPL-1.2
"""What each profile gives for each hour and each euro that it takes: volume and value, not yet an effect."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from criterio.domain.administration import Administration
from criterio.domain.estimate import Figure, Range, Window
from criterio.domain.names import Grade
from criterio.domain.profile import Profile

METRICS = ("interactions", "service_value")


@dataclass(frozen=True)
class Return:
    """``per_hour`` and ``per_euro`` are None where the hours, the money or the figure is not known."""

    subject: str
    metric: str
    window: Window
    per_hour: Range | None
    per_euro: Range | None
    grade: Grade
    source: str


def each(figures: Sequence[Figure], profiles: Sequence[Profile], administration: Administration) -> Iterator[Return]:
    """Of every figure, whose profile is in ``profiles`` or whose hours and euros are not known."""
    by_key = {str(profile.key): profile for profile in profiles}
    for figure in figures:
        profile = by_key.get(figure.subject)
        hours, euros = _taken(profile, figure.window, administration) if profile else (None, None)
        yield Return(
            figure.subject,
            figure.metric,
            figure.window,
            _over(figure, hours),
            _over(figure, euros),
            figure.grade,
            figure.source,
        )


def _taken(profile: Profile, window: Window, administration: Administration) -> tuple[float | None, float | None]:
    """Hours, and euros with the hours in them, that the profile takes in the window."""
    hours = None if profile.hours_per_week is None else profile.hours_per_week * window.days / 7
    if hours is None or profile.euros_per_year is None or administration.euros_per_hour is None:
        return hours, None
    return hours, profile.euros_per_year * window.days / 365.25 + hours * administration.euros_per_hour


def _over(figure: Figure, cost: float | None) -> Range | None:
    if figure.value is None or not cost:
        return None
    low = figure.value if figure.low is None else figure.low
    high = figure.value if figure.high is None else figure.high
    return Range(low / cost, figure.value / cost, high / cost, figure.level)
