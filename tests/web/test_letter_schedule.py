# SPDX-License-Identifier: EUPL-1.2
"""A letter is due on its day, from its hour on, and never on another day, whatever the clocks do."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from criterio.web.letters.schedule import HOUR, LATEST, is_due, next_morning, next_try

MADRID = ZoneInfo("Europe/Madrid")
MONDAY = datetime(2026, 11, 2, tzinfo=MADRID)
BEFORE = MONDAY - timedelta(days=3)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(MADRID), allow_imaginary=False)


@pytest.mark.parametrize(
    ("hour", "minute", "due"), [(7, 59, False), (8, 0, True), (15, 0, True), (19, 59, True), (20, 0, False)]
)
def test_it_is_due_from_its_hour_until_it_would_be_old_news(hour, minute, due):
    assert is_due(0, BEFORE, MONDAY.replace(hour=hour, minute=minute)) is due


def test_whoever_asks_on_the_day_itself_after_the_hour_waits_for_the_next():
    at = MONDAY.replace(hour=10)
    assert is_due(0, at.replace(hour=9), at) is False
    assert is_due(0, at.replace(hour=7), at) is True


@given(moments, st.integers(0, 6))
def test_it_is_due_on_its_own_day_alone(now, weekday):
    due = is_due(weekday, now - timedelta(days=2), now)
    assert due is (now.weekday() == weekday and HOUR <= now.timetz().replace(tzinfo=None) < LATEST)


@given(moments, st.sets(st.integers(0, 6), min_size=1))
def test_the_next_morning_is_the_first_at_which_one_is_due(now, weekdays):
    found = next_morning(weekdays, now)
    assert (found.hour, found.minute) == (8, 0)
    assert now < found <= now + timedelta(days=7, hours=1)
    assert any(is_due(day, BEFORE.replace(year=2025), found) for day in weekdays)


def test_nobody_is_woken_when_nobody_asks():
    assert next_morning([], MONDAY) is None


def test_the_hour_is_that_of_the_clock_on_the_wall_when_clocks_change():
    saturday, sunday = datetime(2026, 10, 24, 9, tzinfo=MADRID), datetime(2026, 10, 25, 8, tzinfo=MADRID)
    assert next_morning([6], saturday) == sunday
    assert (sunday.timestamp() - saturday.timestamp()) / 3600 == 24


def test_what_failed_is_tried_again_ever_later_and_only_in_its_day():
    at = MONDAY.replace(hour=8)
    assert [next_try(tries, at) - at for tries in (1, 2, 3, 9)] == [timedelta(minutes=m) for m in (5, 15, 60, 60)]
    assert next_try(1, MONDAY.replace(hour=19, minute=56)) is None
