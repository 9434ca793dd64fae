# SPDX-License-Identifier: EUPL-1.2
"""The units to begin with, in words that a councillor understands."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from criterio.domain.administration import Administration, OrgUnit
from criterio.domain.sentence import Sentence, say, say_many
from criterio.spread.adoptions import Adoptions
from criterio.spread.costs import Cost, cost_of
from criterio.spread.forecast import played
from criterio.spread.hazard import Circumstances, Hazard
from criterio.spread.network import Flags, Values
from criterio.spread.pilots import pilots
from criterio.spread.search import Terms, Units, best
from criterio.spread.starts import heuristics

MONTHS = 12


@dataclass(frozen=True)
class Beginning:
    """A unit to begin with.

    ``reach``: how many more units have it a year later because this one begins, itself included: the 80 % range around
    the middle. None where contagion is not identified and only the ties speak. ``cost`` is what it takes of the unit.
    """

    unit: str
    because: tuple[Sentence, ...]
    reach: tuple[float, float, float] | None
    cost: Cost


@dataclass(frozen=True)
class _Months:
    """A year of every possible hazard, played with the same chances for every choice."""

    has: Flags
    around: Circumstances
    hazard: Hazard
    last: int
    seed: int
    one_voice: bool = True
    words: int = 0

    @property
    def few(self) -> "_Months":
        return self

    def ends(self, units: Units) -> Values:
        """How many have it after a year, by draw."""
        begun = self.has.copy()
        begun[list(units)] = True
        path = played(begun, self.around, self.hazard, 0, self.last, MONTHS, self.seed)
        found: Values = path[-1].sum(axis=1).astype(np.float64)
        return found

    def reached(self, base: Units, more: Sequence[Units] = ((),)) -> Values:
        return np.array([self.ends((*base, *extra)).mean() for extra in more])


def begin(
    seen: Adoptions,
    around: Circumstances,
    hazard: Hazard,
    administration: Administration,
    identified: bool,
    count: int,
) -> tuple[Beginning, ...]:
    """``count`` units that are ready and do not have it yet, the one that reaches most first."""
    known = {unit.name: unit for unit in administration.units}
    units = [known.get(name, OrgUnit(name)) for name in seen.units]
    has, cost = seen.adopted(0, seen.last), cost_of(seen.practices[0], administration)
    ready = np.array([i for i, unit in enumerate(units) if not has[i] and not unready(unit, cost)], dtype=np.int64)
    terms = Terms.number(ready, len(units), count)
    if not len(ready):
        return ()
    if not identified:
        chosen = pilots(around.linked, "complex", terms)
        return tuple(Beginning(seen.units[i], _because(i, units, around, has), None, cost) for i in chosen)
    worlds = [_Months(has, around, hazard, seen.last, seed) for seed in (1, 2)]
    chosen = best(worlds[0], worlds[1], around.linked, terms, heuristics(around.linked, ready, len(ready)))
    without = worlds[1].ends(())
    told = [(i, worlds[1].ends((i,)) - without) for i in chosen]
    ordered = sorted(told, key=lambda one: -float(one[1].mean()))
    return tuple(Beginning(seen.units[i], _because(i, units, around, has), _range(more), cost) for i, more in ordered)


def unready(unit: OrgUnit, cost: Cost) -> bool:
    """Whether it is known that the unit has nobody or too little time for it. Where nothing is known, it may begin."""
    least = cost.hours_per_week[0] if cost.hours_per_week else 0.0
    return unit.hours_per_week is not None and (unit.hours_per_week <= 0 or unit.hours_per_week < least)


def _range(more: Values) -> tuple[float, float, float]:
    low, middle, high = (float(value) for value in np.quantile(more, (0.1, 0.5, 0.9)))
    return low, middle, high


def _because(i: int, units: list[OrgUnit], around: Circumstances, has: Flags) -> tuple[Sentence, ...]:
    unit, hearers = units[i], np.flatnonzero(around.linked[:, i] & ~has)
    told = []
    if len(hearers):
        told.append(
            say_many(
                "It works with one unit that does not do it yet: {units}.",
                "It works with {n} units that do not do it yet: {units}.",
                len(hearers),
                units=[units[j].name for j in hearers[:4]],
            )
        )
    if unit.has_good_results:
        told.append(say("It has good results, and only good results are imitated."))
    if unit.has_good_results is None:
        told.append(say("Whether it has good results is not known: without them nobody will imitate it."))
    if unit.accredited:
        told.append(say_many("One person there is trained.", "{n} people there are trained.", unit.accredited))
    if unit.hours_per_week is not None:
        told.append(say("It has {hours} hours a week.", hours=unit.hours_per_week))
    voices = int((around.linked[i] & has).sum())
    if voices >= 2:
        told.append(say("{count} units that it works with do it already and can help.", count=voices))
    return tuple(told)
