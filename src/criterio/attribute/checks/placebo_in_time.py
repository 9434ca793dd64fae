# SPDX-License-Identifier: EUPL-1.2
"""Does the method find an effect at an earlier moment, when nothing was done? One check, one sentence."""

import numpy as np

from criterio.attribute._check import Check, Finding, Study, unusual
from criterio.domain.sentence import say


class _PlaceboInTime:
    name = "placebo_in_time"
    title = say("no effect before it began")

    def look(self, study: Study) -> Finding:
        past = study.known.chance[1:]
        if not len(past):
            return Finding(self.name, None, say("There is too little past to try the method on an earlier date."))
        own, others = np.median(past[0][study.treated]), past[0][study.controls]
        if unusual(float(own), others):
            return Finding(self.name, False, say("The method also finds an effect before anything was done."))
        return Finding(self.name, True, say("The method finds no effect before anything was done."))


CHECK: Check = _PlaceboInTime()
