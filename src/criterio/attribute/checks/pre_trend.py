# SPDX-License-Identifier: EUPL-1.2
"""Did the treated already go another way than the others before the start? One check, one sentence."""

import numpy as np

from criterio.attribute._check import Check, Finding, Study, unusual
from criterio.domain.sentence import say


class _PreTrend:
    name = "pre_trend"
    title = say("same course before the start")

    def look(self, study: Study) -> Finding:
        before = study.taken[: study.start]
        gap = before - before[:, study.controls].mean(axis=1, keepdims=True)
        slopes = np.polyfit(np.arange(len(gap)), gap, 1)[0] / (gap.std(axis=0) + 1e-12)
        if unusual(float(slopes[study.treated].mean()), slopes[study.controls]):
            return Finding(self.name, False, say("Before the start it was already going another way than the others."))
        return Finding(self.name, True, say("Before the start it went the same way as the others."))


CHECK: Check = _PreTrend()
