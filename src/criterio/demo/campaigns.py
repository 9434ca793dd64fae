# SPDX-License-Identifier: EUPL-1.2
"""The campaigns of generated towns, whose true effects are known, beside what Criterio says of them.

Of each town only what it counts day by day is made, so that hundreds of towns take minutes.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np

from criterio.attribute.run import Returned, within
from criterio.attribute.weeks import Weeks, by_week
from criterio.demo.days import WEEKS, monday
from criterio.demo.declaration import declaration
from criterio.demo.outcomes import Effect, effects, outcome_rows
from criterio.domain.errors import NotIdentified

LEVEL = 0.9


def judged(seed: int, end: date) -> Iterator[tuple[Effect, Returned | None]]:
    """Each planted effect of a town, and what Criterio says; None where it says that it cannot tell."""
    weeks, administration = counted(seed, end), declaration(end)
    campaigns = {campaign.name: campaign for campaign in administration.campaigns}
    for planted in effects(end):
        try:
            yield planted, within(weeks, administration, campaigns[planted.campaign], planted.indicator, end, LEVEL)
        except NotIdentified:
            yield planted, None


def counted(seed: int, end: date) -> Weeks:
    """Three years of what a town counts, by week."""
    days: dict[tuple[str, str, date], list[float]] = defaultdict(list)
    for day, unit, indicator, value in outcome_rows(
        monday(end) - timedelta(weeks=WEEKS), end, np.random.default_rng(seed)
    ):
        number = float(str(value).replace(",", "."))
        days[f"unit:{unit}", indicator, monday(date.fromisoformat(day))].append(number)
    rows: list[dict[str, Any]] = [
        {"subject": subject, "metric": metric, "week": week, "value": np.mean(values), "days": len(values)}
        for (subject, metric, week), values in days.items()
    ]
    return by_week(rows, end)
