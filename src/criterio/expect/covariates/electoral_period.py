# SPDX-License-Identifier: EUPL-1.2
"""From the call of an election to polling day public powers may not speak of their achievements (LOREG, art. 50)."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from criterio.domain.administration import Administration
from criterio.domain.sentence import say
from criterio.expect._covariate import Column, Covariate

CALLED = timedelta(days=54)
"""Polling is on the fifty-fourth day after the call is published (LOREG, art. 42)."""
DOUBT = 0.4


class _ElectoralPeriod(Covariate):
    name = "electoral_period"
    title = say("Electoral period, in which the law forbids campaigns of achievements (LOREG, article 50)")
    least_days = 56
    source = say("Polling days in administration.toml; LOREG, articles 42 and 50")

    def columns(self, days: Sequence[date], administration: Administration) -> Sequence[Column]:
        within = [any(polls - CALLED <= day <= polls for polls in administration.elections) for day in days]
        return (Column(np.array(within, dtype=float), DOUBT),) if any(within) else ()


COVARIATE: Covariate = _ElectoralPeriod()
