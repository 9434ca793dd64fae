# SPDX-License-Identifier: EUPL-1.2
"""Imputation (Borusyak, Jaravel & Spiess 2024): unit and time levels of all that is untreated, for any starts."""

import numpy as np
from numpy.typing import NDArray

from criterio.attribute._design import Array, Design, Starts
from criterio.domain.errors import NotIdentified
from criterio.domain.sentence import say


class _Imputation:
    name = "imputation"
    title = say("imputation, for starts on different days")
    needs_controls = True
    staggered = True

    def estimate(self, panel: Array, starts: Starts) -> float:
        times = np.arange(len(panel))
        untreated = times[:, None] < starts[None, :]
        effects = panel - two_way(panel, untreated)
        treated = ~untreated
        if not treated.any():
            raise NotIdentified(say("Nobody is treated within these days. Choose an earlier start."))
        return float(effects[treated].mean())


def two_way(panel: Array, known: NDArray[np.bool_]) -> Array:
    """Unit plus time, by least squares over what is ``known``; refuses what nothing untreated speaks of."""
    if not (known.any(axis=0).all() and known.any(axis=1).all()):
        raise NotIdentified(say("At every moment somebody must still be untreated. Leave some profiles for later."))
    times = len(panel)
    both = known.astype(float)
    values = np.where(known, panel, 0)
    system = np.block([[np.diag(both.sum(axis=1)), both], [both.T, np.diag(both.sum(axis=0))]])
    sums = np.concatenate([values.sum(axis=1), values.sum(axis=0)])
    parts = np.linalg.lstsq(system, sums, rcond=None)[0]
    return np.asarray(parts[:times, None] + parts[None, times:])


DESIGN: Design = _Imputation()
