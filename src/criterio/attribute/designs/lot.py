# SPDX-License-Identifier: EUPL-1.2
"""The lot (Roth & Sant'Anna 2023): those who began beside those who could have, for calendars that were drawn."""

import numpy as np

from criterio.attribute._design import Array, Design, Starts
from criterio.attribute.lots import estimate
from criterio.domain.sentence import say


class _Lot:
    name = "lot"
    title = say("as the lot fell")
    needs_controls = True
    staggered = True

    def estimate(self, panel: Array, starts: Starts) -> float:
        return estimate(panel, starts, np.arange(panel.shape[1]))


DESIGN: Design = _Lot()
