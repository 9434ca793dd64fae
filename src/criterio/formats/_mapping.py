# SPDX-License-Identifier: EUPL-1.2
"""Files of no known platform, read as a mapping says: registers, posts, series, outcomes and messages."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from pathlib import Path

from criterio.domain.errors import BadInput
from criterio.domain.records import Refusal, Row
from criterio.domain.sentence import Sentence, say
from criterio.formats import _cells
from criterio.formats._cells import NotUnderstood
from criterio.formats._dates import DateEvidence
from criterio.formats._format import DateOrder, Options, Recognition, Sheet
from criterio.formats._mapped_header import Header
from criterio.formats._mapped_row import Reading, RowReader
from criterio.formats._mapped_rows import BUILDERS
from criterio.formats._mapping_file import KINDS, NEEDED, Mapping, parse_mapping, write_mapping
from criterio.formats._tables import OURS, normal, tables

__all__ = ["MappedFormat", "Mapping", "load_mapping", "matching_mapping", "parse_mapping", "shape", "write_mapping"]

_SHIPPED = Path(__file__).with_name("mappings")
_LARGEST = 1 << 20
_ENOUGH = 0.5
"""Share of a file's columns that a shipped mapping must know before it is used unasked."""

_LOOK_AHEAD = 5000  # rows; a file whose dates are all clear so far is taken to go on so
_YIELDS = {"outcomes": "series"}
_DATES = ("published_at", "day", "received_at", "as_of", "last_post_on", "opened_on", "answered_at", "counts_as_of")
_DAY_IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")


def load_mapping(path_or_name: str | Path) -> Mapping:
    """A mapping from a TOML file, or a shipped one by its name. Raises BadInput."""
    path = Path(path_or_name)
    shipped = _SHIPPED / f"{path_or_name}.toml"
    if not path.suffix and shipped.parent == _SHIPPED and shipped.is_file():
        path = shipped
    try:
        with path.open("rb") as stream:
            text = stream.read(_LARGEST).decode("utf-8-sig")
    except (OSError, ValueError) as fault:
        raise BadInput(
            say("There is no mapping {name} that can be read. Run criterio map FILE to make one.", name=path.name),
            file=path.name,
        ) from fault
    return parse_mapping(text, path.name)


@cache
def shipped_mappings() -> tuple[Mapping, ...]:
    """The mappings that come with Criterio, in order of name."""
    return tuple(load_mapping(path) for path in sorted(_SHIPPED.glob("*.toml")))


