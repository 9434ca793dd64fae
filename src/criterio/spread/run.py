# SPDX-License-Identifier: EUPL-1.2
"""Where to begin, who is next and how far it will go: for each practice that somebody has followed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from criterio.domain.administration import Administration, OrgUnit
from criterio.domain.errors import NotIdentified
from criterio.domain.estimate import Range
from criterio.domain.names import Grade
from criterio.domain.profile import Profile
from criterio.domain.sentence import Sentence, say
from criterio.spread import layout
from criterio.spread.adoptions import Adoptions
from criterio.spread.bass import by_bass
from criterio.spread.beginning import Beginning, begin
from criterio.spread.forecast import LEVELS, Next, outlook
from criterio.spread.hazard import CAUSES, INAUGURATION_FADES, SHOCK_FADES, Circumstances, Hazard, fitted, heard_by
from criterio.spread.identified import check
from criterio.spread.layout import Spots
from criterio.spread.network import Values
from criterio.spread.ties import Tie, matrix, ties

MONTHS = 12
"""How far the forecast looks."""
PILOTS = 3


@dataclass(frozen=True)
class Month:
    """How many units have it at the end of a month: counted, or forecast as 80 % and 90 % ranges."""

    day: date
    count: int
    likely: tuple[int, int] | None = None
    wide: tuple[int, int] | None = None


@dataclass(frozen=True)
class Contagion:
    """One practice among the units. ``refused``: why the data cannot tell that it spreads; empty when they can.

    ``added``: what all linked units with good results add to the monthly chance of a unit that had none, at 90 %; None
    when refused. ``luck``: the chance that ties explain nothing and look as they do. ``since``: month of adoption.
    ``by_curve``: how many the Bass curve would have in a year, a cross-check; None while few have it.
    ``by_ties`` and ``on_map``: where to draw each unit; without places for all of them, the map is the tree.
    """

    practice: str
    units: tuple[str, ...]
    since: dict[str, date]
    ties: tuple[Tie, ...]
    good: dict[str, bool | None]
    refused: tuple[Sentence, ...]
    luck: float | None
    added: Range | None
    grade: Grade
    months: tuple[Month, ...]
    by_curve: int | None
    order: tuple[Next, ...]
    beginning: tuple[Beginning, ...]
    by_ties: Spots
    on_map: Spots
    is_map: bool

    @property
    def title(self) -> str:
        """The practice as people read it: «cita_por_mensaje» is “Cita por mensaje”."""
        words = self.practice.replace("_", " ").strip()
        return words[:1].upper() + words[1:]

    @property
    def sentence(self) -> Sentence:
        """What the data say of contagion, in one sentence."""
        if self.added is None:
            return say("The data cannot tell whether it passes from unit to unit.")
        return say(
            "It passes from unit to unit: when all the units that one works with have it and do well, {low} to {high} "
            "more of 100 such units take it up each month.",
            low=round(100 * self.added.low),
            high=round(100 * self.added.high),
        )


@dataclass(frozen=True)
class Followed:
    """A practice with its adoptions and the first day of each period."""

    seen: Adoptions
    days: tuple[date, ...]

    @property
    def since(self) -> dict[str, date]:
        """The first day of the period in which each unit took it up; without those that have not."""
        times = zip(self.seen.units, self.seen.times[:, 0], strict=True)
        return {unit: self.days[int(time)] for unit, time in times if np.isfinite(time)}


def contagion(
    followed: Followed, administration: Administration, profiles: Sequence[Profile], count: int = PILOTS
) -> Contagion:
    """Everything about the one practice of ``followed``: whether it spreads, how far, who is next, where to begin."""
    seen = followed.seen
    linked = ties(administration, profiles)
    around = circumstances(seen, followed.days, administration, linked)
    luck, refused = _luck(seen, around)
    tied = around if luck is not None else around.without_contagion()
    hazard = fitted(seen, tied)
    ahead = outlook(seen, tied, hazard, 0, MONTHS)
    known = {unit.name: unit for unit in administration.units}
    is_map, on_map = _on_map(seen.units, administration)
    return Contagion(
        practice=seen.practices[0],
        units=seen.units,
        since=followed.since,
        ties=linked,
        good={unit: known[unit].has_good_results if unit in known else None for unit in seen.units},
        refused=refused,
        luck=luck,
        added=None if luck is None else _added(hazard),
        grade=Grade.D,
        months=(*_counted(followed), *_coming(followed.days[-1], ahead.counts)),
        by_curve=by_bass(seen, 0, MONTHS),
        order=ahead.order,
        beginning=begin(seen, around, hazard, administration, luck is not None, count),
        by_ties=layout.by_ties(around.linked),
        on_map=on_map,
        is_map=is_map,
    )


def _added(hazard: Hazard) -> Range:
    none, all_of_them = np.zeros((1, len(CAUSES))), np.eye(len(CAUSES))[:2].sum(axis=0, keepdims=True)
    more = (hazard.chances(all_of_them, 0) - hazard.chances(none, 0))[:, 0]
    low, middle, high = (float(value) for value in np.quantile(more, (0.05, 0.5, 0.95)))
    return Range(low, middle, high)


def circumstances(
    seen: Adoptions, days: Sequence[date], administration: Administration, linked: Sequence[Tie]
) -> Circumstances:
    """What the administration declares of its units, in the order of ``seen.units``."""
    known = {unit.name: unit for unit in administration.units}
    units = [known.get(name, OrgUnit(name)) for name in seen.units]
    hours = np.array([np.nan if unit.hours_per_week is None else unit.hours_per_week for unit in units])
    middle = float(np.nanmedian(hours)) if np.isfinite(hours).any() else 0.0
    gap = np.clip(1 - hours / middle, 0, 1) if middle else np.zeros(len(units))
    listens = matrix(seen.units, linked)
    return Circumstances(
        linked=listens,
        heard=heard_by(listens),
        good=_mean_where_unknown([unit.has_good_results for unit in units]),
        champion=np.array([float(bool(unit.accredited)) for unit in units]),
        gap=np.where(np.isfinite(gap), gap, 0.0),
        inaugurated=_felt(administration.inaugurations, days, INAUGURATION_FADES),
        shocked=_felt(administration.shocks, days, SHOCK_FADES),
    )


def _on_map(units: tuple[str, ...], administration: Administration) -> tuple[bool, Spots]:
    """Where every unit has its place, the map; otherwise the tree."""
    places = {
        unit.name: (unit.latitude, unit.longitude)
        for unit in administration.units
        if unit.latitude is not None and unit.longitude is not None
    }
    if set(units) <= set(places):
        return True, layout.by_place(units, places)
    return False, layout.by_tree(units, {unit.name: unit.parent for unit in administration.units})


def _luck(seen: Adoptions, around: Circumstances) -> tuple[float | None, tuple[Sentence, ...]]:
    try:
        return check(seen, around), ()
    except NotIdentified as refusal:
        reasons = refusal.sentence.values["reasons"]
        return None, tuple(reasons) if isinstance(reasons, list) else (reasons,)


def _mean_where_unknown(told: Sequence[bool | None]) -> Values:
    values = np.array([np.nan if one is None else float(one) for one in told])
    known = values[np.isfinite(values)]
    return np.where(np.isfinite(values), values, known.mean() if len(known) else 1.0)


def _felt(moments: Sequence[date], days: Sequence[date], fades: float) -> Values:
    """How strongly the newest of ``moments`` is felt in each period, those to come included: 1 in its own month."""
    return np.array([_strength(moments, day, fades) for day in _with_coming(days)])


def _strength(moments: Sequence[date], day: date, fades: float) -> float:
    months = [12 * (day.year - moment.year) + day.month - moment.month for moment in moments]
    past = [count for count in months if count >= 0]
    return float(np.exp(-min(past) / fades)) if past else 0.0


def _with_coming(days: Sequence[date]) -> list[date]:
    return [*days, *(month_after(days[-1], ahead) for ahead in range(1, MONTHS + 1))]


def month_after(day: date, ahead: int) -> date:
    """The first of the month, so many months later."""
    months = day.year * 12 + day.month - 1 + ahead
    return date(months // 12, months % 12 + 1, 1)


def _counted(followed: Followed) -> list[Month]:
    times = followed.seen.times[:, 0]
    return [Month(day, int((times <= period).sum())) for period, day in enumerate(followed.days)]


def _coming(last: date, counts: Sequence[Sequence[int]]) -> list[Month]:
    at = {level: place for place, level in enumerate(LEVELS)}
    return [
        Month(month_after(last, ahead), row[at[0.5]], (row[at[0.1]], row[at[0.9]]), (row[at[0.05]], row[at[0.95]]))
        for ahead, row in enumerate(counts, 1)
    ]
