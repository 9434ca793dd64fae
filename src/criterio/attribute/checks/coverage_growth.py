# SPDX-License-Identifier: EUPL-1.2
"""Did we begin to see more, rather than more to happen? One check, one sentence."""

import numpy as np

from criterio.attribute._check import Check, Finding, Study
from criterio.domain.sentence import say


class _CoverageGrowth:
    name = "coverage_growth"
    title = say("the same was looked at before and after")

    def look(self, study: Study) -> Finding:
        start = study.first + study.start
        seen = np.isfinite(study.raw).mean(axis=1)
        before, after = float(seen[study.first : start].mean()), float(seen[start:].mean())
        if abs(after - before) > 0.1 * max(before, after):
            return Finding(
                self.name, False, say("What the data cover changed with the start: part of the change is only that.")
            )
        return Finding(self.name, True, say("The data cover the same before and after."))


CHECK: Check = _CoverageGrowth()
