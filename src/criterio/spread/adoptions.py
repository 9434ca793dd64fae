# SPDX-License-Identifier: EUPL-1.2
"""Who took up which practice, and when, as far as somebody looked."""

from dataclasses import dataclass

import numpy as np

from criterio.spread.network import Flags, Indices, Values


@dataclass(frozen=True)
class Adoptions:
    """``times[i, p]`` is the period, counted from 0, in which unit ``i`` took up practice ``p``; inf: not so far.

    ``last`` is the newest period that was looked at; ``entered[i]`` the first in which unit ``i`` was. A period is as
    long as ``months``.
    """

    units: tuple[str, ...]
    practices: tuple[str, ...]
    times: Values
    last: int
    entered: Indices
    months: float = 12.0

    def until(self, period: int) -> "Adoptions":
        """What was known at the end of ``period``."""
        times = np.where(self.times <= period, self.times, np.inf)
        return Adoptions(self.units, self.practices, times, period, self.entered, self.months)

    def adopted(self, practice: int, period: int) -> Flags:
        """Who had the practice at the end of ``period``."""
        return self.times[:, practice] <= period

    @property
    def counts(self) -> Indices:
        """How many took up each practice so far."""
        found: Indices = np.isfinite(self.times).sum(axis=0)
        return found


def panel(rows: list[tuple[str, str, int, bool]], last: int, months: float) -> Adoptions:
    """From (unit, practice, period, has it): a unit has a practice from the first period on in which it has it."""
    units = tuple(dict.fromkeys(unit for unit, _, _, _ in rows))
    practices = tuple(dict.fromkeys(practice for _, practice, _, _ in rows))
    of_unit, of_practice = ({name: i for i, name in enumerate(names)} for names in (units, practices))
    times = np.full((len(units), len(practices)), np.inf)
    entered = np.full(len(units), last, dtype=np.int64)
    for unit, practice, period, has in rows:
        i, p = of_unit[unit], of_practice[practice]
        entered[i] = min(entered[i], period)
        if has:
            times[i, p] = min(times[i, p], period)
    return Adoptions(units, practices, times, last, entered, months)
