# SPDX-License-Identifier: EUPL-1.2
"""One profile of the register written by hand, or put right: no file is needed for it."""

from datetime import date

from criterio.domain.errors import RuleBroken
from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import say
from criterio.evidence.networks import called, canonical, display_name, network_of_url
from criterio.register.describing import from_zero
from criterio.store import registry
from criterio.store.joined import present
from criterio.store.workspace import Store


def key_of(network: str, written: str) -> ProfileKey:
    """The profile that an address or a name means; an address says its network too. Raises RuleBroken."""
    meant = network_of_url(written) or network
    if not meant:
        raise RuleBroken(say("Choose the network, or paste the whole address of the profile."))
    key = canonical(meant, written)
    if key is None:
        raise RuleBroken(
            say(
                "“{written}” is no profile of {network}: paste its address, or write its name there.",
                written=written[:80],
                network=display_name(meant),
            )
        )
    return key


def enter(store: Store, profile: Profile, is_new: bool, on: date) -> None:
    """Writes it in the register. Raises RuleBroken where it is there already, or cannot be."""
    if is_new:
        _hold_new(store, profile.key)
    from_zero([profile.hours_per_week, profile.euros_per_year])
    registry.write_profile(store, profile, on)


def _hold_new(store: Store, key: ProfileKey) -> None:
    if now := present(store).get(str(key)):
        raise RuleBroken(
            say(
                "It is in the register already, as {profile}: open it there and put it right.",
                profile=called(ProfileKey.parse(now)),
            )
        )
    if key in {one.key for one in registry.profiles(store)}:
        raise RuleBroken(say("It is in the register already: open it there and put it right."))
