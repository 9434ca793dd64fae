# SPDX-License-Identifier: EUPL-1.2
"""What profiles, units and initiatives are called when people speak of them. Keys are for data."""

from collections import Counter
from collections.abc import Iterable, Mapping

from criterio.domain.profile import Profile, ProfileKey
from criterio.domain.sentence import Sentence, say
from criterio.evidence.networks import called, display_name

Names = Mapping[str, Sentence]


def names_of(profiles: Iterable[Profile]) -> Names:
    """By key: its name, or its handle where it has none or shares it with another of its network."""
    profiles = list(profiles)
    borne = Counter((profile.name, profile.key.network) for profile in profiles)
    return {
        str(profile.key): _on_network(profile.name, profile.key.network)
        if profile.name and borne[profile.name, profile.key.network] == 1
        else called(profile.key)
        for profile in profiles
    }


def spoken(subject: str, names: Names) -> Sentence:
    """A profile as people call it; whatever else a figure can speak of, by its own name."""
    if subject in names:
        return names[subject]
    kind, _, name = subject.partition(":")
    match kind:
        case "all":
            return say("all the profiles")
        case "initiative" | "unit":
            return _as_it_is(name)
        case "network":
            return _as_it_is(display_name(name))
    return called(ProfileKey(kind, name)) if name else _as_it_is(subject)


def _on_network(name: str, network: str) -> Sentence:
    """In the form in which profiles are called by their handle."""
    return _as_it_is(f"{display_name(network)} · {name}")


def _as_it_is(name: str) -> Sentence:
    """Names are the same in every language: nothing here is for a translator."""
    return Sentence("{name}", {"name": name})
