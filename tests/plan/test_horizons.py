# SPDX-License-Identifier: EUPL-1.2
"""When a bet is looked at again, and when a pilot stops."""

from datetime import date, timedelta

import pytest

from criterio.domain.administration import Administration, Initiative
from criterio.domain.estimate import Range
from criterio.domain.names import Grade, Horizon
from criterio.domain.sentence import say
from criterio.domain.verdict import Mode, Portfolio, Verdict
from criterio.plan.horizons import REVIEW_IN_DAYS, horizons, pilots

ON = date(2026, 3, 1)
USUAL = ON + timedelta(days=REVIEW_IN_DAYS[Horizon.SHORT])


@pytest.mark.parametrize(
    ("said", "review"),
    [
        (None, USUAL),
        (date(2025, 12, 31), USUAL),
        (ON, USUAL),
        (date(2026, 6, 30), date(2026, 6, 30)),
    ],
)
def test_a_bet_is_looked_at_again_and_a_pilot_stops_on_its_day_unless_that_is_over(said, review):
    initiative = Initiative("Cita", horizon=Horizon.SHORT, exit_rule="Nobody asks.", heir="Ana", review_on=said)
    verdict = Verdict(
        "initiative:Cita", Mode.PILOT, "", (say("Few hours."),), (), 7.0, 0.0, Range(0.0, 1.0, 2.0), Grade.D
    )
    town = Administration("V", initiatives=(initiative,))
    chosen = Portfolio((verdict,), 7.0, None, 0.0, None, Range(0, 0, 0), 0.0)
    (bet,) = horizons(town, [], chosen, ON)[Horizon.SHORT]
    (pilot,) = pilots(town, chosen, ON, lambda _: None)
    assert (bet.review_on, pilot.stop_on, pilot.hours_granted) == (review, review, (review - ON).days)
