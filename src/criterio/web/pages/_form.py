# SPDX-License-Identifier: EUPL-1.2
"""Numbers and days of forms where one fault is told at a time; what is left empty is not known."""

from collections.abc import Mapping
from datetime import date

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say
from criterio.web import written


def number(told: Mapping[str, str], name: str) -> float | None:
    """With a comma or a point. Raises RuleBroken when it is none."""
    text = told.get(name, "").strip()
    found = written.number(text)
    if text and found is None:
        raise RuleBroken(say("“{text}” is not a number: write it as in 12.5.", text=text[:40]))
    return found


def day(told: Mapping[str, str], name: str) -> date | None:
    """Raises RuleBroken when it is none."""
    text = told.get(name, "").strip()
    found = written.day(text)
    if text and found is None:
        raise RuleBroken(say("Give the day as in 2027-05-31."))
    return found
