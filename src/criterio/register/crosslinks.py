# SPDX-License-Identifier: EUPL-1.2
"""Whether the administration's site and its profiles name each other: how anybody tells that a profile is official."""

import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from criterio.domain.names import State
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import Sentence, say
from criterio.evidence.networks import canonical, network_of_url, networks
from criterio.networks.visiting import Link, Seen

Visit = Callable[[str, bool], Seen]
"""An address, and whether it is of a federated network."""

MOST_PAGES = 12
"""Pages of the site that are looked at: the first, and those that it says speak of networks or of contact."""

_AT_ONCE = 8
_SPEAKS = re.compile(r"redes|social|xarxes|sare[- ]?sozial|contact|sigue|segueix|networks", re.IGNORECASE)
_ENDED = (State.CLOSED, State.GONE, State.PROPOSED)


@dataclass(frozen=True)
class CrossLink:
    """``by_site``: the site links to the profile, ``as_me`` with ``rel="me"``; ``of_site``: the profile links to it.

    None: it cannot be known, ``why`` tells the reason.
    """

    key: ProfileKey
    by_site: bool | None
    as_me: bool | None
    of_site: bool | None
    why: Sentence | None = None


@dataclass(frozen=True)
class Checked:
    """One check: ``fault`` when the site itself could not be seen, and then nothing is known of ``by_site``."""

    at: datetime
    site: str
    links: tuple[CrossLink, ...] = ()
    fault: Sentence | None = None


def check(site: str, profiles: Iterable[Profile], visit: Visit, at: datetime) -> Checked:
    """Looks at the site and at every profile in use that has an address."""
    seen = _site(site, visit)
    named = _named(seen)
    own = [one for one in profiles if one.declared_state not in _ENDED]
    with ThreadPoolExecutor(_AT_ONCE) as pool:  # they wait for others' servers, not for ours
        links = tuple(pool.map(lambda one: _crosslink(one, site, None if seen[0].fault else named, visit), own))
    return Checked(at, site, links, seen[0].fault)


def _site(site: str, visit: Visit) -> list[Seen]:
    """The first page, and those of the same host that it announces."""
    first = visit(site, False)
    announced = [
        link.address.partition("#")[0]
        for link in first.links
        if _host(link.address) == _host(site) and _SPEAKS.search(f"{link.text} {urlsplit(link.address).path}")
    ]
    others = [address for address in dict.fromkeys(announced) if address.rstrip("/") != site.rstrip("/")]
    return [first, *(visit(address, False) for address in others[: MOST_PAGES - 1])]


def _named(pages: Sequence[Seen]) -> dict[ProfileKey, bool]:
    """The profiles that the pages link to, and whether any of the links says that it is the same."""
    found: dict[ProfileKey, bool] = {}
    for link in (link for page in pages for link in page.links):
        key = _profile_at(link)
        if key is not None:
            found[key] = found.get(key, False) or link.is_me
    return found


def _profile_at(link: Link) -> ProfileKey | None:
    network = network_of_url(link.address)
    return canonical(network, link.address) if network else None


def _crosslink(profile: Profile, site: str, named: dict[ProfileKey, bool] | None, visit: Visit) -> CrossLink:
    by_site = None if named is None else profile.key in named
    as_me = None if named is None else named.get(profile.key, False)
    if not profile.url.startswith(("http://", "https://")):
        return CrossLink(profile.key, by_site, as_me, None, say("The register gives no address of it."))
    tells_all = any(one.name == profile.key.network and one.any_host for one in networks())
    seen = visit(profile.url, tells_all)
    if any(_host(link.address) == _host(site) for link in seen.links):
        return CrossLink(profile.key, by_site, as_me, True)
    if seen.fault is not None:
        return CrossLink(profile.key, by_site, as_me, None, seen.fault)
    if tells_all:
        return CrossLink(profile.key, by_site, as_me, False)
    why = say("Its network shows what a profile says only to who signs in: look at it yourself.")
    return CrossLink(profile.key, by_site, as_me, None, why)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
