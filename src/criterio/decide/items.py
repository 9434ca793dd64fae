# SPDX-License-Identifier: EUPL-1.2
"""What is being decided, as plain values: items, their alternatives, and the limits that all of them share."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from criterio.domain.administration import Cell
from criterio.domain.names import Aspect
from criterio.domain.sentence import Sentence
from criterio.domain.verdict import Mode

Span = tuple[float, float]
"""From the least to the most. What is not known is wide, never zero."""

OPEN = frozenset({Mode.KEEP, Mode.STRENGTHEN, Mode.HAND_OVER})
"""Modes after which a profile still speaks: others may merge into it."""

STARTED = frozenset({Mode.PILOT, Mode.FULL})
"""Modes after which an initiative exists."""

GOES_ON = OPEN | STARTED


def middle(span: Span) -> float:
    """The centre of a span."""
    return (span[0] + span[1]) / 2


@dataclass(frozen=True)
class Part:
    """What one criterion puts into one alternative: points of public value, -3 to 3, on one aspect."""

    criterion: str
    aspect: Aspect
    low: float
    high: float


@dataclass(frozen=True)
class Alternative:
    """One mode of one item. ``hours`` per week, ``euros`` per year; ``into`` names a profile or, handing over, a unit.

    ``covers``: the item's cells count as served. ``support``: political support, as a share of the item's own value.
    ``uses``: of each capacity of ``Limits.amounts``, by its name: a period's hours, a unit's in it, anything counted.
    """

    mode: Mode
    hours: Span = (0.0, 0.0)
    euros: Span = (0.0, 0.0)
    parts: tuple[Part, ...] = ()
    into: str = ""
    covers: bool = False
    support: float = 0.0
    forbidden: Sentence | None = None
    uses: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True)
class Item:
    """A profile or an initiative. Some alternative is not forbidden. ``requires`` and ``excludes`` are subjects.

    ``is_synergy``: nobody decides on it; it is there when all that it requires goes on.
    """

    subject: str
    unit: str
    alternatives: tuple[Alternative, ...]
    cells: frozenset[Cell] = frozenset()
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    is_synergy: bool = False


@dataclass(frozen=True)
class Limits:
    """What all items share. None: not declared, so it does not bind. ``cells`` may not be left without a channel.

    ``amounts``: how much there is of what alternatives use besides hours a week and euros a year.
    """

    hours: float | None = None
    euros: float | None = None
    unit_hours: dict[str, float] = field(default_factory=dict)
    cells: tuple[Cell, ...] = ()
    amounts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """The whole decision. Items are in the order of their subjects, so that the answer does not depend on the files.

    Synergies come after all the others.
    """

    items: tuple[Item, ...]
    limits: Limits = Limits()
