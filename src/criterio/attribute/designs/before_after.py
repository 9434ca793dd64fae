# SPDX-License-Identifier: EUPL-1.2
"""Before and after with controls: as much time before as after, so that only the latest past counts."""

from criterio.attribute._design import Array, Design, Starts, together
from criterio.domain.sentence import say


class _BeforeAfter:
    name = "before_after"
    title = say("before and after, beside others")
    needs_controls = True
    staggered = False

    def estimate(self, panel: Array, starts: Starts) -> float:
        controls, treated, start = together(panel, starts)
        before = slice(max(0, 2 * start - len(panel)), start)
        change = treated[start:].mean(axis=0) - treated[before].mean(axis=0)
        return float(change.mean() - (controls[start:].mean(axis=0) - controls[before].mean(axis=0)).mean())


DESIGN: Design = _BeforeAfter()
