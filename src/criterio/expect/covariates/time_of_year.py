# SPDX-License-Identifier: EUPL-1.2
"""The months, and the weeks of Christmas: what comes back every year, where two years or more are known."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from criterio.domain.administration import Administration
from criterio.domain.sentence import say
from criterio.expect._covariate import Column, Covariate

YEAR = 365.25
WAVES, WAVE = 4, 0.15
"""Waves of a year, half a year …, and how high the first may be: the k-th is k times lower."""
MONTH, CHRISTMAS = 0.2, 0.3
MONTHS = (
    say("January"), say("February"), say("March"), say("April"), say("May"), say("June"), say("July"), say("August"),
    say("September"), say("October"), say("November"), say("December"),
)  # fmt: skip
FROM, UNTIL = (12, 22), (1, 6)


class _TimeOfYear(Covariate):
    name = "time_of_year"
    title = say("The time of year")
    least_days = 2 * 364
    source = say("The same months of the years before")

    def columns(self, days: Sequence[date], administration: Administration) -> Sequence[Column]:
        angle = np.array([2 * np.pi * day.timetuple().tm_yday / YEAR for day in days])
        months = np.array([day.month for day in days])
        at_christmas = [(day.month, day.day) >= FROM or (day.month, day.day) <= UNTIL for day in days]
        return (
            *(Column(wave(k * angle), WAVE / k) for k in range(1, WAVES + 1) for wave in (np.sin, np.cos)),
            *(Column(1.0 * (months == n), MONTH, name) for n, name in enumerate(MONTHS, 1)),
            Column(np.array(at_christmas, dtype=float), CHRISTMAS, say("The weeks of Christmas")),
        )


COVARIATE: Covariate = _TimeOfYear()
