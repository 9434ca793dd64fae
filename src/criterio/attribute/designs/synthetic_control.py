# SPDX-License-Identifier: EUPL-1.2
"""Synthetic control (Abadie & Gardeazabal 2003): a mixture of others that was like the treated before."""

from criterio.attribute._design import Array, Design, Starts, together
from criterio.attribute.simplex import noise, published
from criterio.domain.sentence import say


class _SyntheticControl:
    name = "synthetic_control"
    title = say("synthetic control")
    needs_controls = True
    staggered = False

    def estimate(self, panel: Array, starts: Starts) -> float:
        controls, treated, start = together(panel, starts)
        target = treated.mean(axis=1)
        moves = noise(controls[:start])
        weights = published(controls[:start], target[:start], 1e-6 * moves, 1e-5 * moves, intercept=False)
        return float((target[start:] - controls[start:] @ weights).mean())


DESIGN: Design = _SyntheticControl()
