# SPDX-License-Identifier: EUPL-1.2
"""Pilot, learn, scale or stop: which mode each initiative takes this quarter, knowing that one may choose again.

A pilot costs a part of the hours and shows, with noise, what the whole would bring. Its worth is what it brings now
plus what the better choice after it will bring: nothing when it disappoints, the whole when it does not. That is one
step of dynamic programming, exact for doubts that are normal (Frazier, Powell & Dayanik 2008); hours of later
quarters are priced at what an hour is worth now. The choice is one exact programme within the hours, solved again
each quarter.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import erf, exp, pi, sqrt

import numpy as np

from criterio.decide.items import Alternative, Item, Limits, Problem
from criterio.decide.portfolio import Programme
from criterio.decide.value import Values
from criterio.domain.verdict import Mode

PILOT_HOURS, PILOT_SHARE = 0.3, 0.3
"""What a pilot takes of the hours, and brings of the value, of the whole."""


@dataclass(frozen=True)
class Prospect:
    """What is believed of one item: points a quarter ``mean`` ± ``sd`` when whole, for ``hours`` a week.

    ``noise``: of one quarter's reading of it when whole; ``pilot_noise``: when tried. ``heir``: somebody keeps it after
    a pilot; without one it is whole or not at all. ``pilot`` False: a profile that exists, which is kept or not.
    """

    name: str
    hours: float
    mean: float
    sd: float
    noise: float
    pilot_noise: float
    pilot: bool = True
    heir: bool = True

    def seen(self, reading: float, whole: bool) -> "Prospect":
        """What is believed after a quarter's reading of its value, scaled to the whole."""
        doubt, error = self.sd**2, (self.noise if whole else self.pilot_noise) ** 2
        if doubt == 0:
            return self
        weight = doubt / (doubt + error)
        return replace(self, mean=self.mean + weight * (reading - self.mean), sd=sqrt(doubt * (1 - weight)))

    def learns(self, whole: bool) -> float:
        """How far the mean may move after one more quarter, as a standard deviation."""
        error = self.noise if whole else self.pilot_noise
        return self.sd**2 / sqrt(self.sd**2 + error**2) if self.sd > 0 else 0.0

    def stop_below(self, hour_price: float) -> float:
        """The reading of a pilot, scaled to the whole, under which it is not worth its hours."""
        if self.sd == 0:
            return hour_price * self.hours
        weight = self.sd**2 / (self.sd**2 + self.pilot_noise**2)
        return self.mean + (hour_price * self.hours - self.mean) / weight


def better_of(mean: float, sd: float) -> float:
    """What is expected of the better of nothing and N(mean, sd²)."""
    if sd <= 0:
        return max(0.0, mean)
    z = mean / sd
    return mean * (1 + erf(z / sqrt(2))) / 2 + sd * exp(-z * z / 2) / sqrt(2 * pi)


def worths(prospect: Prospect, hour_price: float, left: int) -> dict[Mode, float]:
    """Points of each mode that may be taken now, with ``left`` quarters to go, this one among them."""
    net, later = prospect.mean - hour_price * prospect.hours, left - 1
    found = {
        Mode.NO: later * max(0.0, net),
        Mode.FULL: prospect.mean + later * better_of(net, prospect.learns(whole=True)),
    }
    if prospect.pilot and prospect.heir:
        found[Mode.PILOT] = PILOT_SHARE * prospect.mean + later * better_of(net, prospect.learns(whole=False))
    return found


def quarter(prospects: Sequence[Prospect], hours: float, left: int) -> list[Mode]:
    """The mode of each prospect this quarter, within ``hours`` a week; ``left`` quarters to go, this one among them."""
    programme = Programme(Values(Problem(tuple(_item(one) for one in prospects), Limits(hours=hours))))
    values = programme.values
    means = _by_column(values, [{Mode.FULL: one.mean, Mode.PILOT: PILOT_SHARE * one.mean} for one in prospects])
    price = float(programme.hour_price(means).max())
    chosen = programme.solve(_by_column(values, [worths(one, price, left) for one in prospects])).chosen
    return [values.flat[column].mode for column in chosen]


def _item(prospect: Prospect) -> Item:
    modes = [Alternative(Mode.NO), Alternative(Mode.FULL, (prospect.hours, prospect.hours))]
    if prospect.pilot and prospect.heir:
        part = PILOT_HOURS * prospect.hours
        modes.append(Alternative(Mode.PILOT, (part, part)))
    return Item(prospect.name, "", tuple(modes))


def _by_column(values: Values, points: Sequence[dict[Mode, float]]) -> np.ndarray:
    pairs = zip(values.owner, values.flat, strict=True)
    return np.array([points[int(item)].get(alternative.mode, 0.0) for item, alternative in pairs])
