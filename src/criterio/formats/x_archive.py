# SPDX-License-Identifier: EUPL-1.2
"""The archive that X gives to the holder of an account: a ZIP whose ``data/tweets.js`` lists everything it posted."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from criterio.domain.errors import BadInput
from criterio.domain.profile import ProfileKey
from criterio.domain.records import Owner, Post, Refusal, Row
from criterio.domain.sentence import say
from criterio.formats._format import Options, Recognition
from criterio.formats._json_items import cells, decode, items, moment, no_date, plain
from criterio.formats._packed import member_names, named, zip_text

_POSTS = r"(^|/)tweets?(-part\d+)?\.js$"
_ACCOUNT = r"(^|/)account\.js$"
_MANIFEST = r"(^|/)manifest\.js$"
_SMALL = 1 << 20
_MEDIA = {"photo": "image", "video": "video", "animated_gif": "video"}


class XArchive:
    """Reads ``window.YTD.… = [ … ]`` as JSON from its bracket on; nothing in the file is ever run."""

    name = "x_archive"
    title = say("X: archive of an account")
    network = "x"
    yields = "posts"

    def recognise(self, path: Path) -> Recognition | None:
        return Recognition(self.name) if named(member_names(path), _POSTS) else None

    def read(self, path: Path, recognition: Recognition, options: Options) -> Iterator[Row]:
        names = member_names(path)
        owner = _owner(path, names, options)
        observed_at = options.observed_at or _made_at(path, names)
        row = 0
        for name in named(names, _POSTS):
            with zip_text(path, name) as stream:
                start = stream.read(_SMALL)
                if "[" not in start:
                    raise BadInput(say("{file} holds no list of posts.", file=name), file=name)
                for _, item in items(stream, name, start.partition("[")[2]):
                    row += 1
                    yield _post(item, row, owner, observed_at)


def _owner(path: Path, names: list[str], options: Options) -> Owner:
    account = _first(path, names, _ACCOUNT).get("account")
    if isinstance(account, dict) and account.get("username"):
        name = plain(account.get("accountDisplayName"))
        return Owner("x", plain(account["username"]), external_id=plain(account.get("accountId")), name=name)
    return Owner("x", ProfileKey.parse(options.profile).handle if options.profile else "")


def _made_at(path: Path, names: list[str]) -> datetime | None:
    info = _first(path, names, _MANIFEST).get("archiveInfo")
    return moment(info.get("generationDate")) if isinstance(info, dict) else None


def _first(path: Path, names: list[str], pattern: str) -> dict[str, Any]:
    """The object, or the first of the list, that a small file of the archive assigns; empty when it is not there."""
    for name in named(names, pattern):
        with zip_text(path, name) as stream:
            value = decode(stream.read(_SMALL).partition("=")[2], name)
        first = value[0] if isinstance(value, list) and value else value
        return first if isinstance(first, dict) else {}
    return {}


def _post(item: Any, row: int, owner: Owner, observed_at: datetime | None) -> Row:
    if isinstance(item, Refusal):
        return Refusal(row, item.column, item.value, item.reason)
    tweet = item.get("tweet", item) if isinstance(item, dict) else {}
    if not isinstance(tweet, dict) or not tweet:
        return Refusal(row, "tweet", plain(item)[:200], say("This is not a post."), cells(item))
    published_at = _published_at(tweet)
    if published_at is None:
        return no_date(row, "created_at", tweet)
    text = plain(tweet.get("full_text", tweet.get("text")))
    post_id = plain(tweet.get("id_str", tweet.get("id")))
    is_repost = text.startswith("RT @") or tweet.get("retweeted") is True
    return Post(
        owner,
        published_at,
        post_id=post_id,
        permalink=f"https://x.com/{owner.handle or 'i'}/status/{post_id}" if post_id else "",
        is_repost=is_repost,
        is_reply=bool(tweet.get("in_reply_to_status_id_str") or tweet.get("in_reply_to_status_id")),
        language=_language(tweet),
        text=text,
        length=len(text),
        media=_media(tweet),
        counts={} if is_repost else _counts(tweet),  # a repost's counts belong to whoever wrote it
        observed_at=observed_at,
        row=row,
    )


def _published_at(tweet: dict[str, Any]) -> datetime | None:
    try:
        return datetime.strptime(plain(tweet.get("created_at")), "%a %b %d %H:%M:%S %z %Y").astimezone(UTC)
    except (ValueError, OverflowError):
        return moment(tweet.get("created_at"))


def _language(tweet: dict[str, Any]) -> str:
    language = plain(tweet.get("lang"))
    return "" if language in {"und", "zxx"} or language.startswith("q") else language


def _media(tweet: dict[str, Any]) -> str:
    for part in ("extended_entities", "entities"):
        holder = tweet.get(part)
        found = holder.get("media") if isinstance(holder, dict) else None
        if isinstance(found, list) and found and isinstance(found[0], dict):
            return _MEDIA.get(plain(found[0].get("type")), "")
    return ""


def _counts(tweet: dict[str, Any]) -> dict[str, float | None]:
    return {
        "reactions": _count(tweet.get("favorite_count")),
        "shares": _count(tweet.get("retweet_count")),
    }


def _count(value: Any) -> float | None:
    text = plain(value)
    return float(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


FORMAT = XArchive()
