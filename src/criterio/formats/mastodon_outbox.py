# SPDX-License-Identifier: EUPL-1.2
"""What a Mastodon account published: ``outbox.json``, alone or in the archive (ZIP or tar.gz) that the server gives."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from criterio.domain.errors import BadInput
from criterio.domain.profile import ProfileKey
from criterio.domain.records import Owner, Post, Refusal, Row
from criterio.domain.sentence import say
from criterio.formats._format import Options, Recognition
from criterio.formats._json_items import cells, decode, head_and_items, moment, no_date, plain
from criterio.formats._packed import member_names, named, plain_text, tar_text, zip_text

_PUBLIC = {"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"}
_SMALL = 1 << 20


class MastodonOutbox:
    """Public posts and boosts. Messages to chosen people are never read."""

    name = "mastodon_outbox"
    title = say("Mastodon: archive or outbox of an account")
    network = "mastodon"
    yields = "posts"

    def recognise(self, path: Path) -> Recognition | None:
        try:
            with _member(path, "outbox.json") as stream:
                if stream is None:
                    return None
                head, _ = head_and_items(stream, "orderedItems", path.name)
        except (BadInput, ValueError, OSError):
            return None
        return Recognition(self.name) if head.get("type") == "OrderedCollection" else None

    def read(self, path: Path, recognition: Recognition, options: Options) -> Iterator[Row]:
        with _member(path, "actor.json") as stream:
            actor = decode(stream.read(_SMALL), path.name) if stream else {}
        declared = _declared(actor, options)
        with _member(path, "outbox.json") as stream:
            assert stream is not None  # recognise saw it
            _, activities = head_and_items(stream, "orderedItems", path.name)
            for row, activity in activities:
                if isinstance(activity, Refusal):
                    yield activity
                elif _is_public(activity):
                    yield _post(activity, row, declared or _author(activity), options.observed_at)


def _member(path: Path, name: str) -> AbstractContextManager[IO[str] | None]:
    with path.open("rb") as stream:
        start = stream.read(2)
    if start == b"PK":
        found = named(member_names(path), rf"(^|/){name}$")
        return zip_text(path, found[0]) if found else _nothing()
    if start[:1] in (b"{", b"\xef"):
        return plain_text(path) if name == "outbox.json" else _nothing()
    return tar_text(path, name)


@contextmanager
def _nothing() -> Iterator[None]:
    yield None


def _declared(actor: Any, options: Options) -> Owner | None:
    """Whose the archive is, when something says it: its ``actor.json``, or the person who imports."""
    if isinstance(actor, dict) and actor.get("preferredUsername"):
        owner = _at_server(plain(actor["preferredUsername"]), plain(actor.get("id")))
        owner.url, owner.name = plain(actor.get("url")), plain(actor.get("name"))
        return owner
    return Owner("mastodon", ProfileKey.parse(options.profile).handle) if options.profile else None


def _author(activity: Any) -> Owner:
    address = plain(activity.get("actor")) if isinstance(activity, dict) else ""
    return _at_server(address.rstrip("/").rpartition("/")[2].lstrip("@"), address)


def _at_server(user: str, address: str) -> Owner:
    try:
        server = urlsplit(address).hostname or ""
    except ValueError:
        server = ""
    return Owner("mastodon", f"{user}@{server}" if server else user, external_id=address)


def _is_public(activity: Any) -> bool:
    """An activity that names nobody says nothing of its audience: what was in an outbox was published."""
    if not isinstance(activity, dict):
        return True
    audience = [*_list(activity.get("to")), *_list(activity.get("cc"))]
    return not audience or any(one in _PUBLIC for one in audience if isinstance(one, str))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _post(activity: Any, row: int, owner: Owner, observed_at: datetime | None) -> Row:
    if not isinstance(activity, dict) or activity.get("type") not in ("Create", "Announce"):
        return Refusal(row, "type", plain(activity)[:200], say("This is neither a post nor a boost."), cells(activity))
    note = activity.get("object")
    published_at = moment(activity.get("published"))
    if published_at is None:
        return no_date(row, "published", activity)
    if activity["type"] == "Announce":
        return Post(owner, published_at, _last(note), is_repost=True, observed_at=observed_at, row=row)
    if not isinstance(note, dict):
        return Refusal(row, "object", plain(note)[:200], say("This is not a post."), cells(activity))
    text = to_text(plain(note.get("content")))
    attachments = [one for one in _list(note.get("attachment")) if isinstance(one, dict)]
    return Post(
        owner,
        published_at,
        post_id=_last(note.get("id")),
        permalink=plain(note.get("url")) or plain(note.get("id")),
        is_repost=False,
        is_reply=bool(note.get("inReplyTo")),
        language=_language(note),
        text=text,
        length=len(text),
        media=_media(attachments),
        has_alt_text=all(plain(one.get("name")).strip() for one in attachments) if attachments else None,
        observed_at=observed_at,
        row=row,
    )


def _last(address: Any) -> str:
    return plain(address).rstrip("/").rpartition("/")[2] if isinstance(address, str) else ""


def _language(note: dict[str, Any]) -> str:
    by_language = note.get("contentMap")
    return plain(next(iter(by_language), "")) if isinstance(by_language, dict) and len(by_language) == 1 else ""


def _media(attachments: list[dict[str, Any]]) -> str:
    return plain(attachments[0].get("mediaType")).partition("/")[0] if attachments else ""


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "li"):
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def to_text(html: str) -> str:
    """HTML as the text that people read."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts).strip()


FORMAT = MastodonOutbox()
