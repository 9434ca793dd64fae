# SPDX-License-Identifier: EUPL-1.2
"""Before anything is done: how many units and weeks it takes for the data to tell, by indicator."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from criterio.attribute._design import Array
from criterio.attribute.power import counts, smallest_seen, usual_noise
from criterio.attribute.scale import complete, scale_of
from criterio.attribute.weeks import Weeks, compared
from criterio.domain.errors import NotIdentified
from criterio.domain.sentence import Sentence, say

HORIZONS = (8, 13, 26)
"""Weeks after the start for which it is worked out: two months, a quarter, half a year."""
WIDEST, MOST = 40, 12
"""Columns that are looked at, evenly taken, for so many tell what is usual; and units that are asked about."""
KNOWN = 0.7
"""Of its weeks, the share that must be known of a column that takes part."""


@dataclass(frozen=True)
class Power:
    """The smallest effect that would be seen four times in five, as a share, by weeks and by number of units."""

    indicator: str
    smallest: Mapping[int, Mapping[int, float]]

    @property
    def units(self) -> tuple[int, ...]:
        """The numbers of units for which it is known, ascending."""
        return tuple(sorted({count for row in self.smallest.values() for count in row}))


@dataclass(frozen=True)
class Answer:
    """Whether ``hoped`` would be seen; if not, how many units in the same weeks, or weeks with the same units, do."""

    smallest: float
    enough: bool
    units: int | None
    weeks: int | None
    sentence: Sentence


def power(weeks: Weeks, indicator: str, on: date) -> Power | None:
    """What the past of an indicator says; None where there is too little of it, or too few to compare with.

    None as well where it can be below zero: what is hoped for is a share, and there are no shares of such a thing.
    """
    places = [place for place, (_, counted) in enumerate(weeks.columns) if counted == indicator]
    if not places:
        return None
    panel = _fullest(compared(weeks, places[:1], (), on).values)
    panel = panel[:, np.linspace(0, panel.shape[1] - 1, min(WIDEST, panel.shape[1])).round().astype(int)]
    found = {horizon: row for horizon in HORIZONS if (row := _row(panel, horizon))}
    return Power(indicator, found) if found else None


def _fullest(panel: Array) -> Array:
    """The last weeks, as many as hold the most that is known, and the columns that are known in them.

    One profile that is years older than the others does not make them too short.
    """
    begins = {int(known[0]) for column in panel.T if (known := np.flatnonzero(np.isfinite(column))).size}
    parts = [panel[begin:, np.isfinite(panel[begin:]).mean(axis=0) >= KNOWN] for begin in sorted(begins)]
    return max(parts, key=lambda part: part.size, default=panel[:, :0])


def answer(known: Power, units: int, weeks: int, hoped: float) -> Answer:
    """Raises NotIdentified where so many units leave nobody to compare with, or the past is too short."""
    horizon = max((one for one in known.smallest if one <= weeks), default=None)
    if horizon is None or units < 1 or units > max(known.smallest[horizon]):
        raise NotIdentified(say("The past is too short for that, or nobody is left to compare with. Ask for less."))
    row = known.smallest[horizon]
    smallest = row[max(count for count in row if count <= units)]
    more = next((count for count in sorted(row) if count > units and row[count] <= hoped), None)
    longer = next((one for one in sorted(known.smallest) if one > horizon and _seen(known, one, units) <= hoped), None)
    return Answer(smallest, smallest <= hoped, more, longer, _told(smallest, hoped, more, longer))


def _row(panel: np.ndarray, horizon: int) -> dict[int, float]:
    """By number of units; empty where it cannot be told."""
    start = len(panel) - horizon
    if start < 2 * horizon:
        return {}
    try:
        scale = scale_of(panel, ratio=True)
        known = usual_noise(complete(scale.taken(panel)), start)
        return {count: scale.said(smallest_seen(known, count)) for count in counts(panel.shape[1]) if count <= MOST}
    except NotIdentified:
        return {}


def _seen(known: Power, horizon: int, units: int) -> float:
    row = known.smallest[horizon]
    return row[max((count for count in row if count <= units), default=min(row))]


def _told(smallest: float, hoped: float, units: int | None, weeks: int | None) -> Sentence:
    told = {"smallest": round(100 * min(smallest, 99.0)), "hoped": round(100 * hoped), "units": units, "weeks": weeks}
    if smallest <= hoped:
        return say("Yes: {hoped} % would be seen. The smallest that would is {smallest} %.", **told)
    if units and weeks:
        return say(
            "No: only {smallest} % or more would be seen. {hoped} % would with {units}, or after {weeks} weeks.", **told
        )
    if units:
        return say("No: only {smallest} % or more would be seen. {hoped} % would with {units} of them.", **told)
    if weeks:
        return say("No: only {smallest} % or more would be seen. {hoped} % would after {weeks} weeks.", **told)
    return say("No: only {smallest} % or more would be seen, and no calendar here is enough for {hoped} %.", **told)
