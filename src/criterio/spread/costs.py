# SPDX-License-Identifier: EUPL-1.2
"""What beginning takes of a unit, as far as the administration has declared it: hours a week and euros a year."""

from dataclasses import dataclass

from criterio.domain.administration import Administration, Initiative

WEEKS = 52.18
Span = tuple[float, float]


@dataclass(frozen=True)
class Cost:
    """The least and the most. ``euros_per_year`` has the hours in it, at what an hour is declared to cost.

    None: not declared.
    """

    hours_per_week: Span | None = None
    euros_per_year: Span | None = None


def cost_of(practice: str, administration: Administration) -> Cost:
    """Of the initiative whose name is the practice's or begins with it: «cita_por_mensaje», «Cita por mensaje en…»."""
    found = [one for one in administration.initiatives if _plain(one.name).startswith(_plain(practice))]
    if not found:
        return Cost()
    closest = min(found, key=lambda one: len(one.name))
    return Cost(closest.hours_per_week, _euros(closest, administration.euros_per_hour))


def _euros(initiative: Initiative, per_hour: float | None) -> Span | None:
    if initiative.euros is None or initiative.hours_per_week is None or per_hour is None:
        return None
    pairs = zip(initiative.euros, initiative.hours_per_week, strict=True)
    low, high = (money + WEEKS * hours * per_hour for money, hours in pairs)
    return low, high


def _plain(name: str) -> str:
    return name.casefold().replace("_", " ").strip()
