# SPDX-License-Identifier: EUPL-1.2
"""Whose unit a figure is, for what people may write of it."""

from criterio.web.people.roles import WHOLE
from criterio.web.visit import Visit


def unit_of(visit: Visit, subject: str) -> str:
    """The unit of a profile or of ``unit:…``; the whole administration for anything wider, or not known."""
    kind, _, name = subject.partition(":")
    if kind == "unit":
        return name
    standing = visit.reading.standings.get(subject) if visit.reading else None
    return standing.profile.unit if standing and standing.profile.unit else WHOLE
