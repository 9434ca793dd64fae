# SPDX-License-Identifier: EUPL-1.2
"""Rows of somebody's file turned into records, as a mapping says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from criterio.domain.profile import RegisterEntry
from criterio.domain.records import POST_METRICS, Listed, Message, Owner, Point, Post, Refusal, Row
from criterio.domain.sentence import Sentence, say
from criterio.formats import _cells
from criterio.formats._cells import DecimalMark, NotUnderstood
from criterio.formats._format import DateOrder
from criterio.formats._mapping_file import Columns, Mapping
from criterio.formats._tables import OURS, normal

Getter = Callable[[list[str]], str]
T = TypeVar("T")

_IN_BRACES = re.compile(r"\{([^{}]*)\}")
_OUT_OF_SIGHT = 200  # characters of a refused value that are shown
_LONGEST_NAME = 200
_END_OF_DAY = time(23, 59, 59)
_FOLLOWERS = "followers"


@lru_cache(maxsize=8)
def _places(header: tuple[str, ...]) -> dict[str, int]:
    """The first column of each name, of the same row for every mapping that is tried on it. Nobody changes it."""
    found: dict[str, int] = {}
    for index, name in enumerate(header):
        found.setdefault(normal(name), index)
    return found


class Header:
    """Finds cells by field: the columns of one sheet, as one mapping understands them."""

    def __init__(self, header: tuple[str, ...], mapping: Mapping) -> None:
        self.names = header
        self._at = _places(header)
        self.used: set[int] = set()
        self.getters = self._getters(mapping.columns)
        self.wide = [self._getters(group) for group in mapping.wide]
        self.series = self._series(mapping.series_columns)
        self.ours = {index for index, name in enumerate(header) if name.startswith(OURS)}
        self.unknown = [
            (index, name) for index, name in enumerate(header) if index not in self.used | self.ours and name.strip()
        ]

    @property
    def share_known(self) -> float:
        known = len(self.names) - len(self.ours)
        return 1 - len(self.unknown) / known if known else 0.0

    def _getters(self, columns: Columns) -> dict[str, Getter]:
        found = {name: self._getter(options) for name, options in columns.items()}
        return {name: getter for name, getter in found.items() if getter is not None}

    def _getter(self, options: tuple[str, ...]) -> Getter | None:
        for option in options:
            parts = _IN_BRACES.findall(option) if "{" in option else [option]
            places = [self._at.get(normal(part)) for part in parts]
            if not places or None in places:
                continue
            self.used.update(place for place in places if place is not None)
            if "{" in option:
                return _joined([place for place in places if place is not None], option)
            return _cell(places[0] or 0)
        return None

    def _series(self, columns: tuple[str, ...]) -> list[tuple[int, str]]:
        """``*`` means every column that the mapping uses for nothing else."""
        if "*" in columns:
            places = [i for i, name in enumerate(self.names) if i not in self.used and not name.startswith(OURS)]
        else:
            places = [self._at[normal(name)] for name in columns if normal(name) in self._at]
        self.used.update(places)
        return [(place, self.names[place]) for place in places]


def _cell(place: int) -> Getter:
    return lambda cells: cells[place] if place < len(cells) else ""


def _joined(places: list[int], template: str) -> Getter:
    between = [*_IN_BRACES.split(template), "", "", ""][2] or " "
    getters = [_cell(place) for place in places]
    return lambda cells: between.join(text for get in getters if (text := get(cells).strip()))


@dataclass
class Reading:
    """What reading one file needs beyond the row. ``as_of`` is the register's date; None where rows say it."""

    mapping: Mapping
    header: Header
    zone: str
    date_order: DateOrder | None
    decimal: DecimalMark | None
    subject: str = ""
    as_of: date | None = None
    observed_at: datetime | None = None
    native: bool = False  # of a spreadsheet, which may show a day as a number


