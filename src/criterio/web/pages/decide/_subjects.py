# SPDX-License-Identifier: EUPL-1.2
"""Whose a verdict is: the unit that answers for a profile or an initiative."""

from typing import Any

from criterio.decide.initiatives import subject as subject_of
from criterio.web.people.roles import WHOLE
from criterio.web.visit import Visit


def unit_of_subject(visit: Visit, subject: str = "", **parts: Any) -> str:
    """The unit of a profile key or of ``initiative:<name>``; the whole administration where nobody has said."""
    reading = visit.reading
    if reading is None:
        return WHOLE
    if subject in reading.standings:
        return reading.standings[subject].profile.unit
    units = {subject_of(one.name): one.unit for one in reading.plan.administration.initiatives}
    return units.get(subject, WHOLE)
