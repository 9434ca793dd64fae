# SPDX-License-Identifier: EUPL-1.2
"""Did something happen to everybody at the same time? One check, one sentence."""

import numpy as np

from criterio.attribute._check import Check, Finding, Study
from criterio.domain.sentence import say


class _PlatformShock:
    name = "platform_shock"
    title = say("nothing happened to everybody")

    def look(self, study: Study) -> Finding:
        start = study.first + study.start
        horizon = len(study.taken) - study.start
        declared = any(start - horizon <= row < start + horizon for row in study.shocks)
        moves = np.diff(np.median(study.taken[:, study.controls], axis=1))
        usual = np.median(np.abs(moves[: study.start - 1] - np.median(moves[: study.start - 1]))) * 1.4826
        around = moves[study.start - 1 : study.start + 1]
        jumped = len(moves) >= 12 and float(np.abs(around - np.median(moves)).max(initial=0)) > 5 * usual > 0
        if declared or jumped:
            return Finding(
                self.name, False, say("Something moved everybody around the start: the network, or the news.")
            )
        return Finding(self.name, True, say("Nothing moved everybody around the start."))


CHECK: Check = _PlatformShock()
