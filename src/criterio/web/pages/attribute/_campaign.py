# SPDX-License-Identifier: EUPL-1.2
"""The form of what was done, read into a campaign."""

from collections.abc import Iterator
from datetime import date

from django.http import QueryDict

from criterio.domain.administration import Campaign
from criterio.domain.sentence import say
from criterio.web.written import Errors, Wrong, day, day_in, number_in, span_in


def read(told: QueryDict, known: set[str], counted: set[str]) -> Campaign:
    """What was written. ``known`` are subjects, ``counted`` indicators. Raises Wrong."""
    errors: Errors = {}
    began_on, ended_on = day_in(told, "began_on", errors), day_in(told, "ended_on", errors)
    starts = _starts(told.get("starts", ""), known, errors)
    on = subjects(told, known)
    indicators = tuple(one for one in told.getlist("indicators") if one in counted)
    hours, euros = span_in(told, "hours", errors), span_in(told, "euros", errors)
    hoped = number_in(told, "hoped", errors, -100)
    if not told.get("name", "").strip():
        errors["name"] = say("Say in a few words what was done.")
    if not on:
        errors["on"] = say("Choose on whom it was done.")
    if not indicators:
        errors["indicators"] = say("Choose by what it may be seen.")
    if began_on is None:
        errors.setdefault("began_on", say("Say on which day it began."))
    elif ended_on is not None and ended_on < began_on:
        errors["ended_on"] = say("It cannot end before it begins.")
    if errors or began_on is None:
        raise Wrong(errors)
    name, by_lot = told.get("name", "").strip()[:200], told.get("by_lot") == "on"
    others = tuple(one for one in told.getlist("drawn_from") if one in known and one not in on)
    share = None if hoped is None else hoped / 100
    return Campaign(name, began_on, on, indicators, ended_on, starts, hours, euros, share, by_lot, others)


def subjects(told: QueryDict, known: set[str]) -> tuple[str, ...]:
    """On whom it was done: who was ticked, and who has a day of their own."""
    dated = (subject for subject, _ in _lines(told.get("starts", "")))
    return tuple(dict.fromkeys(one for one in (*told.getlist("on"), *dated) if one in known))


def _starts(text: str, known: set[str], errors: Errors) -> dict[str, date]:
    """Lines of a subject and the day on which it began."""
    found: dict[str, date] = {}
    for subject, written in _lines(text):
        began_on = day(written)
        if began_on is None or subject not in known:
            line = f"{subject} {written}"[:120]
            errors["starts"] = say("{line} is not a name and a day such as 2026-05-31.", line=line)
        else:
            found[subject] = began_on
    return found


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        subject, _, written = line.strip().rpartition(" ")
        if subject or written:
            yield subject.strip(), written
