# SPDX-License-Identifier: EUPL-1.2
"""The form of what was done, read into a campaign."""

from datetime import date

from django.http import QueryDict

from criterio.domain.administration import Campaign
from criterio.domain.sentence import Sentence, say

Errors = dict[str, Sentence]


def read(told: QueryDict, known: set[str], counted: set[str]) -> tuple[Campaign | None, Errors]:
    """What was written, or what has to be put right by field. ``known`` are subjects, ``counted`` indicators."""
    errors: Errors = {}
    began_on, ended_on = _day(told, "began_on", errors), _day(told, "ended_on", errors)
    starts = _starts(told.get("starts", ""), known, errors)
    on = tuple(dict.fromkeys((*(one for one in told.getlist("on") if one in known), *starts)))
    indicators = tuple(one for one in told.getlist("indicators") if one in counted)
    hours, euros = _span(told, "hours", errors), _span(told, "euros", errors)
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
        return None, errors
    name, by_lot = told.get("name", "").strip()[:200], told.get("by_lot") == "on"
    others = tuple(one for one in told.getlist("drawn_from") if one in known and one not in on)
    done = Campaign(name, began_on, on, indicators, ended_on, starts, hours, euros, by_lot=by_lot, drawn_from=others)
    return done, {}


def _starts(text: str, known: set[str], errors: Errors) -> dict[str, date]:
    """Lines of a subject and the day on which it began."""
    found: dict[str, date] = {}
    for line in filter(None, (line.strip() for line in text.splitlines())):
        subject, _, day = line.rpartition(" ")
        try:
            found[subject.strip()] = date.fromisoformat(day)
        except ValueError:
            errors["starts"] = say("{line} is not a name and a day such as 2026-05-31.", line=line[:120])
        if subject.strip() not in known:
            errors["starts"] = say("{line} is not a name and a day such as 2026-05-31.", line=line[:120])
    return found


def _day(told: QueryDict, name: str, errors: Errors) -> date | None:
    text = told.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        errors[name] = say("Write a day such as 2026-05-31.")
        return None


def _span(told: QueryDict, name: str, errors: Errors) -> tuple[float, float] | None:
    """From least to most; one number alone is both."""
    texts = [told.get(f"{name}_{end}", "").strip().replace(",", ".") for end in ("low", "high")]
    if not any(texts):
        return None
    try:
        low, high = (float(text or texts[1 - place]) for place, text in enumerate(texts))
    except ValueError:
        low, high = 1.0, 0.0
    if not 0 <= low <= high < 1e9:
        errors[f"{name}_low"] = say("Write two numbers, the smaller first and none below zero.")
        return None
    return low, high
