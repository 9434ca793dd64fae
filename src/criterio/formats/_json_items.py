# SPDX-License-Identifier: EUPL-1.2
"""The objects of a long JSON list, one at a time, however large the file: what archives of platforms are made of."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Any

from criterio.domain.errors import BadInput
from criterio.domain.records import Refusal
from criterio.domain.sentence import say

_CHUNK = 1 << 20
_LARGEST_ITEM = 32 << 20
_LARGEST_HEAD = 1 << 20
_SPACE = re.compile(r"[\s,]*")
_OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
_SURROGATES = re.compile("[\ud800-\udfff]")

decoder = json.JSONDecoder(parse_constant=lambda _: None)  # NaN and Infinity are not known, they are not numbers


def head_and_items(stream: IO[str], key: str, file: str) -> tuple[dict[str, Any], Iterator[tuple[int, Any]]]:
    """What an object says before its list ``key``, and the list's items as :func:`items` gives them."""
    opening = re.compile(rf'"{re.escape(key)}"\s*:\s*\[')
    text = ""
    while not (found := opening.search(text)):
        more = stream.read(_CHUNK)
        text += more
        if not more or len(text) > _LARGEST_HEAD + _CHUNK:
            raise _broken(file)
    head = decode(text[: found.end()] + "]}", file)
    if not isinstance(head, dict):
        raise _broken(file)
    return head, items(stream, file, text[found.end() :])


def items(stream: IO[str], file: str, pending: str = "") -> Iterator[tuple[int, Any]]:
    """Each item of a list whose opening bracket was read already, with its number from 1.

    A list that breaks off gives a Refusal as its last item; BadInput is raised when nothing could be read before.
    """
    number, at = 0, 0
    while True:
        at = _SPACE.match(pending, at).end()  # type: ignore[union-attr]  # an empty match is a match
        if pending.startswith("]", at):
            return
        try:
            item, at = decoder.raw_decode(pending, at)
        except (ValueError, RecursionError) as fault:
            more = stream.read(_CHUNK) if not isinstance(fault, RecursionError) else ""
            pending, at = pending[at:] + more, 0
            if more and len(pending) <= _LARGEST_ITEM:
                continue
            if not number:
                raise _broken(file) from None
            yield (
                number + 1,
                Refusal(number + 1, "", pending[:200], say("The file breaks off here. Export it again, whole.")),
            )
            return
        number += 1
        yield number, item


def decode(text: str, file: str) -> Any:
    """JSON text as values. Raises BadInput naming the file."""
    try:
        return decoder.decode(text)
    except (ValueError, RecursionError):
        raise _broken(file) from None


def plain(value: Any) -> str:
    """A JSON value as text that can be stored: nothing for null, no halves of characters."""
    return _SURROGATES.sub("\ufffd", value) if isinstance(value, str) else "" if value is None else str(value)


def moment(value: Any) -> datetime | None:
    """An ISO 8601 time with its offset as aware UTC; None when it is not one, or older than any network."""
    try:
        when = datetime.fromisoformat(plain(value)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return when if when > _OLDEST else None


def cells(item: Any) -> dict[str, str]:
    """An item as a row that can be shown and mended."""
    return {str(name): plain(value)[:1000] for name, value in item.items()} if isinstance(item, dict) else {}


def no_date(row: int, column: str, item: Any) -> Refusal:
    """The refusal of an item whose date says nothing."""
    value = plain(item.get(column))[:200] if isinstance(item, dict) else ""
    return Refusal(row, column, value, say("This is not a date. Write it as 2026-03-31T10:00:00Z."), cells(item))


def _broken(file: str) -> BadInput:
    return BadInput(say("{file} cannot be read as JSON. Export it again, whole.", file=file), file=file)
