# SPDX-License-Identifier: EUPL-1.2
"""Roles, and what each lets a person do in the units where they hold it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from criterio.domain.roles import Role

__all__ = ["ANYWHERE", "GIVES", "WHOLE", "Permission", "Role", "may"]


class Permission(StrEnum):
    """What a page may ask for."""

    READ = "read"
    EDIT = "edit"
    IMPORT = "import"
    ANSWER = "answer"
    APPROVE = "approve"
    ANALYSE = "analyse"
    HOLD = "hold"  # the keys: custody and its succession
    ADMINISTER = "administer"


GIVES: Mapping[Role, frozenset[Permission]] = {
    Role.READER: frozenset({Permission.READ}),
    Role.EDITOR: frozenset({Permission.READ, Permission.EDIT, Permission.IMPORT}),
    Role.RESPONDER: frozenset({Permission.READ, Permission.ANSWER}),
    Role.APPROVER: frozenset({Permission.READ, Permission.APPROVE}),
    Role.ANALYST: frozenset({Permission.READ, Permission.IMPORT, Permission.ANALYSE}),
    Role.CUSTODIAN: frozenset({Permission.READ, Permission.HOLD}),
    Role.ADMINISTRATOR: frozenset(Permission),
}

ANYWHERE = None
"""As a unit: wherever the person has any role."""

WHOLE = ""
"""As a unit: the administration as a whole, which no role in a single unit reaches."""


def may(
    grants: Iterable[tuple[Role, str]], permission: Permission, unit: str | None, parents: Mapping[str, str]
) -> bool:
    """Whether grants, as (role, unit; empty: the whole administration), give ``permission`` in ``unit``.

    A role in a unit reaches every unit below it. ``parents`` gives the unit above each.
    """
    reached = above(unit, parents) if unit is not ANYWHERE else None
    return any(
        permission in GIVES[role] and (reached is None or held in reached or held == WHOLE) for role, held in grants
    )


def above(unit: str, parents: Mapping[str, str]) -> set[str]:
    """The unit and those above it, up to the whole."""
    found: set[str] = {WHOLE}
    while unit and unit not in found:
        found.add(unit)
        unit = parents.get(unit, "")
    return found
