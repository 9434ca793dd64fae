# SPDX-License-Identifier: EUPL-1.2
"""What comes back every year: the months, where two years or more are known, and the weeks in which offices rest.

One August shows what August does, for everybody knows beforehand that it is unlike July. What any other month did once
may have been the news: learnt from one year, all months together made forecasts worse (``docs/rooms/expect.md``).
"""

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
TWO_YEARS = 2 * 364
MONTHS = (
    say("January"), say("February"), say("March"), say("April"), say("May"), say("June"), say("July"), say("August"),
    say("September"), say("October"), say("November"), say("December"),
)  # fmt: skip
FROM, UNTIL = (12, 22), (1, 6)
AUGUST, REST = 8, frozenset({"ES"})
"""Countries whose offices rest in August and at Christmas: in Spain no terms run then (LOPJ, article 183)."""


class _TimeOfYear(Covariate):
    name = "time_of_year"
    title = say("The time of year")
    least_days = 56
    source = say("The same months of the years before")

    def columns(self, days: Sequence[date], administration: Administration) -> Sequence[Column]:
        angle = np.array([2 * np.pi * day.timetuple().tm_yday / YEAR for day in days])
        months = np.array([day.month for day in days])
        at_christmas = [(day.month, day.day) >= FROM or (day.month, day.day) <= UNTIL for day in days]
        soon = 0 if administration.country in REST else TWO_YEARS
        least = dict.fromkeys(range(1, 13), TWO_YEARS) | {AUGUST: soon}
        return (
            *(
                Column(wave(k * angle), WAVE / k, None, TWO_YEARS)
                for k in range(1, WAVES + 1)
                for wave in (np.sin, np.cos)
            ),
            *(Column(1.0 * (months == n), MONTH, name, least[n]) for n, name in enumerate(MONTHS, 1)),
            Column(np.array(at_christmas, dtype=float), CHRISTMAS, say("The weeks of Christmas"), soon),
        )


COVARIATE: Covariate = _TimeOfYear()
