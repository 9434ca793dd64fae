# SPDX-License-Identifier: EUPL-1.2
"""Rows that are points of series: one value, or a column for each series."""

from collections.abc import Iterator

from criterio.domain.records import Owner, Point, Row
from criterio.domain.sentence import say
from criterio.formats import _cells
from criterio.formats._mapped_row import RowReader, snake


def points(reader: RowReader) -> Iterator[Row]:
    day = reader.day("day")
    if day is None:
        yield from reader.without("day", say("This row needs a day."))
        return
    owner, subject = _subject(reader)
    observed_at = reader.end_of("counts_as_of") or reader.reading.observed_at
    extra = reader.unknown()
    for metric, dimension, text, column in _values(reader):
        value = reader.any_number(text, column) if text else None
        if text and value is not None:
            yield Point(metric, day, value, owner, subject, dimension, extra, observed_at=observed_at, row=reader.row)
        elif not text and column == "value":
            yield reader.refused("value", say("This row has no value."))
    yield from reader.faults


def _values(reader: RowReader) -> Iterator[tuple[str, str, str, str]]:
    """(metric, dimension, text, column) for each value of the row: one, or one a series."""
    dimension = reader.text("dimension")
    for place, name in reader.reading.header.series:
        text = reader.cells[place].strip() if place < len(reader.cells) else ""
        yield snake(name), dimension, "" if _cells.is_blank(text) else text, name
    if "value" in reader.reading.header.getters:
        yield snake(reader.text("indicator")) or "value", dimension, reader.text("value"), "value"


def _subject(reader: RowReader) -> tuple[Owner | None, str]:
    owner = reader.owner()
    if owner.handle or owner.url or owner.external_id:
        return owner, ""
    unit = reader.text("unit")
    return None, f"unit:{unit}" if unit else reader.reading.subject or "all"
