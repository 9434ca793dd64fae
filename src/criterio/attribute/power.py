# SPDX-License-Identifier: EUPL-1.2
"""Can the data tell? The smallest effect that would be seen, and what it takes to see a smaller."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

import numpy as np

from criterio.attribute._design import Array
from criterio.attribute.effect import LEVEL, taking_part
from criterio.attribute.joined import by_chance
from criterio.attribute.placebos import Placebos, placebos
from criterio.attribute.scale import complete, scale_of
from criterio.domain.errors import NotIdentified
from criterio.domain.sentence import Sentence, say

POWER = 0.8
"""An effect counts as detectable when four times in five it would be seen."""


@dataclass(frozen=True)
class Detectable:
    """What would be seen.

    ``smallest`` is the share (or difference) that would be seen. ``units`` is how many treated, and ``times`` how long
    a time, it takes to see ``hoped``; None where this panel does not reach so far.
    """

    smallest: float
    hoped: float
    enough: bool
    units: int | None
    times: int | None
    ratio: bool
    sentence: Sentence


def can_tell(panel: Array, treated: Sequence[int], horizon: int, hoped: float = 0.25) -> Detectable:
    """Whether an effect of ``hoped`` over ``horizon`` times to come would be seen, as the newest past says."""
    start = len(panel) - horizon
    scale = scale_of(panel)
    columns, first = taking_part(panel, treated, start)
    taken = complete(scale.taken(panel[first:][:, columns]))
    aim = float(np.log1p(hoped)) if scale.ratio else hoped
    known = usual_noise(taken, start - first)
    smallest = smallest_seen(known, len(treated))
    enough = smallest <= aim
    units = next((count for count in counts(taken.shape[1]) if smallest_seen(known, count) <= aim), None)
    longer = [turn * horizon for turn in (2, 3, 4) if 2 * turn * horizon <= len(taken)]
    times = next((ahead for ahead in longer if _after(taken, len(treated), ahead) <= aim), None)
    said = scale.said(smallest)
    return Detectable(said, hoped, enough, units, times, scale.ratio, _told(said, hoped, enough, units, times))


def counts(columns: int) -> list[int]:
    """Numbers of treated units to ask about in a panel of so many: half of it at most, or nobody is left."""
    return [count for count in (1, 2, 3, 5, 8, 12, 20, 30, 50) if count <= columns // 2]


def usual_noise(taken: Array, start: int) -> Placebos:
    """What the method finds in a panel where nothing was done. Raises NotIdentified."""
    if taken.shape[1] < 3 or start < 3:
        raise NotIdentified(say("There is nobody left to compare with. Leave more profiles without the measure."))
    return placebos(taken, np.zeros(taken.shape[1], dtype=bool), start, len(taken))


def _after(taken: Array, treated: int, ahead: int) -> float:
    return smallest_seen(usual_noise(taken, len(taken) - ahead), treated)


def smallest_seen(known: Placebos, treated: int) -> float:
    """The effect seen four times in five by ``treated`` units of usual noise, in the panel's scale."""
    if len(known.scale) <= treated + 1:
        raise NotIdentified(say("There is nobody left to compare with. Leave more profiles without the measure."))
    scales = np.quantile(known.scale, (np.arange(treated) + 0.5) / treated)
    chance = by_chance(known, np.asarray(scales))
    return chance.reach(LEVEL) + chance.reach(2 * POWER - 1)


def _told(smallest: float, hoped: float, enough: bool, units: int | None, times: int | None) -> Sentence:
    values = {"smallest": round(100 * min(smallest, 99.0)), "hoped": round(100 * hoped)}
    if enough:
        return say("Yes: an effect of {hoped} % would be seen; the smallest that would is {smallest} %.", **values)
    if units is not None and times is not None:
        return say(
            "No: only effects of {smallest} % or more would be seen. With {units} profiles, or after {times} periods, "
            "{hoped} % would.",
            units=units,
            times=times,
            **values,
        )
    if units is not None:
        return say(
            "No: only effects of {smallest} % or more would be seen. With {units} profiles, {hoped} % would.",
            units=units,
            **values,
        )
    if times is not None:
        return say(
            "No: only effects of {smallest} % or more would be seen. After {times} periods, {hoped} % would.",
            times=times,
            **values,
        )
    return say("No: only effects of {smallest} % or more would be seen. Wait for more weeks or profiles.", **values)


def calendar(units: Sequence[str], begin: date, waves: int, apart: int, seed: int) -> dict[str, date]:
    """Who begins when, drawn by lot, in ``waves`` of like size, ``apart`` days apart."""
    drawn = np.random.default_rng(seed).permutation(len(units))
    size = ceil(len(units) / max(waves, 1))
    return {units[unit]: begin + timedelta(days=apart * (turn // size)) for turn, unit in enumerate(drawn)}