class RowReader:
    """One row: gives each field as its type, and collects what could not be understood."""

    def __init__(self, reading: Reading, row: int, cells: list[str]) -> None:
        self.reading, self.row, self.cells = reading, row, cells
        self.faults: list[Refusal] = []

    def text(self, field: str, group: dict[str, Getter] | None = None) -> str:
        """What the field says, after the mapping's words; empty when it says nothing."""
        mapping = self.reading.mapping
        getter = (self.reading.header.getters if group is None else group).get(field)
        if getter is None:
            return mapping.constants.get(field, "") if group is None else ""
        text = getter(self.cells).strip()
        word = text.casefold() if len(text) <= _LONGEST_NAME else text
        meanings = mapping.values.get(field)
        if meanings and text and (word in meanings or "*" in meanings):
            return meanings.get(word, meanings.get("*", ""))
        return "" if not text or word in mapping.null or _cells.is_blank(text) else text

    def number(self, field: str, group: dict[str, Getter] | None = None) -> float | None:
        return self._read(field, lambda text: _cells.count(text, self.reading.decimal), group)

    def any_number(self, text: str, column: str) -> float | None:
        return self._understood(column, text, lambda value: _cells.number(value, self.reading.decimal))

    def yes(self, field: str, group: dict[str, Getter] | None = None) -> bool | None:
        return self._read(field, self._yes, group)

    def day(self, field: str, group: dict[str, Getter] | None = None) -> date | None:
        return self._read(field, lambda text: _cells.day(self._date(text), self.reading.date_order), group)

    def moment(self, field: str) -> datetime | None:
        zone, order = self.reading.zone, self.reading.date_order
        return self._read(field, lambda text: _cells.moment(self._date(text), zone, order))

    def end_of(self, field: str) -> datetime | None:
        """A moment; a day without a time means its end, for what it counts was counted in it."""
        when = self.moment(field)
        if when is None or re.search(r"\d:\d\d", self._date(self.text(field))):
            return when
        local = when.astimezone(ZoneInfo(self.reading.zone))
        return datetime.combine(local.date(), _END_OF_DAY, local.tzinfo).astimezone(UTC)

    def _date(self, text: str) -> str:
        return _cells.from_serial(text) if self.reading.native else text

    def owner(self, network: str = "", group: dict[str, Getter] | None = None) -> Owner:
        return Owner(
            network or self.text("network") or self.reading.mapping.network,
            *(self.text(field, group) for field in ("handle", "url", "external_id", "name")),
        )

    def whole(self) -> dict[str, str]:
        """The row as it came, by the names of its columns."""
        names = self.reading.header.names
        return {name: cell for name, cell in zip(names, self.cells, strict=False) if name and not name.startswith(OURS)}

    def refused(self, field: str, reason: Sentence, value: str = "") -> Refusal:
        return Refusal(self.row, self._column(field), value[:_OUT_OF_SIGHT], reason, self.whole())

    def _column(self, field: str) -> str:
        options = self.reading.mapping.columns.get(field, (field,))
        there = {normal(name): name for name in self.reading.header.names}
        return next((there[normal(option)] for option in options if normal(option) in there), options[0])

    def _yes(self, text: str) -> bool | None:
        word = text.casefold()
        if word in self.reading.mapping.yes:
            return True
        return False if word in self.reading.mapping.no else _cells.yes(text)

    def _read(
        self, field: str, understand: Callable[[str], T | None], group: dict[str, Getter] | None = None
    ) -> T | None:
        text = self.text(field, group)
        return self._understood(field, text, understand) if text else None

    def _understood(self, field: str, text: str, understand: Callable[[str], T | None]) -> T | None:
        try:
            return understand(text)
        except NotUnderstood as fault:
            self.faults.append(self.refused(field, fault.sentence, text))
        except (ValueError, OverflowError):
            self.faults.append(self.refused(field, say("This cannot be understood."), text))
        return None


def posts(reader: RowReader) -> Iterator[Row]:
    published_at = reader.moment("published_at")
    if published_at is None:
        yield from _without(reader, "published_at", say("A post needs the moment at which it was published."))
        return
    text = reader.text("text")
    length = reader.number("length")
    followers = reader.number("followers")
    yield Post(
        reader.owner(),
        published_at,
        post_id=reader.text("post_id"),
        permalink=reader.text("permalink"),
        kind=reader.text("kind"),
        is_repost=reader.yes("is_repost"),
        is_reply=reader.yes("is_reply"),
        is_paid=reader.yes("is_paid"),
        language=reader.text("language"),
        text=text or None,
        length=int(length) if length is not None else len(text) if text else None,
        media=reader.text("media"),
        has_alt_text=reader.yes("has_alt_text"),
        followers=int(followers) if followers is not None else None,
        counts={name: reader.number(name) for name in POST_METRICS if name in reader.reading.header.getters},
        labels=reader.text("labels"),
        extra=_extra(reader),
        observed_at=reader.end_of("counts_as_of") or reader.reading.observed_at,
        row=reader.row,
    )
    yield from reader.faults


