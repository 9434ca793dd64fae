# SPDX-License-Identifier: EUPL-1.2
"""Tables with one day a line and one metric a column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from criterio.domain.records import Owner, Point, Row
from criterio.formats._headers import Headers, Names
from criterio.formats._line import Line
from criterio.formats._tabular import Table


@dataclass(frozen=True)
class SeriesTable(Table):
    """Fields other than ``day`` are the names of the metrics; ``factors`` brings some to the house's units."""

    network: str
    names: Names
    required: tuple[str | tuple[str, ...], ...]
    dated: str = "day"
    fractions: tuple[str, ...] = ()
    factors: Mapping[str, float] = field(default_factory=dict)
    headers: Headers = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "headers", Headers(self.names, self.required))

    def rows(self, line: Line) -> Iterator[Row]:
        day = line.day("day")
        if day is None:
            raise line.missing("day")
        for metric in line.reading.match.columns:
            value = None if metric == "day" else line.number(metric)
            if value is not None:
                value *= self.factors.get(metric, 1)
                yield Point(metric, day, value, Owner(self.network), row=line.row)


@dataclass(frozen=True)
class ShareTable(Table):
    """A total split by something (place, seniority …) as it stood on the day of the export."""

    network: str
    metric: str
    names: Names  # the fields are the dimensions, and ``total``
    dated: str = ""
    headers: Headers = field(init=False)

    def __post_init__(self) -> None:
        dimensions = tuple(name for name in self.names if name != "total")
        object.__setattr__(self, "headers", Headers(self.names, (dimensions, "total")))

    def rows(self, line: Line) -> Iterator[Row]:
        dimension = next(name for name in line.reading.match.columns if name != "total")
        value, part = line.count("total"), line.text(dimension)
        if not part:
            raise line.missing(dimension)
        if value is not None:
            day = line.reading.latest
            yield Point(self.metric, day, value, Owner(self.network), dimension=f"{dimension}={part}", row=line.row)
