# SPDX-License-Identifier: EUPL-1.2
"""Synthetic difference in differences (Arkhangelsky et al. 2021): weights over the others and over the times before."""

from criterio.attribute._design import Array, Design, Starts, together
from criterio.attribute.simplex import noise, published
from criterio.domain.sentence import say


class _SyntheticDifference:
    name = "sdid"
    title = say("synthetic difference in differences")
    needs_controls = True
    staggered = False

    def estimate(self, panel: Array, starts: Starts) -> float:
        controls, treated, start = together(panel, starts)
        target, after = treated.mean(axis=1), len(panel) - start
        moves = noise(controls[:start])
        zeta = (treated.shape[1] * after) ** 0.25 * moves  # equation 2.2 of the paper
        units = published(controls[:start], target[:start], zeta, 1e-5 * moves)
        times = published(controls[:start].T, controls[start:].mean(axis=0), 1e-6 * moves, 1e-5 * moves)
        gap = target - controls @ units
        return float(gap[start:].mean() - times @ gap[:start])


DESIGN: Design = _SyntheticDifference()
