# SPDX-License-Identifier: EUPL-1.2
"""Turns what files say into rows of the history: every row under its profile, its civil day and its key."""

import hashlib
import hmac
import json
import math
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from criterio.collect.belonging import Belonging
from criterio.collect.resolving import Resolver
from criterio.domain.errors import BadInput
from criterio.domain.profile import ProfileKey
from criterio.domain.records import POST_METRICS, Message, Owner, Point, Post
from criterio.domain.sentence import say
from criterio.evidence.networks import post_id_of
from criterio.formats._cells import is_damaged

_MOST = 2**53  # beyond it a spreadsheet no longer counts in units


@dataclass(frozen=True)
class Placer:
    """Places rows of one import. ``doubtful`` are profiles read as zeros from end to end: their counts are unknown.

    ``ids_damaged``: the file's identifiers were rounded by a spreadsheet, although each looks whole.
    """

    resolver: Resolver
    zone: ZoneInfo
    observed_at: datetime
    source: int
    secret: bytes
    doubtful: frozenset[str] = frozenset()
    ids_damaged: bool = False
    belonging: Belonging = field(default_factory=Belonging)

    def post(self, post: Post) -> dict[str, Any]:
        """Raises BadInput when nothing says whose it is, and RuleBroken when it is of others."""
        self.resolver.hear(post.owner, post.permalink)
        key = self._key(post.owner)
        damaged = bool(post.post_id) and (self.ids_damaged or is_damaged(post.post_id))
        known = {} if str(key) in self.doubtful else post.counts
        return {
            "profile": str(key),
            "network": key.network,
            "post_key": _post_key(key, post, damaged),
            "post_id": post.post_id or None,
            "id_damaged": damaged,
            "permalink": post.permalink or None,
            "published_at": _naive(post.published_at),
            "day": post.published_at.astimezone(self.zone).date(),
            "kind": post.kind or None,
            "is_repost": post.is_repost,
            "is_reply": post.is_reply,
            "is_paid": post.is_paid,
            "language": post.language or None,
            "length": post.length if post.length is not None else _length(post.text),
            "media": post.media or None,
            "has_alt_text": post.has_alt_text,
            "text": post.text,
            "labels": post.labels or None,
            "followers": post.followers,
            **{name: _count(name, known.get(name), post.row) for name in POST_METRICS},
            "extra": json.dumps(post.extra, ensure_ascii=False) if post.extra else None,
            **self._origin(post.observed_at, post.row),
        }

    def point(self, point: Point) -> dict[str, Any]:
        """Raises BadInput when nothing says whose it is, and RuleBroken when it is of others."""
        key = self._key(point.owner) if point.owner else None
        subject = str(key) if key else point.subject or "all"
        if key is None:
            self.belonging.see_subject(subject)
        return {
            "subject": subject,
            "network": key.network if key else None,
            "metric": point.metric,
            "dimension": point.dimension,
            "day": point.day,
            "value": point.value,
            **self._origin(point.observed_at, point.row),
        }

    def message(self, message: Message) -> dict[str, Any]:
        """The author leaves as a keyed hash: nobody can be followed from one town hall to another."""
        key = self._key(message.owner)
        return {
            "profile": str(key),
            "network": key.network,
            "message_key": message.message_id or _digest(key, message.received_at, message.author, message.subject),
            "author": hmac.new(self.secret, message.author.encode(), hashlib.sha256).hexdigest()[:24]
            if message.author
            else None,
            "received_at": _naive(message.received_at),
            "day": message.received_at.astimezone(self.zone).date(),
            "answered_at": _naive(message.answered_at) if message.answered_at else None,
            "kind": message.kind or None,
            "subject": message.subject or None,
            "state": message.state or None,
            **self._origin(None, message.row),
        }

    def _key(self, owner: Owner) -> ProfileKey:
        key = self.resolver.key_of(owner)
        self.belonging.see_profile(key)
        return key

    def _origin(self, observed_at: datetime | None, row: int) -> dict[str, Any]:
        return {"observed_at": _naive(observed_at or self.observed_at), "source": self.source, "row": row}


def _post_key(key: ProfileKey, post: Post, damaged: bool) -> str:
    """What the network calls the post, if it is safe: never a damaged identifier."""
    native = post_id_of(key.network, post.permalink) if post.permalink else None
    if native:
        return native
    if post.permalink:
        return post.permalink
    if post.post_id and not damaged:
        return post.post_id
    return _digest(key, post.published_at, post.text or "", post.media)


def _digest(*parts: object) -> str:
    return "~" + hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:24]


def _naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def _length(text: str | None) -> int | None:
    return len(text) if text is not None else None


def _count(name: str, value: float | None, row: int) -> float | int | None:
    if value is None:
        return None
    if not math.isfinite(value) or abs(value) > _MOST:
        raise BadInput(say("{value} cannot be a count.", value=str(value)), row=row, column=name, value=str(value))
    return value if name == "watch_seconds" else round(value)
