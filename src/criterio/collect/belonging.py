# SPDX-License-Identifier: EUPL-1.2
"""Whose rows a file may bring: one that was given for a unit brings nothing that is of others."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from criterio.domain.errors import RuleBroken
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import say

Units = frozenset[str] | None
"""The units for which a file was given, by name; None: for the whole administration."""

_UNIT = "unit:"


@dataclass(frozen=True)
class Belonging:
    """Raises RuleBroken for a row of somebody else. What belongs to no unit yet, anybody may bring."""

    units: Units = None
    holders: dict[str, str] = field(default_factory=dict)
    """The unit of each profile, by every name it has."""

    @classmethod
    def of(cls, profiles: Iterable[Profile], units: Units) -> "Belonging":
        """With ``profiles`` as the register knows them."""
        return cls(units, {name: one.unit for one in profiles for name in (str(one.key), *one.aliases)})

    def see_profile(self, key: ProfileKey) -> None:
        """Whether figures of this profile may be given."""
        unit = self.holders.get(str(key), "")
        if self._is_foreign(unit):
            raise RuleBroken(
                say(
                    "{profile} belongs to {unit}, and this file was given for another unit: give it for that one, or "
                    "ask whoever works there.",
                    profile=str(key),
                    unit=unit,
                )
            )

    def see_subject(self, subject: str) -> None:
        """Whether a series of this unit, or of the whole, may be given."""
        if self.units is not None and not subject.startswith(_UNIT):
            raise RuleBroken(
                say(
                    "This row is of the whole administration, and this file was given for one unit: ask whoever "
                    "gives files for all."
                )
            )
        self.see_unit(subject.removeprefix(_UNIT))

    def see_unit(self, unit: str) -> None:
        """Whether something may be said of this unit."""
        if self._is_foreign(unit):
            raise RuleBroken(
                say(
                    "This row is of {unit}, and this file was given for another unit: give it for that one, or ask "
                    "whoever works there.",
                    unit=unit,
                )
            )

    def _is_foreign(self, unit: str) -> bool:
        return self.units is not None and unit != "" and unit not in self.units
