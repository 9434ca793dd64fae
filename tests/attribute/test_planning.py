# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import numpy as np
import pytest

from criterio.attribute.planning import HORIZONS, answer, power
from criterio.attribute.weeks import by_week
from criterio.domain.errors import NotIdentified

FIRST, WEEKS, UNITS = date(2023, 1, 2), 130, 24
ON = FIRST + timedelta(weeks=WEEKS)


@pytest.fixture(scope="module")
def known():
    """Units whose weeks are independent around a hundred, with a deviation of a fifth."""
    rng = np.random.default_rng(5)
    rows = [
        {"subject": f"unit:{unit}", "metric": "visits", "week": FIRST + timedelta(weeks=week), "value": value}
        for unit in range(UNITS)
        for week, value in enumerate(100 * np.exp(rng.normal(0, 0.2, WEEKS)))
    ]
    return power(by_week(rows, ON), "visits", ON)


def test_more_units_and_more_weeks_see_less(known):
    assert tuple(known.smallest) == HORIZONS
    for row in known.smallest.values():
        assert row[12] < row[3] < row[1]
    assert known.smallest[26][3] < known.smallest[8][3]


def test_it_is_of_the_size_that_the_noise_says(known):
    """Twelve units over 26 weeks: 3.3 standard errors, of which the controls add a little."""
    expected = 3.3 * 0.2 / np.sqrt(12 * 26)
    assert 0.7 * expected < known.smallest[26][12] < 2.5 * expected


def test_a_no_says_what_would_be_enough(known):
    hoped = (known.smallest[8][1] + known.smallest[8][3]) / 2
    told = answer(known, 1, 8, hoped)
    assert (told.enough, told.units is not None) == (False, True)
    assert str(told.sentence).startswith("No: only")
    assert answer(known, told.units, 8, hoped).enough


def test_more_units_than_leave_somebody_to_compare_with_are_refused(known):
    with pytest.raises(NotIdentified):
        answer(known, 23, 8, 0.25)


def test_an_indicator_that_nobody_counts_has_no_power():
    rows = [{"subject": "unit:a", "metric": "visits", "week": FIRST, "value": 3.0}]
    assert power(by_week(rows, ON), "calls", ON) is None


def test_of_what_can_be_below_zero_no_share_is_told():
    """Net gains around nothing: a difference of two would have been read as 200 %."""
    rng = np.random.default_rng(7)
    rows = [
        {"subject": f"x:{unit}", "metric": "gained", "week": FIRST + timedelta(weeks=week), "value": value}
        for unit in range(UNITS)
        for week, value in enumerate(rng.normal(0, 2, WEEKS))
    ]
    assert power(by_week(rows, ON), "gained", ON) is None


def test_one_profile_that_is_years_older_does_not_make_the_others_too_short():
    rng = np.random.default_rng(6)
    begins = {"x:old": 0} | {f"x:{unit}": 80 for unit in range(8)}
    rows = [
        {"subject": subject, "metric": "visits", "week": FIRST + timedelta(weeks=week), "value": value}
        for subject, begin in begins.items()
        for week, value in enumerate(100 * np.exp(rng.normal(0, 0.2, WEEKS - begin)), begin)
    ]
    found = power(by_week(rows, ON), "visits", ON)
    assert found is not None
    assert (tuple(found.smallest), max(found.units)) == ((8, 13), 3)
