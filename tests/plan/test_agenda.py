# SPDX-License-Identifier: EUPL-1.2
"""Every day on which something is decided, on the page and in the calendar of an office."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar
from tests.plan.test_pilots import WHOLE as PILOT

from criterio.domain.administration import Administration, Initiative, Objective
from criterio.domain.governance import Closing
from criterio.domain.names import Aspect
from criterio.domain.profile import ProfileKey
from criterio.language import Reader
from criterio.plan.agenda import agenda
from criterio.plan.ical import ical
from criterio.plan.pilots import draft, start
from criterio.store import closings, registry

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
TOWN = Administration(
    "Villaclara",
    objectives=(
        Objective("Fewer calls", Aspect.SERVICE, review_on=date(2027, 4, 30)),
        Objective("More", Aspect.SOCIAL),
    ),
    initiatives=(Initiative("Captions", "Press", review_on=date(2027, 1, 29)),),
)


@pytest.fixture
def found(store):
    start(store, draft(store, PILOT, NOW), "ana@example.org", NOW)
    draft(store, PILOT, NOW)
    key = ProfileKey("x", "old")
    with store.writing():
        registry.see(store, key)
    plan = Closing(key, "Ana", notice_on=date(2026, 12, 1), closes_on=date(2026, 12, 20), state="signed")
    closings.write_closing(store, plan, NOW)
    return agenda(store, None, TOWN)


def test_days_come_in_order_and_what_has_no_day_or_does_not_run_is_not_there(found):
    assert [(due.day, due.kind, due.about) for due in found] == [
        (date(2026, 12, 1), "closing", "x:old"),
        (date(2026, 12, 20), "closing", "x:old"),
        (date(2027, 1, 29), "initiative", "initiative:Captions"),
        (date(2027, 4, 30), "objective", "Fewer calls"),
        (date(2027, 5, 31), "pilot", "1"),
    ]


def test_a_calendar_reads_the_same_days_with_a_warning_a_week_before(found):
    events = Calendar.from_ical(ical(found, "Villaclara", Reader("en"), NOW)).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [due.day for due in found]
    assert str(events[-1]["summary"]) == "Stop or go: Cita por mensaje"
    assert {event.walk("VALARM")[0]["trigger"].to_ical() for event in events} == {b"-P7D"}


def test_the_same_matter_keeps_its_identifier_and_different_ones_differ(found):
    once, again = (
        [str(e["uid"]) for e in Calendar.from_ical(ical(found, "V", Reader(language), NOW)).walk("VEVENT")]
        for language in ("en", "eu")
    )
    assert once == again
    assert len(set(once)) == len(found)
