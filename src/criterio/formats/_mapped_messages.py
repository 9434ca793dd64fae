# SPDX-License-Identifier: EUPL-1.2
"""Rows that are messages of citizens."""

from collections.abc import Iterator
from datetime import datetime

from criterio.domain.records import Message, Row
from criterio.domain.sentence import say
from criterio.formats._mapped_row import RowReader


def messages(reader: RowReader) -> Iterator[Row]:
    received_at = reader.moment("received_at")
    if received_at is None:
        yield from reader.without("received_at", say("A message needs the moment at which it arrived."))
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
