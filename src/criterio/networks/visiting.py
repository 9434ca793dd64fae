# SPDX-License-Identifier: EUPL-1.2
"""Looks at a page of the web as a stranger does, and tells which addresses it links to."""

import json
import ssl
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.parse import urljoin, urlsplit

from criterio.domain.sentence import Sentence, say
from criterio.networks._reach import Inside, connection

LARGEST = 2_000_000
"""Bytes that are read of a page: links of a site are at its head or at its foot."""

MOST_MOVES = 5
_ASKS = {
    "User-Agent": "Criterio (check of links between a site and its profiles)",
    "Accept": "text/html,application/activity+json;q=0.9,application/json;q=0.5",
    "Accept-Encoding": "identity",
}
_ACTOR = _ASKS | {"Accept": "application/activity+json,text/html;q=0.5"}


@dataclass(frozen=True)
class Link:
    """Where a page leads to, whole; ``text`` as it is read; ``is_me``: it says that both are one (``rel="me"``)."""

    address: str
    text: str = ""
    is_me: bool = False


@dataclass(frozen=True)
class Seen:
    """A page as it was seen. ``fault`` tells why it could not be; then nothing is known of its links."""

    address: str
    links: tuple[Link, ...] = ()
    fault: Sentence | None = None


def visit(address: str, near: Collection[str] = (), is_actor: bool = False) -> Seen:
    """The page that the address leads to at last. ``is_actor``: of a federated network, which tells it to programs."""
    here = address
    try:
        for _ in range(MOST_MOVES):
            moved, seen = _ask(here, near, _ACTOR if is_actor else _ASKS)
            if seen is not None:
                return seen
            here = urljoin(here, moved)
    except Inside:
        return Seen(address, fault=say("It leads into the inner network: it was not visited."))
    except ssl.SSLError:
        return Seen(address, fault=say("Its certificate is not valid."))
    except (OSError, HTTPException, ValueError, RecursionError):  # the last, of JSON that is too deep
        return Seen(address, fault=say("Nobody answers there."))
    return Seen(address, fault=say("It leads from one address to the next without end."))


def _ask(address: str, near: Collection[str], asks: dict[str, str]) -> tuple[str, Seen | None]:
    """Where it has moved to, or what is there."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(address)
    opened = connection(parts.hostname, parts.port, parts.scheme == "https", near)
    try:
        opened.request("GET", f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}", headers=asks)
        answer = opened.getresponse()
        if answer.status in (301, 302, 303, 307, 308):
            return answer.headers.get("Location", ""), None
        if answer.status != 200:
            return "", Seen(address, fault=say("It answers with the number {status}.", status=answer.status))
        return "", Seen(address, tuple(_links(answer, address)))
    finally:
        opened.close()


def _links(answer: HTTPResponse, address: str) -> Iterator[Link]:
    text = _text(answer.read(LARGEST), answer.headers.get_content_charset() or "utf-8")
    if "json" in answer.headers.get_content_type():
        said = json.loads(text)
        fields = said.get("attachment") if isinstance(said, dict) else None
        text = " ".join(_told(field) for field in _listed(fields) if isinstance(field, dict))
    yield from links_of(text, address)


def _text(content: bytes, charset: str) -> str:
    """In the letters that the page says, if there is such a thing."""
    try:
        return content.decode(charset, "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def _listed(said: Any) -> list[Any]:
    return said if isinstance(said, list) else [said]


def _told(field: dict[str, Any]) -> str:
    """A field of a federated profile; a bare address counts as a link."""
    value = str(field.get("value", ""))
    return f'<a href="{value}">' if value.startswith(("http://", "https://")) else value


def links_of(html: str, address: str) -> list[Link]:
    """The links of a page that stands at ``address``, in order. Broken HTML gives what can be read of it."""
    reading = _Reading(address)
    reading.feed(html)
    reading.close()
    return reading.found


class _Reading(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.base, self.found, self._open = address, list[Link](), False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "base" and told.get("href"):
            self.base = urljoin(self.base, told["href"])
        elif tag in ("a", "link", "area") and told.get("href"):
            self._open = tag == "a"
            self.found.append(Link(self._whole(told["href"]), "", "me" in told.get("rel", "").lower().split()))

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "a"

    def handle_data(self, data: str) -> None:
        if self._open and self.found:
            last = self.found[-1]
            self.found[-1] = Link(last.address, f"{last.text}{data}"[:200], last.is_me)

    def _whole(self, href: str) -> str:
        try:
            return urljoin(self.base, href.strip())
        except ValueError:
            return href
