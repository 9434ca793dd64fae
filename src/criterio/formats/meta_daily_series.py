# SPDX-License-Identifier: EUPL-1.2
"""One metric by day as Meta Business Suite exports it; which metric it is, only the title above the header says."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

from criterio.domain.records import Owner, Point, Refusal, Row
from criterio.domain.sentence import say
from criterio.formats._format import Sheet
from criterio.formats._headers import Headers, header_key
from criterio.formats._line import Line
from criterio.formats._tabular import Table, TabularFormat

_LONGEST_SILENCE = 366

_METRICS = {
    "views": "Views | Visualizaciones | Visualitzacions | Instagram views | Facebook views | "
    "Visualizaciones de Facebook | Visualizaciones de Instagram",
    "viewers": "Viewers | Espectadores | Espectadors",
    "reach": "Reach | Alcance | Abast | Facebook reach | Instagram reach | Alcance de Facebook | "
    "Alcance de Instagram | Abast de Facebook | Abast d'Instagram",
    "visits": "Facebook visits | Instagram profile visits | Visitas a Facebook | Visitas en Facebook | "
    "Visitas al perfil de Instagram | Visites a Facebook | Visites al perfil d'Instagram",
    "new_followers": "Facebook follows | Instagram follows | Follows | Seguidores de Facebook | "
    "Seguidores de Instagram | Seguimientos en Facebook | Seguimientos en Instagram | Seguidors de Facebook | "
    "Seguidors d'Instagram",
    "interactions": "Content interactions | Interacciones con el contenido | Interaccions amb el contingut",
    "clicks": "Facebook link clicks | Link clicks | Clics en el enlace de Facebook | Clics en enlaces de Facebook | "
    "Clics en el enlace | Clics a l'enllaç de Facebook",
}
_BY_TITLE = {header_key(title): metric for metric, titles in _METRICS.items() for title in titles.split(" | ")}
_SPARSE = frozenset({"new_followers"})
"""Files of these leave out the days with none; of the others a missing day is not known."""


@dataclass(frozen=True)
class _Days(Table):
    dated: str = "day"
    headers: Headers = field(
        default=Headers(
            {
                "day": {"en": "Date", "es": "Fecha", "ca": "Data"},
                "value": {"en": "Primary", "es": "Principal | Principales", "ca": "Principal"},
            },
            ("day", "value"),
        )
    )

    def accepts(self, sheet: Sheet) -> bool:
        return bool(sheet.preamble) and len(sheet.header) == 2

    def rows(self, line: Line) -> Iterator[Row]:
        day = line.day("day")
        if day is None:
            raise line.missing("day")
        title = line.reading.sheet.preamble[-1]
        yield Point(_metric(title), day, line.number("value"), Owner(_network(title)), row=line.row)

    def rows_of(self, lines: Iterator[Line]) -> Iterator[Row]:
        last: Point | None = None
        for row in super().rows_of(lines):
            if isinstance(row, Point) and last and row.metric in _SPARSE:
                yield from _silent_days(last, row)
            yield row
            last = row if isinstance(row, Point) else None if isinstance(row, Refusal) else last


def _silent_days(before: Point, after: Point) -> Iterator[Point]:
    gap = (after.day - before.day).days
    for days in range(1, gap if gap <= _LONGEST_SILENCE else 1):
        yield replace(before, day=before.day + timedelta(days=days), value=0.0)


def _metric(title: str) -> str:
    key = header_key(title)
    return _BY_TITLE.get(key, key.replace(" ", "_"))


def _network(title: str) -> str:
    key = header_key(title)
    return next((network for network in ("facebook", "instagram") if network in key), "")


FORMAT = TabularFormat(
    name="meta_daily_series",
    title=say("A metric by day, exported from Meta Business Suite"),
    network="",
    yields="series",
    tables=(_Days(),),
    usual_order="mdy",
)
