# SPDX-License-Identifier: EUPL-1.2
"""How firmly a mode is recommended: in how many of the portfolios that are good under some reading it is chosen.

A reading is a weighting (the centre or a corner of what is declared) with every range at its worst, middle or best.
"""

from collections.abc import Mapping

import numpy as np

from criterio.decide.items import GOES_ON
from criterio.decide.portfolio import Programme
from criterio.decide.value import Stance, Values
from criterio.decide.weigh import Weights

CORE, EXTERIOR, BORDERLINE = "core", "exterior", "borderline"


def chosen_share(values: Values, weights: Weights, programmes: Mapping[Stance, Programme]) -> np.ndarray:
    """By column: the share of readings whose best portfolio has it."""
    times, readings = np.zeros(len(values.flat)), 0
    for stance, programme in programmes.items():
        for corner in (weights.centre, *weights.corners):
            times += programme.shares(values.worth(corner, stance))
            readings += 1
    return times / readings


def standing(values: Values, share: np.ndarray, column: int) -> str:
    """Core: it goes on in this mode in every reading. Exterior: it stops in this mode in every one. Else borderline."""
    if share[column] < 1:
        return BORDERLINE
    return CORE if values.flat[column].mode in GOES_ON else EXTERIOR
