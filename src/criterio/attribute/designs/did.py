# SPDX-License-Identifier: EUPL-1.2
"""Difference in differences: what the treated changed, less what the others changed."""

from criterio.attribute._design import Array, Design, Starts, together
from criterio.domain.sentence import say


class _DifferenceInDifferences:
    name = "did"
    title = say("difference in differences")
    needs_controls = True
    staggered = False

    def estimate(self, panel: Array, starts: Starts) -> float:
        controls, treated, start = together(panel, starts)
        change = treated[start:].mean() - treated[:start].mean()
        return float(change - (controls[start:].mean() - controls[:start].mean()))


DESIGN: Design = _DifferenceInDifferences()
