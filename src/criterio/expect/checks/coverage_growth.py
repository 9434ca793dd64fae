# SPDX-License-Identifier: EUPL-1.2
"""Did many profiles enter the data at once? Then the sum grew because more is counted."""

from collections.abc import Mapping
from datetime import date

import numpy as np

from criterio.domain.sentence import say_many
from criterio.expect._check import Check, Finding
from criterio.expect.panel import Panel

LATE = 52  # weeks after which a jump says nothing any more of what is to come
SHARE, LEAST = 0.25, 3  # of the profiles known before, and how many, that make a jump


class _CoverageGrowth:
    name = "coverage_growth"

    def look(self, panel: Panel, metric: str, on: date) -> Mapping[str, Finding]:
        known = np.isfinite(panel.values)
        parts = np.array([subject != "all" and not subject.startswith("unit:") for subject in panel.subjects], bool)
        known = known[parts & known.any(axis=1)] if len(known) else known
        if not known.size:
            return {}
        entered = np.bincount(known.argmax(axis=1), minlength=known.shape[1])
        before = np.cumsum(entered) - entered
        late = np.arange(len(entered)) >= len(entered) - LATE
        jumps = np.flatnonzero(late & (before > 0) & (entered >= np.maximum(LEAST, SHARE * before)))
        if not len(jumps):
            return {}
        at = int(jumps[-1])
        sentence = say_many(
            "{n} profile entered the data in the week of {week}: from then on more is counted, which is not growth.",
            "{n} profiles entered the data in the week of {week}: from then on more is counted, which is not growth.",
            int(entered[at]),
            week=panel.opens[at],
        )
        return {"all": Finding(sentence)}


CHECK: Check = _CoverageGrowth()