def points(reader: RowReader) -> Iterator[Row]:
    day = reader.day("day")
    if day is None:
        yield from _without(reader, "day", say("This row needs a day."))
        return
    owner, subject = _subject(reader)
    observed_at = reader.end_of("counts_as_of") or reader.reading.observed_at
    extra = _extra(reader)
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


def messages(reader: RowReader) -> Iterator[Row]:
    received_at = reader.moment("received_at")
    if received_at is None:
        yield from _without(reader, "received_at", say("A message needs the moment at which it arrived."))
        return
    answered_at = reader.moment("answered_at")
    state = reader.text("state")
    answered = reader.text("answered")
    if answered and answered_at is None:
        answered_at, state = _answered(reader, answered, state)
    yield Message(
        reader.owner(),
        received_at,
        message_id=reader.text("message_id"),
        author=reader.text("author"),
        answered_at=answered_at,
        kind=reader.text("kind"),
        subject=reader.text("subject"),
        state=state,
        row=reader.row,
    )
    yield from reader.faults


def _answered(reader: RowReader, text: str, state: str) -> tuple[datetime | None, str]:
    """People write either when it was answered, or whether."""
    if any(figure.isdigit() for figure in text) and text not in ("0", "1"):
        return reader.moment("answered"), state
    said = reader.yes("answered")
    return None, state or {True: "answered", False: "open"}.get(bool(said), "") if said is not None else state


def register(reader: RowReader) -> Iterator[Row]:
    as_of = reader.day("as_of") or reader.reading.as_of
    if as_of is None:
        yield from _without(reader, "as_of", say("This row does not say of which day it is."))
        return
    groups = list(zip(reader.reading.mapping.wide_networks, reader.reading.header.wide, strict=True))
    entries = [_entry(reader, as_of, network, group) for network, group in groups] or [_entry(reader, as_of)]
    listed = [entry for entry in entries if entry.handle or entry.url]
    if not listed and not entries[0].unit:
        yield reader.refused("unit", say("This row names neither a unit nor a profile."))
        return
    for entry in listed or [_without_profile(entries[0])]:
        yield Listed(entry, reader.row)
    yield from _followers(reader, as_of)
    yield from reader.faults


def _entry(reader: RowReader, as_of: date, network: str = "", group: dict[str, Getter] | None = None) -> RegisterEntry:
    owner = reader.owner(network, group)
    said = {field: reader.text(field) for field in _REGISTER_TEXTS}
    return RegisterEntry(
        as_of=as_of,
        **said,
        network=owner.network,
        handle=owner.handle,
        url=owner.url,
        name=owner.name,
        external_id=owner.external_id,
        active=reader.yes("active", group),
        last_post_on=reader.day("last_post_on", group),
        opened_on=reader.day("opened_on", group),
        hours_per_week=reader.number("hours_per_week"),
        euros_per_year=reader.number("euros_per_year"),
    )


_REGISTER_TEXTS = (
    "unit",
    "unit_id",
    "kind",
    "language",
    "purpose",
    "owner",
    "deputy",
    *("functions", "territory", "state"),
)


def _without_profile(entry: RegisterEntry) -> RegisterEntry:
    return RegisterEntry(entry.as_of, entry.unit, entry.kind, territory=entry.territory, unit_id=entry.unit_id)


def _followers(reader: RowReader, as_of: date) -> Iterator[Point]:
    groups = [("", None), *zip(reader.reading.mapping.wide_networks, reader.reading.header.wide, strict=True)]
    for network, group in groups:
        followers = reader.number(_FOLLOWERS, group)
        owner = reader.owner(network, group)
        if followers is not None and (owner.handle or owner.url):
            yield Point(_FOLLOWERS, as_of, followers, owner, row=reader.row)


def _without(reader: RowReader, field: str, reason: Sentence) -> Iterator[Refusal]:
    yield from reader.faults or [reader.refused(field, reason)]


def _extra(reader: RowReader) -> dict[str, str]:
    cells = reader.cells
    return {
        name: cells[index]
        for index, name in reader.reading.header.unknown
        if index < len(cells) and cells[index] and not _cells.is_blank(cells[index])
    }


def snake(name: str) -> str:
    """A name as metrics are named: ``Citas previas`` is ``citas_previas``."""
    return normal(name[:_LONGEST_NAME])


BUILDERS: dict[str, Callable[[RowReader], Iterator[Row]]] = {
    "posts": posts,
    "series": points,
    "outcomes": points,
    "messages": messages,
    "register": register,
}
