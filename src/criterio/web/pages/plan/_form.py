# SPDX-License-Identifier: EUPL-1.2
"""Numbers and days as people write them in the forms of the plan; what is left empty is not known."""

from collections.abc import Mapping
from datetime import date

from criterio.domain.errors import RuleBroken
from criterio.domain.sentence import say


def number(told: Mapping[str, str], name: str) -> float | None:
    """With a comma or a point. Raises RuleBroken when it is none."""
    text = told.get(name, "").strip().replace(",", ".")
    try:
        found = float(text) if text else None
    except ValueError as fault:
        raise RuleBroken(say("“{text}” is not a number: write it as in 12.5.", text=text[:40])) from fault
    if found is not None and abs(found) >= 1e12:
        raise RuleBroken(say("“{text}” is not a number: write it as in 12.5.", text=text[:40]))
    return found if found == found else None  # noqa: PLR0124  # NaN is not itself


def day(told: Mapping[str, str], name: str) -> date | None:
    """Raises RuleBroken when it is none."""
    text = told.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as fault:
        raise RuleBroken(say("Give the day as in 2027-05-31.")) from fault
