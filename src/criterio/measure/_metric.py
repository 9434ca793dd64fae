# SPDX-License-Identifier: EUPL-1.2
"""What a metric is: a declaration that says everything a reader needs, and how its value comes out of the facts.

Each member of the set is a module of ``metrics/`` with one constant, ``METRIC``. Adding one touches nothing else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import ibis

from criterio.domain.administration import Administration
from criterio.domain.estimate import Window
from criterio.domain.names import Grade, Stage, Topic, Unit
from criterio.domain.sentence import Sentence

Subjects = Literal["posts", "series", "messages", "register"]
"""The table whose rows a metric summarises; ``measure.tables`` says which columns each has."""

Statistics = Mapping[str, Any]
"""What one query found for one subject, by the names that the metric gave. None: nothing known."""


@dataclass(frozen=True)
class Source:
    """Who defined a metric, and where."""

    author: str
    year: int
    title: str

    def __str__(self) -> str:
        return f"{self.author} ({self.year}). {self.title}"


BONSON_RATKAI = Source(
    "Bonsón & Ratkai",
    2013,
    "A set of metrics to assess stakeholder engagement and social legitimacy on a corporate Facebook page",
)
GSA = Source("U.S. General Services Administration", 2013, "Social Media Metrics for Federal Agencies")
OECD = Source("Mickoleit, OECD", 2014, "Social Media Use by Governments")
UNMETRIC = Source("Unmetric", 2014, "Engagement score")
EN_301_549 = Source("ETSI, CEN, CENELEC", 2021, "EN 301 549: Accessibility requirements for ICT products and services")
SOCITM = Source("Socitm", 2012, "Costs of a contact by channel, as priors that the administration edits")
HOUSE = Source("Criterio", 2026, "How Criterio calculates")


@dataclass(frozen=True)
class Setting:
    """What a subject is known for beyond its rows. Hours per week and euros per year that its presence takes."""

    administration: Administration
    window: Window
    hours_per_week: float | None = None
    euros_per_year: float | None = None

    @property
    def cost(self) -> float | None:
        """Euros that the presence took in the window; None unless hours, their cost, and money are all declared."""
        per_hour = self.administration.euros_per_hour
        if self.hours_per_week is None or self.euros_per_year is None or per_hour is None:
            return None
        return self.hours_per_week * per_hour * self.window.days / 7 + self.euros_per_year * self.window.days / 365.25


@dataclass(frozen=True)
class Estimate:
    """A value, the interval that holds it with probability .9, and how many rows stand behind."""

    value: float
    low: float
    high: float
    n: int

    def times(self, factor: float) -> "Estimate":
        return Estimate(self.value * factor, self.low * factor, self.high * factor, self.n)


@dataclass(frozen=True)
class Calculation:
    """``statistics`` are aggregates over a subject's rows; ``estimate`` is a pure function of what they found.

    ``estimate`` returns None when nothing that the metric needs is known. ``pools`` says how a small sample may borrow
    from its peers: as a share, as a rate, or (empty) not at all.
    """

    statistics: Callable[[ibis.Table], dict[str, ibis.Value]]
    estimate: Callable[[Statistics, Setting], Estimate | None]
    pools: Literal["share", "rate", ""] = ""


@dataclass(frozen=True)
class Metric:
    """A number that Criterio knows how to tell. ``needs`` are the columns without which it is not known."""

    name: str
    title: Sentence
    question: Sentence
    description: Sentence
    formula: str
    unit: Unit
    topic: Topic
    stage: Stage
    source: Source
    table: Subjects
    needs: tuple[str, ...]
    calculation: Calculation
    higher_is_better: bool | None = None
    grade: Grade = Grade.E
