# SPDX-License-Identifier: EUPL-1.2
"""Is it still the same kind of thing that is counted? One check, one sentence."""

import numpy as np

from criterio.attribute._check import Check, Finding, Study
from criterio.domain.sentence import say


class _Composition:
    name = "composition"
    title = say("the same kind of thing is counted")

    def look(self, study: Study) -> Finding:
        if study.mix is None:
            return Finding(self.name, None, say("It is not known what the count is made of, so this was not checked."))
        start = study.first + study.start
        before, after = np.nansum(study.mix[:start], axis=0), np.nansum(study.mix[start:], axis=0)
        moved = np.abs(before / max(before.sum(), 1e-12) - after / max(after.sum(), 1e-12)).sum() / 2
        if moved > 0.15:
            return Finding(self.name, False, say("What comes in changed in kind: compare each kind on its own."))
        return Finding(self.name, True, say("The same kinds come in, in like shares."))


CHECK: Check = _Composition()
