# SPDX-License-Identifier: EUPL-1.2
"""The agenda as an iCalendar file (RFC 5545), for the calendar that an office uses already."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from criterio.language.reader import Reader
from criterio.plan.agenda import Due

WARNED = timedelta(days=7)
"""Before the day: time to look at the data."""


def ical(found: Iterable[Due], name: str, reader: Reader, at: datetime) -> bytes:
    """Whole days, each with a warning a week before. The same matter keeps its identifier when its day changes."""
    from icalendar import Alarm, Calendar, Event  # it takes a tenth of a second to wake: not while a server starts

    calendar = Calendar()
    calendar.add("prodid", "-//Criterio//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for due in found:
        event = Event()
        event.add(
            "uid", f"{sha256(f'{name}|{due.kind}|{due.about}|{due.told.template}'.encode()).hexdigest()[:32]}@criterio"
        )
        event.add("dtstamp", at)
        event.add("dtstart", due.day)
        event.add("dtend", due.day + timedelta(days=1))
        event.add("summary", reader.text(due.told))
        if due.unit:
            event.add("location", due.unit)
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", reader.text(due.told))
        alarm.add("trigger", -WARNED)
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
