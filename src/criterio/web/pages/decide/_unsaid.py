# SPDX-License-Identifier: EUPL-1.2
"""What to say before the verdicts are read, for whoever may say it."""

from collections.abc import Sequence
from dataclasses import dataclass

from criterio.decide.unsaid import Unsaid, unsaid
from criterio.domain.profile import Profile
from criterio.store import registry
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit

FIRST = 3
"""Profiles whose hours are asked for by name: once they are said, the next ones are."""


@dataclass(frozen=True)
class Asked:
    """What nobody has said; what this person may say of it, which is nothing for who only reads."""

    unsaid: Unsaid
    may_say_functions: bool
    hours_to_say: Sequence[Profile]
    may_say_limits: bool


def asked(visit: Visit) -> Asked | None:
    """As the register stands now, for verdicts that were worked out before; None once nothing is missing."""
    if visit.reading is None:
        return None
    house, states = visit.house, {key: one.state for key, one in visit.reading.standings.items()}
    found = unsaid(house.administration, registry.profiles(house.store), states)
    if not found:
        return None
    mine = [one for one in found.hours if visit.may(Permission.EDIT, one.unit)]
    says = any(visit.may(Permission.EDIT, one.unit) for one in found.functions)
    return Asked(found, says, mine[:FIRST], visit.may(Permission.ADMINISTER, WHOLE))
