# SPDX-License-Identifier: EUPL-1.2
"""The profile that a page is of, as it was worked out, and whose it is."""

from criterio.register.states import Standing
from criterio.web.people.roles import ANYWHERE
from criterio.web.visit import Visit


def standing_of(visit: Visit, key: str) -> Standing:
    """Raises Http404 where there is no such profile; NotYet while nothing has been worked out."""
    found = visit.reading.standings.get(key) if visit.reading else None
    if found is None:
        raise visit.nothing(key)
    return found


def unit_of(visit: Visit, key: str) -> str | None:
    """The unit that answers for it; anywhere where there is none of that name, and the page will say so."""
    found = visit.reading.standings.get(key) if visit.reading else None
    return found.profile.unit if found else ANYWHERE
