# SPDX-License-Identifier: EUPL-1.2
"""Synergies: what several things bring together. Each is an item without hours that requires all of them."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from criterio.decide.items import Alternative, Item, Part
from criterio.decide.value import Stance, Values
from criterio.domain.administration import Synergy
from criterio.domain.estimate import Range
from criterio.domain.sentence import Sentence, listing, say
from criterio.domain.verdict import Mode, Together

_CRITERION = "synergy"


def items(declared: Sequence[Synergy], subject_of: Callable[[str], str]) -> Iterator[Item]:
    """One a synergy, in the order of the declaration."""
    for number, one in enumerate(declared):
        parts = tuple(Part(_CRITERION, aspect, low, high) for aspect, (low, high) in one.value.items())
        between = tuple(subject_of(name) for name in dict.fromkeys(one.between))
        ways = (Alternative(Mode.NO), Alternative(Mode.FULL, parts=parts))
        yield Item(f"{_CRITERION}:{number:03}", "", ways, requires=between, is_synergy=True)


def found(
    values: Values, declared: Sequence[Synergy], by_stance: Sequence[np.ndarray], chosen: np.ndarray
) -> tuple[Together, ...]:
    """Each synergy: what it brings, and whether the chosen columns have it. ``by_stance``: worth by column."""
    places = [place for place, item in enumerate(values.problem.items) if item.is_synergy]
    return tuple(_told(values, place, said, by_stance, chosen) for place, said in zip(places, declared, strict=True))


def _told(values: Values, place: int, said: Synergy, by_stance: Sequence[np.ndarray], chosen: np.ndarray) -> Together:
    full = values.blocks[place][1] - 1
    low, middle, high = (float(by_stance[stance][full]) for stance in Stance)
    between = values.problem.items[place].requires
    return Together(between, Range(low, middle, high), int(chosen[place]) == full, said.reason)


def because(subject: str, every: Sequence[Together]) -> tuple[Sentence, ...]:
    """Of one subject that goes on: with what it brings more, as long as they go on as well."""
    return tuple(
        say(
            "Together with {others} it brings {points} points more than each alone.",
            others=listing([name.removeprefix("initiative:") for name in one.between if name != subject]),
            points=round(one.value.middle, 2),
        )
        for one in every
        if one.counts and subject in one.between
    )
