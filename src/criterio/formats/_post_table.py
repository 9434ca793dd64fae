# SPDX-License-Identifier: EUPL-1.2
"""Tables with one post a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from criterio.domain.records import POST_METRICS, Owner, Post, Row
from criterio.formats._cells import may_be_damaged
from criterio.formats._headers import Headers, Names
from criterio.formats._kinds import kind_named
from criterio.formats._line import Line
from criterio.formats._tabular import Table

_COUNTS = tuple(name for name in POST_METRICS if name != "watch_seconds")
_USED = frozenset(
    {
        *POST_METRICS,
        *("published_at", "post_id", "permalink", "kind", "text", "labels", "watch_hours"),
        *("is_repost", "owner_id", "owner_handle", "owner_name", "period"),
    }
)
_HANDLE = re.compile(
    r"https?://(?:www\.|m\.)?(?:x|twitter|tiktok|threads)\.(?:com|net)/@?([^/?#]+)/(?:status|video|post|photo)/"
)
_REPOST = re.compile(r"RT @\w+")


@dataclass(frozen=True)
class PostTable(Table):
    """A line says what it can under the names of ``Post`` and of POST_METRICS; other names go to ``Post.extra``.

    ``title`` stands in for a blank ``text``. ``marks_reposts``: a text that begins with ``RT @`` is a repost, and one
    that begins with ``@`` a reply. ``kind`` is the kind of every post where the file does not say.
    """

    network: str
    names: Names
    required: tuple[str | tuple[str, ...], ...]
    dated: str = "published_at"
    fractions: tuple[str, ...] = ("watch_hours",)
    kind: str = ""
    marks_reposts: bool = False
    closing: tuple[str, ...] = ()  # what a line that sums up the others says in place of an identifier
    headers: Headers = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "headers", Headers(self.names, self.required))

    def rows(self, line: Line) -> Iterator[Row]:
        post_id = line.text("post_id").lstrip("'")
        if post_id.casefold() in self.closing:
            return
        published_at = line.moment("published_at")
        if published_at is None:
            raise line.missing("published_at")
        permalink, text = line.text("permalink"), line.text("text", "title")
        is_repost = bool(_REPOST.match(text)) if self.marks_reposts else line.yes("is_repost")
        yield Post(
            owner=self._owner(line, permalink),
            published_at=published_at,
            post_id=post_id,
            permalink=permalink,
            kind=kind_named(line.text("kind")) or self.kind,
            is_repost=is_repost,
            is_reply=text.startswith("@") if self.marks_reposts else None,
            text=text or None,
            labels=line.text("labels"),
            counts=self._counts(line),
            extra=line.rest(_USED),
            row=line.row,
        )

    def _owner(self, line: Line, permalink: str) -> Owner:
        found = _HANDLE.match(permalink)
        handle = line.text("owner_handle") or (found[1] if found and found[1] != "i" else "")
        owner_id = line.text("owner_id")
        return Owner(
            self.network,
            handle=handle,
            external_id="" if may_be_damaged(owner_id) else owner_id,
            name=line.text("owner_name"),
        )

    def _counts(self, line: Line) -> dict[str, float | None]:
        known = line.reading.match.columns
        counts = {name: line.count(name) for name in _COUNTS if name in known}
        if "watch_seconds" in known:
            counts["watch_seconds"] = line.seconds("watch_seconds")
        elif "watch_hours" in known:
            hours = line.count("watch_hours")
            counts["watch_seconds"] = None if hours is None else hours * 3600
        return counts
