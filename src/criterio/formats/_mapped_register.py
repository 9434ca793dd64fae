# SPDX-License-Identifier: EUPL-1.2
"""Rows that are lines of a register: a profile each, or a unit with a column for each network."""

from collections.abc import Iterator
from datetime import date

from criterio.domain.profile import RegisterEntry
from criterio.domain.records import Listed, Point, Row
from criterio.domain.sentence import say
from criterio.formats._mapped_header import Getter
from criterio.formats._mapped_row import RowReader

_FOLLOWERS = "followers"


def register(reader: RowReader) -> Iterator[Row]:
    as_of = reader.day("as_of") or reader.reading.as_of
    if as_of is None:
        yield from reader.without("as_of", say("This row does not say of which day it is."))
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
