# SPDX-License-Identifier: EUPL-1.2
"""Who may be compared with whom, and in which weeks."""

from datetime import date, timedelta

import numpy as np
import pytest

from criterio.attribute.weeks import by_week, compared
from criterio.domain.administration import Campaign

FIRST, WEEKS = date(2026, 1, 5), 10
ON = FIRST + timedelta(weeks=WEEKS)


@pytest.mark.parametrize(("ends", "left_out"), [(-1, [2, 3]), (0, [2, 3, 4]), (3, [2, 3, 4]), (6, [2, 3, 4])])
def test_every_week_with_a_day_of_another_campaign_is_left_out(ends: int, left_out: list[int]) -> None:
    """``ends``: the last day of that campaign, from the Monday of the fifth week on."""
    rows = [
        {"subject": subject, "metric": "visits", "week": FIRST + timedelta(weeks=week), "value": 3.0}
        for subject in ("unit:a", "unit:b")
        for week in range(WEEKS)
    ]
    begun, fifth = FIRST + timedelta(days=16), FIRST + timedelta(weeks=4)
    other = Campaign("Otra", begun, ("unit:b",), ("visits",), ended_on=fifth + timedelta(days=ends))
    panel = compared(by_week(rows, ON), [0], [other], ON)
    assert np.flatnonzero(np.isnan(panel.values[:, 1])).tolist() == left_out
    assert panel.left_out is not None
    assert np.flatnonzero(panel.left_out[:, 1]).tolist() == left_out
