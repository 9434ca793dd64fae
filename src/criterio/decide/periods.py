# SPDX-License-Identifier: EUPL-1.2
"""What each alternative takes in each period in which something is short.

A profile works in every period. An initiative works from its horizon on; its pilot in that horizon only, for its day of
stop or go comes before the next; what is left for later takes nothing yet.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from criterio.decide.items import Alternative, Item, Span, middle
from criterio.decide.words import MODES
from criterio.domain.administration import Administration, Capacity
from criterio.domain.names import Horizon
from criterio.domain.sentence import Sentence, say
from criterio.domain.verdict import Mode, Period

_EVERY = tuple(Horizon)
HOURS, EUROS = "hours", "euros"
_TOUCH = 1e-9
PERIODS = {
    Horizon.SHORT: say("in the short term"),
    Horizon.MEDIUM: say("in the medium term"),
    Horizon.LONG: say("in the long term"),
}


@dataclass(frozen=True)
class Short:
    """Something of which there is so much in a period. ``unit`` empty: for all."""

    what: str
    horizon: Horizon
    unit: str
    amount: float

    @property
    def name(self) -> str:
        """How ``Limits.amounts`` and ``Alternative.uses`` call it."""
        return f"{self.what} {self.horizon} {self.unit}".strip()

    @property
    def told(self) -> Sentence:
        """In words."""
        words = {"period": PERIODS[self.horizon], "unit": self.unit, "n": round(self.amount, 1)}
        if self.what == HOURS:
            return (
                say("{n} hours a week of {unit} {period}", **words)
                if self.unit
                else say("{n} hours a week {period}", **words)
            )
        return (
            say("{n} euros a year of {unit} {period}", **words)
            if self.unit
            else say("{n} euros a year {period}", **words)
        )


def shortages(administration: Administration) -> tuple[Short, ...]:
    """Everything that is declared to be short in some period, in the order of the declaration."""
    return tuple(
        Short(what, capacity.horizon, capacity.unit, amount)
        for capacity in administration.capacities
        for what, amount in _amounts(capacity)
    )


def _amounts(capacity: Capacity) -> Iterator[tuple[str, float]]:
    if capacity.hours_per_week is not None:
        yield HOURS, capacity.hours_per_week
    if capacity.euros_per_year is not None:
        yield EUROS, capacity.euros_per_year


def working(item: Item, begins: Horizon | None, short: tuple[Short, ...]) -> Item:
    """The item, with what each of its alternatives takes of what is short. ``begins`` None: it is there already."""
    ways = tuple(replace(way, uses=_uses(item, way, begins, short)) for way in item.alternatives)
    return replace(item, alternatives=ways) if short else item


def _uses(item: Item, way: Alternative, begins: Horizon | None, short: tuple[Short, ...]) -> dict[str, Span]:
    when = _EVERY if begins is None else (begins,) if way.mode is Mode.PILOT else _EVERY[_EVERY.index(begins) :]
    unit = way.into if way.mode is Mode.HAND_OVER and way.into else item.unit
    spans = {HOURS: way.hours, EUROS: way.euros}
    return {
        one.name: spans[one.what]
        for one in short
        if one.horizon in when and one.unit in ("", unit) and spans[one.what][1] > 0
    }


def used(chosen: Sequence[Alternative], short: Sequence[Short]) -> tuple[Period, ...]:
    """How much the chosen alternatives take of each."""
    return tuple(Period(one.horizon, one.unit, one.what, _taken(chosen, one), one.amount) for one in short)


def too_full(
    chosen: Sequence[Alternative], now: Alternative, better: Iterable[Alternative], short: Sequence[Short]
) -> tuple[Sentence, ...]:
    """Of modes that would bring more than the one that was chosen: what there would not be enough of."""
    return tuple(
        say("As “{mode}” it would not fit: there are only {short}.", mode=MODES[way.mode], short=one.told)
        for way in better
        for one in short
        if _taken(chosen, one) - _taken([now], one) + _taken([way], one) > one.amount + _TOUCH
    )


def _taken(ways: Iterable[Alternative], one: Short) -> float:
    return sum(middle(way.uses.get(one.name, (0.0, 0.0))) for way in ways)
