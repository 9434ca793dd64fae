# SPDX-License-Identifier: EUPL-1.2
"""Is it still the same kind of thing that is counted? One check, one sentence."""

import numpy as np

from criterio.attribute._check import Check, Finding, Study
from criterio.attribute._design import Array
from criterio.domain.sentence import say

MUCH = 0.15
"""Of what comes in, the share that came to be of another kind."""


class _Composition:
    name = "composition"
    title = say("the same kind of thing is counted")

    def look(self, study: Study) -> Finding:
        start = study.first + study.start
        now = None if study.mix is None else _moved(study.mix, start)
        if study.mix is None or now is None:
            return Finding(self.name, None, say("It is not known what the count is made of, so this was not checked."))
        ahead = len(study.mix) - start
        earlier = (_moved(study.mix[:end], end - ahead) for end in range(start, 2 * ahead - 1, -ahead))
        if now > max(MUCH, *(moved for moved in earlier if moved is not None), 0.0):
            return Finding(self.name, False, say("What comes in changed in kind: compare each kind on its own."))
        return Finding(self.name, True, say("The same kinds come in, in like shares."))


def _moved(mix: Array, start: int) -> float | None:
    """The share that is of another kind since ``start``; None where nothing is known of before or after."""
    before, after = np.nansum(mix[:start], axis=0), np.nansum(mix[start:], axis=0)
    if before.sum() <= 0 or after.sum() <= 0:
        return None
    return float(np.abs(before / before.sum() - after / after.sum()).sum() / 2)


CHECK: Check = _Composition()
