# SPDX-License-Identifier: EUPL-1.2
"""A number as the house lets it travel: with range, unit, window, source and grade."""

from dataclasses import dataclass
from datetime import date

from criterio.domain.names import Absence, Grade, Unit


@dataclass(frozen=True)
class Window:
    """Days from ``start`` to ``end``, both included, in the administration's time zone."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


@dataclass(frozen=True)
class Range:
    """An interval that holds the truth with probability ``level``; ``low <= middle <= high``."""

    low: float
    middle: float
    high: float
    level: float = 0.9


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value of one subject. ``value is None`` if and only if ``absent`` says why.

    ``subject`` is a profile key (``x:ayto``), ``unit:<name>``, ``network:<name>`` or ``all``. ``raw`` is the value
    before pooling with peers, where pooling was done. ``n`` is how many posts, messages or days stand behind the value.
    """

    metric: str
    subject: str
    window: Window
    unit: Unit
    value: float | None
    low: float | None = None
    high: float | None = None
    level: float = 0.9
    raw: float | None = None
    n: int = 0
    grade: Grade = Grade.E
    source: str = ""
    files: tuple[str, ...] = ()
    absent: Absence | None = None

    def __post_init__(self) -> None:
        if (self.value is None) != (self.absent is not None):
            raise ValueError(f"{self.metric} of {self.subject}: a missing value says why, a present one does not")
