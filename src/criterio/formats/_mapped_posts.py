# SPDX-License-Identifier: EUPL-1.2
"""Rows that are posts."""

from collections.abc import Iterator

from criterio.domain.records import POST_METRICS, Post, Row
from criterio.domain.sentence import say
from criterio.formats._mapped_row import RowReader


def posts(reader: RowReader) -> Iterator[Row]:
    published_at = reader.moment("published_at")
    if published_at is None:
        yield from reader.without("published_at", say("A post needs the moment at which it was published."))
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
        extra=reader.unknown(),
        observed_at=reader.end_of("counts_as_of") or reader.reading.observed_at,
        row=reader.row,
    )
    yield from reader.faults
