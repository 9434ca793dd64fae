# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from criterio.attribute.presence import presences
from criterio.domain.administration import Administration
from criterio.domain.estimate import Figure, Window
from criterio.domain.names import Grade, Unit
from criterio.domain.profile import Profile, ProfileKey

WINDOW = Window(date(2026, 1, 1), date(2026, 1, 28))
TOWN = Administration("Villaclara", euros_per_hour=20.0)


def figure(metric="interactions", value=400.0, low=None, high=None):
    return {"x:a": {metric: Figure(metric, "x:a", WINDOW, Unit.COUNT, value, low, high, grade=Grade.E)}}


def profile(hours=5.0, euros=0.0):
    return Profile(ProfileKey("x", "a"), hours_per_week=hours, euros_per_year=euros)


def test_an_hour_and_a_euro_bring_what_was_brought_over_what_it_took():
    (one,) = presences(figure(), [profile(euros=3652.5)], TOWN, WINDOW)
    assert one.hours == 20.0  # four weeks of five
    assert one.euros == pytest.approx(20 * 20 + 3652.5 * 28 / 365.25)
    assert one.per_hour.middle == pytest.approx(20.0)
    assert one.per_euro.middle == pytest.approx(400 / one.euros)


def test_a_range_stays_a_range():
    (one,) = presences(figure(low=300.0, high=600.0), [profile()], TOWN, WINDOW)
    assert (one.per_hour.low, one.per_hour.high) == (15.0, 30.0)


def test_hours_that_nobody_declared_are_not_zero():
    assert presences(figure(), [profile(None, None)], TOWN, WINDOW) == ()
    (one,) = presences(figure(), [profile(5.0, None)], TOWN, WINDOW)
    assert (one.per_euro, one.euros) == (None, None)


def test_no_hours_at_all_bring_no_infinite_return():
    (one,) = presences(figure(), [profile(hours=0.0)], TOWN, WINDOW)
    assert one.per_hour is None
