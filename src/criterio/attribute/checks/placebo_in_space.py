# SPDX-License-Identifier: EUPL-1.2
"""Did others, to whom nothing was done, move as much? One check, one sentence."""

import numpy as np

from criterio.attribute._check import Check, Finding, Study
from criterio.domain.sentence import say, say_many


class _PlaceboInSpace:
    name = "placebo_in_space"
    title = say("nobody else moved as much")

    def look(self, study: Study) -> Finding:
        own = abs(float(np.median(study.known.gap[study.treated] / study.known.scale[study.treated])))
        others = np.abs(study.known.chance[0][study.controls])
        as_much = int((others >= own).sum())
        if len(others) < 9:
            return Finding(self.name, None, say("There are too few others to see whether one of them moved as much."))
        sentence = say_many(
            "{n} of {others} others moved as much, although nothing was done there.",
            "{n} of {others} others moved as much, although nothing was done there.",
            as_much,
            others=len(others),
        )
        return Finding(self.name, as_much <= 0.1 * len(others), sentence)


CHECK: Check = _PlaceboInSpace()
