# SPDX-License-Identifier: EUPL-1.2
"""Can the data tell? Asked before acting."""

from datetime import date

import numpy as np
import pytest
from tests.attribute.test_honest import town_like

from criterio.attribute.effect import effect
from criterio.attribute.power import calendar, can_tell
from criterio.domain.errors import NotIdentified


def test_the_smallest_effect_that_would_be_seen_is_seen_four_times_in_five() -> None:
    seen = []
    for seed in range(8):
        panel = np.exp(town_like(seed, 46, 20))
        before = can_tell(panel[:40], [seed], 6)
        panel[40:, seed] *= 1 + before.smallest
        seen.append(effect(panel, [seed], 40).seen)
    assert np.mean(seen) >= 0.6


def test_more_profiles_or_a_longer_time_are_proposed_where_they_would_do() -> None:
    panel = np.exp(town_like(3, 60, 24))
    one = can_tell(panel, [0], 4, hoped=0.25)
    assert not one.enough
    assert one.units is not None
    assert can_tell(panel, list(range(one.units)), 4, hoped=0.3).enough
    assert str(one.units) in str(one.sentence)


def test_an_effect_that_would_be_seen_is_said_to_be() -> None:
    made = can_tell(np.exp(town_like(3, 60, 24)), [0], 4, hoped=5.0)
    assert made.enough
    assert str(made.sentence).startswith("Yes")


def test_with_nobody_left_to_compare_with_it_is_refused() -> None:
    with pytest.raises(NotIdentified):
        can_tell(np.exp(town_like(3, 60, 4)), [0, 1, 2], 4)


def test_a_calendar_is_drawn_by_lot_in_waves_of_like_size() -> None:
    drawn = calendar([f"x:{place}" for place in range(10)], date(2026, 3, 2), 3, 14, seed=5)
    assert sorted(set(drawn.values())) == [date(2026, 3, 2), date(2026, 3, 16), date(2026, 3, 30)]
    assert drawn == calendar([f"x:{place}" for place in range(10)], date(2026, 3, 2), 3, 14, seed=5)
    assert drawn != calendar([f"x:{place}" for place in range(10)], date(2026, 3, 2), 3, 14, seed=6)
