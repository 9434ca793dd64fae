# SPDX-License-Identifier: EUPL-1.2
"""Did the measure also reach those it is compared with? One check, one sentence."""

import numpy as np

from criterio.attribute._check import Check, Finding, Study
from criterio.domain.sentence import say


class _Contamination:
    name = "contamination"
    title = say("the others were not touched")

    def look(self, study: Study) -> Finding:
        # beside the past as it was: were it made as unruly as the present, whoever was touched would hide
        now, past = study.known.chance[0][study.controls], (study.known.past / study.known.scale).ravel()
        if len(past) < 19 or len(now) < 5:
            return Finding(self.name, None, say("There is too little past to see whether the others were touched too."))
        own = float(np.median(study.known.gap[study.treated]))
        beyond = np.quantile(np.abs(past), 0.95)
        share = float((now * np.sign(own) > beyond).mean())
        if share > max(0.15, 3 / len(now)):
            return Finding(
                self.name, False, say("Some of those it is compared with moved too: perhaps it reached them.")
            )
        return Finding(self.name, True, say("Those it is compared with went on as usual."))


CHECK: Check = _Contamination()
