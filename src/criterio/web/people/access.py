# SPDX-License-Identifier: EUPL-1.2
"""The roles of a person, read from the records."""

from criterio.store.models import Unit
from criterio.web.models import Account
from criterio.web.people.roles import WHOLE, Role, above


def grants_of(account: Account) -> list[tuple[Role, str]]:
    """Each role with the name of its unit; empty: the whole administration."""
    rows = account.grants.values_list("role", "unit__name")
    return [(Role(role), unit or WHOLE) for role, unit in rows]


def unit_and_below(unit: str) -> frozenset[str]:
    """What a role in it reaches."""
    parents = unit_parents()
    return frozenset(name for name in parents if unit in above(name, parents))


def unit_parents() -> dict[str, str]:
    """The unit above each; empty at the top."""
    return {name: parent or "" for name, parent in Unit.objects.values_list("name", "parent__name")}
