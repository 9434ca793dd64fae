# SPDX-License-Identifier: EUPL-1.2
"""The smallest effect that would be seen."""

import numpy as np
import pytest
from tests.attribute.test_honest import town_like

from criterio.attribute.effect import effect
from criterio.attribute.power import smallest_seen, usual_noise
from criterio.domain.errors import NotIdentified


def test_the_smallest_effect_that_would_be_seen_is_seen_four_times_in_five() -> None:
    seen = []
    for seed in range(8):
        logs = town_like(seed, 46, 20)
        logs[40:, seed] += smallest_seen(usual_noise(logs[:40], 34), 1)
        seen.append(effect(np.exp(logs), [seed], 40).seen)
    assert np.mean(seen) >= 0.6


def test_with_nobody_left_to_compare_with_it_is_refused() -> None:
    with pytest.raises(NotIdentified, match="nobody left"):
        smallest_seen(usual_noise(town_like(3, 60, 4), 56), 3)
