# SPDX-License-Identifier: EUPL-1.2
"""Whose a row is: from what the file says, what the register knows, and what the person who imports adds."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from criterio.domain.errors import BadInput, UnknownName
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.records import Owner
from criterio.domain.sentence import say
from criterio.evidence.networks import canonical, display_name, network_named
from criterio.formats._format import Options


class Resolver:
    """Finds the profile of each row, and remembers what the file taught about profiles (``seen``).

    In order: the handle or address in the row; an identifier that the register knows; the profile that was given with
    the import; a name that the register knows; the name that stands in the addresses of most of its posts; the only
    profile that the register has on that network; an identifier nobody knew yet.
    """

    def __init__(self, profiles: Iterable[Profile], hint: ProfileKey | None = None) -> None:
        self._hint = hint
        self._present: dict[str, ProfileKey] = {}
        self._by_id: dict[tuple[str, str], ProfileKey] = {}
        self._by_name: dict[tuple[str, str], set[ProfileKey]] = {}
        self._on: dict[str, list[ProfileKey]] = {}
        self._unnumbered: set[str] = set()
        self._heard: dict[tuple[str, str], Counter[ProfileKey]] = {}
        self._by_number: set[ProfileKey] = set()
        self._answers: dict[tuple[str, str, str, str, str], ProfileKey] = {}
        self.seen: dict[ProfileKey, Owner] = {}
        for profile in profiles:
            self._learn(profile)

    def hear(self, owner: Owner, permalink: str) -> None:
        """A post of a profile that the file knows by a bare number: its address may have the profile's name."""
        if permalink and owner.external_id and not (owner.handle or owner.url):
            found = canonical(network_named(owner.network), permalink)
            if found and not found.handle.isdigit():
                self._heard.setdefault((found.network, owner.external_id), Counter())[found] += 1

    def was_early(self) -> bool:
        """Whether some row was placed before what a later one told, and would now be placed otherwise.

        Then all is forgotten but what was heard, for the rows to be read again.
        """
        if all(self._find(Owner(*asked)) == key for asked, key in self._answers.items()):
            return False
        self._answers, self.seen = {}, {}
        self._by_number.clear()
        return True

    def stranger(self) -> Owner | None:
        """The one profile of the file that has but a number, where the register has some on its network without one.

        One of those it may be: only a person knows.
        """
        numbered = [self.seen[key] for key in self._by_number if key in self.seen]
        return numbered[0] if len(numbered) == 1 and numbered[0].network in self._unnumbered else None

    def key_of(self, owner: Owner) -> ProfileKey:
        """Raises BadInput when nothing says whose the row is; then the whole file needs ``--profile``."""
        asked = (owner.network, owner.handle, owner.url, owner.external_id, owner.name)
        if asked not in self._answers:
            key = self._find(owner)
            self._answers[asked] = key
            known = self.seen.get(key)
            if known is None or (owner.external_id and not known.external_id):
                self.seen[key] = owner
        return self._answers[asked]

    def _find(self, owner: Owner) -> ProfileKey:
        network = network_named(owner.network) if owner.network else self._hint.network if self._hint else ""
        said = canonical(network, owner.url) or canonical(network, owner.handle)
        found = (
            said
            or self._by_id.get((network, owner.external_id))
            or self._given(network)
            or self._named(network, owner.name)
            or self._addressed(network, owner.external_id)
            or self._only(network)
            or self._numbered(network, owner.external_id)
        )
        if found is None and not network:
            raise BadInput(
                say("Nothing tells whose this is: say it. By commands: --profile NETWORK:name"), asks="profile"
            )
        if found is None:
            raise BadInput(
                say(
                    "Nothing tells whose this is on {name}: say it. By commands: --profile {network}:name",
                    name=display_name(network),
                    network=network,
                ),
                asks="profile",
            )
        return self._present.get(str(found), found)

    def _given(self, network: str) -> ProfileKey | None:
        return self._hint if self._hint and self._hint.network == network else None

    def _named(self, network: str, name: str) -> ProfileKey | None:
        keys = self._by_name.get((network, name.casefold()), set())
        return next(iter(keys)) if len(keys) == 1 else None

    def _addressed(self, network: str, number: str) -> ProfileKey | None:
        heard = self._heard.get((network, number))
        return heard.most_common(1)[0][0] if heard else None

    def _numbered(self, network: str, number: str) -> ProfileKey | None:
        found = canonical(network, number)
        if found:
            self._by_number.add(found)
        return found

    def _only(self, network: str) -> ProfileKey | None:
        keys = self._on.get(network, [])
        return keys[0] if len(keys) == 1 else None

    def _learn(self, profile: Profile) -> None:
        key = profile.key
        for alias in profile.aliases:
            self._present[alias] = key
            network, _, number = alias.partition(":")
            if number.isdigit():
                self._by_id[network, number] = key
        if profile.external_id:
            self._by_id[key.network, profile.external_id] = key
        elif not key.handle.isdigit():
            self._unnumbered.add(key.network)
        if profile.name:
            self._by_name.setdefault((key.network, profile.name.casefold()), set()).add(key)
        self._on.setdefault(key.network, []).append(key)


def hinted(text: str) -> ProfileKey | None:
    """``network:handle`` as a person types it, or ``network@handle`` as a folder is named. None when it is neither.

    Raises UnknownName when the network does not exist.
    """
    for mark in (":", "@"):
        network, found, handle = text.partition(mark)
        if found and network and handle:
            return canonical(network_named(network), handle)
    return None


def owner_hint(path: Path, options: Options) -> ProfileKey | None:
    """The profile that the person gave, or after which the file's folder is named. Raises UnknownName."""
    return hinted(options.profile) if options.profile else folder_hint(path.parent.name)


def folder_hint(folder: str) -> ProfileKey | None:
    """The profile that a folder is named after, if it is."""
    try:
        return hinted(folder) if "@" in folder else None
    except UnknownName:
        return None
