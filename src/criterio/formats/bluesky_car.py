# SPDX-License-Identifier: EUPL-1.2
"""A Bluesky repository (CAR file): everything that one account wrote, and nothing of how others answered."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import libipld

from criterio.domain.errors import BadInput
from criterio.domain.profile import ProfileKey
from criterio.domain.records import Owner, Post, Row
from criterio.domain.sentence import say
from criterio.formats._format import Options, Recognition
from criterio.formats._json_items import moment, no_date, plain

_POST, _REPOST = "app.bsky.feed.post", "app.bsky.feed.repost"
_LARGEST = 256 << 20
_DEEPEST = 256  # a tree of 10^9 records is some 16 levels deep
_MEDIA = {"app.bsky.embed.images": "image", "app.bsky.embed.video": "video", "app.bsky.embed.external": "link"}


class BlueskyCar:
    """Posts and reposts; likes and follows are left where they are."""

    name = "bluesky_car"
    title = say("Bluesky: repository of an account (CAR)")
    network = "bluesky"
    yields = "posts"

    def recognise(self, path: Path) -> Recognition | None:
        try:
            with path.open("rb") as stream:
                start = stream.read(200)
        except OSError:
            return None
        return Recognition(self.name) if b"eroots" in start and b"gversion" in start else None

    def read(self, path: Path, recognition: Recognition, options: Options) -> Iterator[Row]:
        did, records = _repository(path)
        handle = ProfileKey.parse(options.profile).handle if options.profile else ""
        owner = Owner("bluesky", handle, external_id=did)
        for row, (collection, key, record) in enumerate(records, start=1):
            if collection in (_POST, _REPOST):
                yield _post(record, row, collection == _REPOST, key, owner, options.observed_at)


def _repository(path: Path) -> tuple[str, Iterator[tuple[str, str, Any]]]:
    """The account's identifier, and (collection, record key, record) in the order of the tree."""
    if path.stat().st_size > _LARGEST:
        raise BadInput(say("{file} is larger than any repository of Bluesky.", file=path.name), file=path.name)
    try:
        header, blocks = libipld.decode_car(path.read_bytes())
        commit = blocks[header["roots"][0]]
        did, root = plain(commit["did"]), commit["data"]
    except (ValueError, KeyError, IndexError, TypeError, OSError, RecursionError):
        raise BadInput(
            say("{file} is not a whole Bluesky repository. Download it again.", file=path.name), file=path.name
        ) from None
    return did, _records(blocks, root)


def _records(blocks: dict[bytes, Any], root: Any) -> Iterator[tuple[str, str, Any]]:
    """A node's left tree, then each entry and the tree at its right.

    A key shares its first ``p`` bytes with the key before it in the same node (AT Protocol, "Repository", MST).
    """
    seen: set[Any] = set()

    def walk(cid: Any, depth: int) -> Iterator[tuple[str, str, Any]]:
        node = blocks.get(cid) if isinstance(cid, bytes) else None
        if not isinstance(node, dict) or cid in seen or depth > _DEEPEST:
            return
        seen.add(cid)
        yield from walk(node.get("l"), depth + 1)
        key = b""
        for entry in _entries(node):
            key = key[: entry["p"]] + entry["k"]
            collection, _, name = key.decode("utf-8", "replace").partition("/")
            value = entry.get("v")
            yield collection, name, blocks.get(value) if isinstance(value, bytes) else None
            yield from walk(entry.get("t"), depth + 1)

    return walk(root, 0)


def _entries(node: dict[str, Any]) -> list[dict[str, Any]]:
    found = node.get("e")
    return [
        entry
        for entry in (found if isinstance(found, list) else [])
        if isinstance(entry, dict) and isinstance(entry.get("p"), int) and isinstance(entry.get("k"), bytes)
    ]


def _post(record: Any, row: int, is_repost: bool, key: str, owner: Owner, observed_at: datetime | None) -> Row:
    record = record if isinstance(record, dict) else {}
    published_at = moment(record.get("createdAt"))
    if published_at is None:
        return no_date(row, "createdAt", record)
    if is_repost:
        return Post(owner, published_at, post_id=key, is_repost=True, observed_at=observed_at, row=row)
    text = plain(record.get("text"))
    media, has_alt_text = _media(record.get("embed"))
    languages = record.get("langs")
    return Post(
        owner,
        published_at,
        post_id=key,
        permalink=f"https://bsky.app/profile/{owner.external_id}/post/{key}",
        is_repost=False,
        is_reply=record.get("reply") is not None,
        language=plain(languages[0]) if isinstance(languages, list) and languages else "",
        text=text,
        length=len(text),
        media=media,
        has_alt_text=has_alt_text,
        observed_at=observed_at,
        row=row,
    )


def _media(embed: Any) -> tuple[str, bool | None]:
    """What is embedded, and whether every image or video of it is described."""
    if isinstance(embed, dict) and isinstance(embed.get("media"), dict):  # a quotation with media beside it
        embed = embed["media"]
    if not isinstance(embed, dict):
        return "", None
    media = _MEDIA.get(plain(embed.get("$type")), "")
    if media not in ("image", "video"):
        return media, None
    pictures = embed.get("images") if media == "image" else [embed]
    described = [isinstance(one, dict) and bool(plain(one.get("alt")).strip()) for one in pictures or []]
    return media, all(described) if described else None


FORMAT = BlueskyCar()
