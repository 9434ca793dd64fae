# SPDX-License-Identifier: EUPL-1.2
"""The smallest effect that would be seen where nothing was done, as the past tells."""

import numpy as np

from criterio.attribute._design import Array
from criterio.attribute.effect import LEVEL
from criterio.attribute.joined import by_chance
from criterio.attribute.placebos import Placebos, placebos
from criterio.domain.errors import NotIdentified
from criterio.domain.sentence import say

POWER = 0.8
"""An effect counts as detectable when four times in five it would be seen."""


def counts(columns: int) -> list[int]:
    """Numbers of treated units to ask about in a panel of so many: half of it at most, or nobody is left."""
    return [count for count in (1, 2, 3, 5, 8, 12, 20, 30, 50) if count <= columns // 2]


def usual_noise(taken: Array, start: int) -> Placebos:
    """What the method finds in a panel where nothing was done. Raises NotIdentified."""
    if taken.shape[1] < 3 or start < 3:
        raise NotIdentified(say("There is nobody left to compare with. Leave more profiles without the measure."))
    return placebos(taken, np.zeros(taken.shape[1], dtype=bool), start, len(taken))


def smallest_seen(known: Placebos, treated: int) -> float:
    """The effect seen four times in five by ``treated`` units of usual noise, in the panel's scale."""
    if len(known.scale) <= treated + 1:
        raise NotIdentified(say("There is nobody left to compare with. Leave more profiles without the measure."))
    scales = np.quantile(known.scale, (np.arange(treated) + 0.5) / treated)
    chance = by_chance(known, np.asarray(scales))
    return chance.reach(LEVEL) + chance.reach(2 * POWER - 1)
