# SPDX-License-Identifier: EUPL-1.2
"""A register in figures: who is where, and who is nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from criterio.domain.profile import RegisterEntry
from criterio.register.difference import listings
from criterio.register.units import unit_key


@dataclass(frozen=True)
class NetworkCount:
    """Profiles on one network, by what the register itself says of their activity."""

    network: str
    profiles: int
    active: int
    not_active: int
    not_known: int


@dataclass(frozen=True)
class Summary:
    """How many units are listed, how many have no profile anywhere, and the profiles by network."""

    units: int
    units_without_profile: int
    networks: tuple[NetworkCount, ...]


def summarise(register: Iterable[RegisterEntry]) -> Summary:
    register = list(register)
    found = listings(register)
    units = {unit_key(entry) for entry in register}
    present = {unit_key(listed.entry) for listed in found}
    flags: dict[str, list[bool | None]] = {}
    for listed in found:
        flags.setdefault(listed.key.network, []).append(listed.entry.active)
    counts = [
        NetworkCount(name, len(seen), seen.count(True), seen.count(False), seen.count(None))
        for name, seen in sorted(flags.items())
    ]
    return Summary(len(units), len(units - present), tuple(counts))
