# SPDX-License-Identifier: EUPL-1.2
"""A public channel as Telegram Desktop exports it (``result.json``). It carries no views."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from criterio.domain.errors import BadInput
from criterio.domain.profile import ProfileKey
from criterio.domain.records import Owner, Post, Refusal, Row
from criterio.domain.sentence import say
from criterio.formats._format import Options, Recognition
from criterio.formats._json_items import head_and_items, no_date, plain
from criterio.formats._packed import plain_text

_MEDIA = {"video_file": "video", "video_message": "video", "animation": "video", "voice_message": "audio"}
_OLDEST = 2013  # the year in which Telegram began


class TelegramExport:
    """Only public channels: groups and private chats belong to the people who write in them."""

    name = "telegram_export"
    title = say("Telegram: export of a public channel")
    network = "telegram"
    yields = "posts"

    def recognise(self, path: Path) -> Recognition | None:
        try:
            with plain_text(path) as stream:
                if stream.read(1).lstrip() != "{":
                    return None
                stream.seek(0)
                head, _ = head_and_items(stream, "messages", path.name)
        except (BadInput, ValueError):
            return None
        return Recognition(self.name) if head.get("type") == "public_channel" else None

    def read(self, path: Path, recognition: Recognition, options: Options) -> Iterator[Row]:
        with plain_text(path) as stream:
            head, messages = head_and_items(stream, "messages", path.name)
            handle = ProfileKey.parse(options.profile).handle if options.profile else ""
            owner = Owner("telegram", handle, external_id=plain(head.get("id")), name=plain(head.get("name")))
            for row, message in messages:
                if not (isinstance(message, dict) and message.get("type") == "service"):
                    yield _post(message, row, owner, options)


def _post(message: Any, row: int, owner: Owner, options: Options) -> Row:
    if isinstance(message, Refusal):
        return message
    if not isinstance(message, dict):
        return Refusal(row, "messages", plain(message)[:200], say("This is not a message."))
    published_at = _moment(message, "date", options.time_zone)
    if published_at is None:
        return no_date(row, "date", message)
    text, post_id = _text(message.get("text")), plain(message.get("id"))
    edited_at = _moment(message, "edited", options.time_zone)
    return Post(
        owner,
        published_at,
        post_id=post_id,
        permalink=f"https://t.me/{owner.handle}/{post_id}" if owner.handle and post_id else "",
        is_repost="forwarded_from" in message,
        is_reply="reply_to_message_id" in message,
        text=text,
        length=len(text),
        media=_media(message),
        counts=_counts(message),
        extra={"edited_at": edited_at.isoformat()} if edited_at else {},
        observed_at=options.observed_at,
        row=row,
    )


def _moment(message: dict[str, Any], name: str, time_zone: str) -> datetime | None:
    """The exact second when the export gives it; older exports only say the exporting computer's local time."""
    try:
        if message.get(f"{name}_unixtime"):
            when = datetime.fromtimestamp(int(plain(message[f"{name}_unixtime"])), UTC)
        else:
            when = datetime.fromisoformat(plain(message.get(name))).replace(tzinfo=ZoneInfo(time_zone)).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return when if when.year >= _OLDEST else None


def _text(value: Any) -> str:
    parts = value if isinstance(value, list) else [value]
    return "".join(plain(part.get("text")) if isinstance(part, dict) else plain(part) for part in parts)


def _media(message: dict[str, Any]) -> str:
    if "photo" in message:
        return "image"
    return _MEDIA.get(plain(message.get("media_type")), "file" if "file" in message else "")


def _counts(message: dict[str, Any]) -> dict[str, float | None]:
    """Reactions, where the export is recent enough to list them. An export without them does not say none."""
    reactions = message.get("reactions")
    if not isinstance(reactions, list):
        return {}
    counts = [one.get("count") for one in reactions if isinstance(one, dict)]
    return {"reactions": float(sum(n for n in counts if isinstance(n, int) and 0 <= n < 10**12))}


FORMAT = TelegramExport()