def matching_mapping(path: Path) -> Mapping | None:
    """The shipped mapping that fits the file's columns best; None when none fits well."""
    try:
        found = tables(path)
    except BadInput:
        return None
    fitting = [
        (Header(sheet.header, mapping).share_known, mapping)
        for mapping in shipped_mappings()
        for sheet in found[:1]
        if _matches(Header(sheet.header, mapping), mapping)
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def shape(path: Path) -> str:
    """A hash of the file's set of columns, whatever their order, case and accents; empty when it is no table."""
    try:
        header = tables(path)[0].header
    except BadInput:
        return ""
    names = sorted({normal(name) for name in header if not name.startswith(OURS)})
    return hashlib.sha256("\x1f".join(names).encode()).hexdigest()[:32]


class MappedFormat:
    """A mapping as a format: it reads any table that has its columns."""

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self.name = mapping.name
        self.title = _title(mapping)
        self.network = mapping.network
        self.yields = _YIELDS.get(mapping.kind, mapping.kind)

    def recognise(self, path: Path) -> Recognition | None:
        try:
            found = self._sheet(path)
        except BadInput:
            return None
        if found is None:
            return None
        header = Header(found.header, self.mapping)
        unknown = tuple(name for _, name in header.unknown)
        return Recognition(self.name, score=header.share_known, unknown_columns=unknown)

    def read(self, path: Path, recognition: Recognition, options: Options) -> Iterator[Row]:
        sheet = self._sheet(path)
        if sheet is None:
            raise BadInput(
                say("The mapping {mapping} does not fit {file}.", mapping=self.name, file=path.name), file=path.name
            )
        build, row = BUILDERS[self.mapping.kind], 0
        reading = self._reading(path, sheet, options)
        try:
            for row, cells in sheet.rows:
                reader = RowReader(reading, row, cells)
                yield from (_whole(read, reader) for read in build(reader))
        except BadInput as fault:
            if not row:
                raise
            yield Refusal(row + 1, "", "", fault.sentence)

    def date_order(self, path: Path, recognition: Recognition, options: Options) -> DateOrder | None:
        sheet = self._sheet(path)
        return self._order(path, sheet, Header(sheet.header, self.mapping), options) if sheet else None

    def _order(self, path: Path, sheet: Sheet, header: Header, options: Options) -> DateOrder | None:
        return self.mapping.date_order or options.date_order or _date_order(path, sheet, header)

    def _sheet(self, path: Path) -> Sheet | None:
        for sheet in tables(path):
            named = not self.mapping.sheet or sheet.name == self.mapping.sheet
            if named and _fits(Header(sheet.header, self.mapping), self.mapping):
                return sheet
        return None

    def _reading(self, path: Path, sheet: Sheet, options: Options) -> Reading:
        mapping = self.mapping
        header = Header(sheet.header, mapping)
        order = self._order(path, sheet, header, options)
        reading = Reading(
            mapping=mapping,
            header=header,
            zone=mapping.time_zone or options.time_zone,
            date_order=order,
            decimal="." if sheet.native else mapping.decimal,
            subject=options.subject,
            observed_at=options.observed_at,
            native=sheet.native,
        )
        if mapping.kind == "register":
            reading.as_of = _as_of(path, sheet, reading, options)
        return reading


def _whole(read: Row, reader: RowReader) -> Row:
    """What the house cannot place afterwards is refused with the cells of its row, so that it can be mended."""
    if not isinstance(read, Refusal):
        read.whole = reader.whole
    return read


def _fits(header: Header, mapping: Mapping) -> bool:
    said = set(header.getters).union(*header.wide)
    has_values = mapping.kind not in ("series", "outcomes") or "value" in said or bool(header.series)
    return has_values and all(said & set(group) for group in NEEDED[mapping.kind])


def _matches(header: Header, mapping: Mapping) -> bool:
    """Every field of ``match`` has a column, and so has the profile of every network side by side."""
    said = set(header.getters)
    wide = all({"handle", "url"} & set(group) for group in header.wide)
    return bool(mapping.match) and wide and said >= set(mapping.match) and header.share_known >= _ENOUGH


def _date_order(path: Path, sheet: Sheet, header: Header) -> DateOrder | None:
    """By the evidence of each date column over the whole file; dates written year first need none."""
    groups = [header.getters, *header.wide]
    getters = [group[name] for group in groups for name in _DATES if name in group]
    if not getters:
        return None
    evidence = [DateEvidence(path.name) for _ in getters]
    with suppress(BadInput):  # a file that breaks off says so when its rows are read
        for row, cells in sheet.rows:
            for heard, get in zip(evidence, getters, strict=True):
                heard.hear(get(cells).strip())
            if row > _LOOK_AHEAD and not any(heard.is_needed for heard in evidence):
                return None
    decided = {order for heard in evidence if heard.is_needed and (order := heard.decide())}
    if len(decided) != 1 and any(heard.is_needed for heard in evidence):
        raise BadInput(
            say(
                "In {file} nothing tells whether the day or the month goes first: say it. By commands: --dates dmy "
                "(day first) or --dates mdy (month first).",
                file=path.name,
            ),
            file=path.name,
            asks="date_order",
        )
    return decided.pop() if decided else None


def _as_of(path: Path, sheet: Sheet, reading: Reading, options: Options) -> date | None:
    """The register's date: the person who imports says it, or its newest last post, or the day in the file's name.

    Rows that carry their own date need none.
    """
    if options.as_of:
        return options.as_of.date()
    found = _newest_post(sheet, reading) or day_in_name(path)
    if found is None and "as_of" not in reading.header.getters:
        raise BadInput(
            say(
                "{file} does not say of which day it is: say it. By commands: --as-of 2026-03-31.",
                file=path.name,
            ),
            file=path.name,
            asks="as_of",
        )
    return found


def _newest_post(sheet: Sheet, reading: Reading) -> date | None:
    groups = [reading.header.getters, *reading.header.wide]
    getters = [group["last_post_on"] for group in groups if "last_post_on" in group]
    read = _cells.from_serial if sheet.native else str
    told = (read(get(cells)) for _, cells in sheet.rows for get in getters) if getters else iter(())
    days = (_day(text, reading.date_order) for text in told)
    return max((day for day in days if day is not None), default=None)


def _day(text: str, order: DateOrder | None) -> date | None:
    try:
        return _cells.day(text, order)
    except (NotUnderstood, ValueError, OverflowError):
        return None


def day_in_name(path: Path) -> date | None:
    """The last day written in a file's name, such as ``2026-08-01.json``."""
    for year, month, day in reversed(_DAY_IN_NAME.findall(path.name)):
        try:
            return datetime(int(year), int(month), int(day)).date()
        except ValueError:
            continue
    return None


def _title(mapping: Mapping) -> Sentence:
    if not mapping.title and not mapping.titles:
        return KINDS[mapping.kind]
    title = mapping.title
    said = {language: told.replace("{", "{{").replace("}", "}}") for language, told in mapping.titles.items()}
    return Sentence("{title}", {"title": title}, said=said)
