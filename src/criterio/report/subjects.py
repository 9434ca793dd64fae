# SPDX-License-Identifier: EUPL-1.2
"""What a plan speaks of, as people call it: profiles by network and handle, units by name."""

from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import Sentence, say
from criterio.evidence import networks


def called(subject: str) -> Sentence:
    """``x:ayto`` → X · ayto; ``unit:Library`` → Library; ``network:x`` → X, all profiles; ``all`` → all together."""
    kind, _, name = subject.partition(":")
    if not name:
        return say("The whole administration")
    if kind in ("unit", "initiative"):
        return Sentence("{name}", {"name": name})
    if kind == "network":
        return say("{network}, all its profiles", network=networks.display_name(name))
    return networks.called(ProfileKey.parse(subject))


def rank(subject: str) -> int:
    """From the whole to the parts: all, networks, units, profiles."""
    kind, _, name = subject.partition(":")
    return 0 if not name else {"network": 1, "unit": 2}.get(kind, 3)
