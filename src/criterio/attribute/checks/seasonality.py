# SPDX-License-Identifier: EUPL-1.2
"""Could it be the time of year, or the day of the week? One check, one sentence."""

from criterio.attribute._check import Check, Finding, Study
from criterio.domain.sentence import say


class _Seasonality:
    name = "seasonality"
    title = say("not only the season")

    def look(self, study: Study) -> Finding:
        if study.season <= 1:
            return Finding(self.name, None, say("No cycle was declared, so the season was not checked."))
        if study.first + study.start >= study.season:
            return Finding(self.name, True, say("There is a whole cycle before the start to compare with."))
        return Finding(
            self.name, False, say("There is less than a whole cycle before the start: the season may explain it.")
        )


CHECK: Check = _Seasonality()
