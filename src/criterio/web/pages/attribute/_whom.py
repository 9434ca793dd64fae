# SPDX-License-Identifier: EUPL-1.2
"""On whom something is done, to be chosen unit by unit: fifty boxes in one column find nobody."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from criterio.domain.sentence import Sentence, say
from criterio.report.subjects import called, rank
from criterio.web.pages.expect._subjects import unit_of
from criterio.web.visit import Visit

ALL_OF = "all-of:"
"""Before the name of a unit: everybody in it, ticked at once."""


def groups(visit: Visit, subjects: Iterable[str], whole: bool = False) -> list[dict[str, Any]]:
    """Subjects by unit, as a field shows them. ``whole``: with a box for all of a unit where it has several."""
    ordered = sorted(subjects, key=lambda one: (unit_of(visit, one), rank(one), one))
    found = []
    for unit, members in groupby(ordered, key=lambda one: unit_of(visit, one)):
        boxes: list[tuple[str, Sentence]] = [(one, _named(one, unit)) for one in members]
        if whole and len(boxes) > 1:
            boxes.insert(0, (ALL_OF + unit, say("All of them")))
        found.append({"title": unit or say("The whole administration"), "choices": boxes})
    return found


def ticked(visit: Visit, told: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The subjects that were chosen one by one, or with all of their unit; what is not known is left out."""
    asked = set(told)
    return tuple(one for one in known if one in asked or ALL_OF + unit_of(visit, one) in asked)


def _named(subject: str, unit: str) -> Sentence:
    """The figures of the unit itself are not all of its profiles."""
    return say("The unit itself") if subject == f"unit:{unit}" else called(subject)
