# SPDX-License-Identifier: EUPL-1.2
"""What nobody has said of the profiles that are judged, and verdicts lean on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from criterio.domain.administration import Administration
from criterio.domain.names import State
from criterio.domain.profile import Profile


@dataclass(frozen=True)
class Unsaid:
    """Profiles without ``functions``, and those that speak without ``hours``; ``limits``: nobody said what there is."""

    functions: tuple[Profile, ...] = ()
    hours: tuple[Profile, ...] = ()
    limits: bool = False

    def __bool__(self) -> bool:
        return bool(self.functions or self.hours or self.limits)


def unsaid(administration: Administration, profiles: Iterable[Profile], states: Mapping[str, State]) -> Unsaid:
    """``states``: of the profiles that are judged, by key. One that is closed lacks nothing any more."""
    judged = [(one, states[str(one.key)]) for one in profiles if str(one.key) in states]
    return Unsaid(
        tuple(one for one, state in judged if not one.functions and state is not State.CLOSED),
        tuple(one for one, state in judged if one.hours_per_week is None and state.speaks),
        bool(judged) and not administration.has_hours,
    )
