# SPDX-License-Identifier: EUPL-1.2
"""Networks by name and address: the same profile, however somebody wrote it, has one key.

The rules are data (``networks.toml``); nothing here knows any network by name.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from urllib.parse import unquote, urlsplit

from criterio.domain.errors import UnknownName
from criterio.domain.profile import Handle, ProfileKey
from criterio.domain.sentence import Sentence, listing, say
from criterio.evidence.load import Stated, rows
from criterio.evidence.names import LONGEST, plain

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_REST_OF_ADDRESS = "(?:[/?&].*)?"
_ALIKE = 0.75
"""From this share of equal letters on, a name is taken for a slip of another: nobody is asked of fewer."""


@dataclass(frozen=True)
class Rule:
    """A pattern, and how what it finds is put together."""

    match: str
    form: str = ""
    host: str = ""
    ignored: str = ""
    keep_case: bool = False


@dataclass(frozen=True, kw_only=True)
class Network(Stated):
    """A network as ``networks.toml`` describes it."""

    name: str
    title: str
    aliases: tuple[str, ...]
    hosts: tuple[str, ...]
    profiles: tuple[Rule, ...]
    written: tuple[Rule, ...]
    posts: tuple[Rule, ...] = ()
    reserved: frozenset[str] = frozenset()
    ignored: str = ""
    any_host: bool = False
    known_by_path: bool = False
    offers: frozenset[str] = frozenset()
    not_offered: frozenset[str] = frozenset()
    closed_on: date | None = None


@dataclass(frozen=True)
class _Address:
    host: str
    path: str  # with its query, without the first slash


def networks() -> tuple[Network, ...]:
    """Every network the house knows, the most used first."""
    return rows("networks", Network)


def network_named(text: str) -> str:
    """The canonical name behind ``X (Twitter)``, ``fb`` or ``Instagram``. Raises UnknownName."""
    name = _names().get(plain(text))
    if name is None:
        raise UnknownName(_unheard_of(text))
    return name


def _unheard_of(text: str) -> Sentence:
    """A slip of the keyboard is told by what it is nearest to."""
    near = get_close_matches(plain(text[:80]), _names(), n=1, cutoff=_ALIKE)
    if near:
        meant = display_name(_names()[near[0]])
        return say("There is no network called {name}. Is it {meant}?", name=text[:80], meant=meant)
    known = listing([network.name for network in networks()])
    return say("There is no network called {name}. Known networks: {known}.", name=text[:80], known=known)


def display_name(network: str) -> str:
    """The network's name as people write it; an unknown one as it came."""
    known = _by_name().get(network)
    return known.title if known else network


def called(key: ProfileKey) -> Sentence:
    """A profile as people call it, the same in every language: ``x:ayto`` → X · ayto.

    It is told by its name where the reader knows it.
    """
    return Sentence("{network} · {handle}", {"network": display_name(key.network), "handle": Handle.of(key)})


def canonical(network: str, handle_or_url: str) -> ProfileKey | None:
    """The key of a profile from any spelling of its handle or address; None when it is not one of this network's."""
    known, text = _by_name().get(network), _clean(handle_or_url)
    if known is None or not text:
        return None
    address = _address(text)
    if address is not None and not _may_host(known, address.host):
        return None
    return _key(known, _first_profile(known, address, text))


def network_of_url(url: str) -> str | None:
    """The network that an address belongs to, of a profile or of a post."""
    address = _address(_clean(url))
    if address is None:
        return None
    owner = _owner(address.host)
    if owner is not None:
        return owner
    by_path = (network for network in networks() if network.known_by_path)
    return next((n.name for n in by_path if _first((*n.posts, *n.profiles), address)), None)


def linked(url: str) -> str:
    """The address of a profile as a browser opens it, where it was written without ``https://``; else as it came."""
    address = _address(_clean(url))
    return f"https://{_clean(url).lstrip('/')}" if address is not None and "://" not in url else url


def post_id_of(network: str, permalink: str) -> str | None:
    """The network's own identifier of a post, from its address."""
    known, address = _by_name().get(network), _address(_clean(permalink))
    if known is None or address is None or not _may_host(known, address.host):
        return None
    return _first(known.posts, address)


def offers(network: str, metric: str) -> bool | None:
    """Whether the network gives this count of a post, or this series, in its files or public pages. None: not known."""
    known = _by_name().get(network)
    if known is None or metric not in known.offers | known.not_offered:
        return None
    return metric in known.offers


def _first_profile(network: Network, address: _Address | None, text: str) -> str | None:
    if address is None:
        return _first(network.written, _Address("", text), reserved=network.reserved, rest="")
    return _first(network.profiles, address, reserved=network.reserved)


def _first(
    rules: Iterable[Rule],
    address: _Address,
    *,
    reserved: frozenset[str] = frozenset(),
    rest: str = _REST_OF_ADDRESS,
) -> str | None:
    return next((found for rule in rules if (found := _find(rule, address, reserved, rest))), None)


def _find(rule: Rule, address: _Address, reserved: frozenset[str], rest: str) -> str | None:
    at_host = _compiled(rule.host or ".*").fullmatch(address.host)
    found = _compiled(f"(?:{rule.match}){rest}").fullmatch(address.path)
    if not (at_host and found):
        return None
    groups = {"host": address.host, **at_host.groupdict(), **found.groupdict()}
    if groups.get("handle", "").lower() in reserved:
        return None
    if "post" in groups:
        return rule.form.format(**groups) or groups["post"]
    return _without(rule.form.format(**groups) or groups["handle"], rule.ignored, rule.keep_case)


def _without(handle: str, ignored: str, keep_case: bool) -> str:
    kept = "".join(character for character in handle if character not in ignored)
    return kept if keep_case else kept.lower()


def _key(network: Network, handle: str | None) -> ProfileKey | None:
    kept = _without(handle or "", network.ignored, keep_case=True).rstrip("/")
    return ProfileKey(network.name, kept) if kept else None


def _may_host(network: Network, host: str) -> bool:
    owner = _owner(host)
    return owner == network.name or (owner is None and network.any_host)


def _owner(host: str) -> str | None:
    labels = host.split(".")
    return next((_hosts()[end] for i in range(len(labels)) if (end := ".".join(labels[i:])) in _hosts()), None)


def _clean(text: str) -> str:
    if len(text) > LONGEST:
        return ""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).strip(" \t\r\n<>\"',;")


def _address(text: str) -> _Address | None:
    """The host and path of what looks like an address of the web, also when it comes without ``https://``."""
    scheme, separator, _ = text.partition("://")
    if separator and scheme.lower() not in ("http", "https"):
        return None
    host, slash, _ = text.partition("/")
    if not separator and not text.startswith("//"):
        looks_like_host = _owner(host.lower()) is not None or (slash and "." in host.strip(".") and "@" not in host)
        if not looks_like_host:
            return None
        text = f"//{text}"
    return _split(text.replace("/#!/", "/"))


def _split(text: str) -> _Address | None:
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return None
    path = re.sub("/{2,}", "/", unquote(parts.path)).strip("/ ")
    return _Address(host.removeprefix("www."), f"{path}?{parts.query}" if parts.query else path) if host else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


@cache
def _by_name() -> dict[str, Network]:
    return {network.name: network for network in networks()}


@cache
def _names() -> dict[str, str]:
    return {plain(alias): n.name for n in networks() for alias in (n.name, n.title, *n.aliases)}


@cache
def _hosts() -> dict[str, str]:
    return {host: network.name for network in networks() for host in network.hosts}
