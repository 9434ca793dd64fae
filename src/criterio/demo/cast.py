# SPDX-License-Identifier: EUPL-1.2
"""Who plays in the town: its profiles, the part that each is given, and its units. The table is ``cast.csv``."""

import csv
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files
from typing import Any

from criterio.domain.profile import ProfileKey
from criterio.evidence.networks import canonical

UNITS: dict[str, tuple[str, float, int, bool]] = {  # parent, hours a week, accredited people, good results
    "Alcaldía": ("", 2, 0, False),
    "Prensa": ("Alcaldía", 30, 3, True),
    "Policía Local": ("Alcaldía", 8, 2, False),
    "Protección Civil": ("Policía Local", 4, 2, True),
    "Cultura": ("Alcaldía", 16, 1, False),
    "Bibliotecas": ("Cultura", 5, 2, True),
    "Deportes": ("Alcaldía", 8, 1, False),
    "Juventud": ("Alcaldía", 5, 2, True),
    "Turismo": ("Alcaldía", 13, 1, False),
    "Servicios Sociales": ("Alcaldía", 4, 0, False),
    "Atención Ciudadana": ("Alcaldía", 14, 2, True),
    "Medio Ambiente": ("Alcaldía", 4, 1, False),
    "Empleo y Empresa": ("Alcaldía", 4, 1, False),
    "Igualdad": ("Servicios Sociales", 2, 0, False),
}


@dataclass(frozen=True)
class Player:
    """One profile and its part. ``posts`` are a week's, ``level`` interactions a post's and ``growth`` a year's."""

    part: str
    network: str
    handle: str
    name: str
    unit: str
    owner: str
    deputy: str
    purpose: str
    functions: str
    languages: str
    territory: str
    hours: float
    euros: float
    posts: float
    followers: float
    growth: float
    level: float
    paid: float
    reposts: float
    days_open: int | None
    days_silent: int
    twin: str
    export: str
    town: int = 1

    @property
    def key(self) -> ProfileKey:
        """Its name everywhere in the house."""
        key = canonical(self.network, self.handle)
        assert key is not None, self.handle
        return key

    @property
    def url(self) -> str:
        """Its address."""
        handle = self.handle.lstrip("@")
        user, _, server = handle.partition("@")
        return {
            "facebook": f"https://www.facebook.com/{handle}",
            "instagram": f"https://www.instagram.com/{handle}/",
            "x": f"https://x.com/{handle}",
            "youtube": f"https://www.youtube.com/@{handle}",
            "linkedin": f"https://www.linkedin.com/company/{handle}/",
            "tiktok": f"https://www.tiktok.com/@{handle}",
            "telegram": f"https://t.me/{handle}",
            "bluesky": f"https://bsky.app/profile/{handle}",
            "mastodon": f"https://{server}/@{user}",
        }[self.network]


def cast(scale: int = 1) -> tuple[Player, ...]:
    """The players of ``scale`` towns: the first keeps its names, the others carry their number."""
    return tuple(_moved(player, town) for town in range(1, scale + 1) for player in _one_town())


def units(scale: int = 1) -> dict[str, tuple[str, float, int, bool]]:
    """The units of ``scale`` towns with parent, hours a week, accredited people and whether they have good results."""
    return {
        _of_town(name, town): (_of_town(parent, town), hours, people, good)
        for town in range(1, scale + 1)
        for name, (parent, hours, people, good) in UNITS.items()
    }


@cache
def _one_town() -> tuple[Player, ...]:
    with files("criterio.demo").joinpath("cast.csv").open(encoding="utf-8") as table:
        return tuple(_player(row) for row in csv.DictReader(table))


def _player(row: dict[str, str]) -> Player:
    kinds = {field.name: str(field.type) for field in fields(Player)}
    return Player(**{name: _typed(kinds[name], text) for name, text in row.items()})


def _typed(kind: str, text: str) -> Any:
    if "float" in kind:
        return float(text)
    if "int" in kind:
        return int(text) if text else None if "None" in kind else 0
    return text


def _of_town(name: str, town: int) -> str:
    return f"{name} {town}" if name and town > 1 else name


def _moved(player: Player, town: int) -> Player:
    if town == 1:
        return player
    return replace(
        player,
        town=town,
        handle=_renamed(player.handle, town),
        name=_of_town(player.name, town),
        unit=_of_town(player.unit, town),
        twin=f"{player.twin}{town}" if player.twin else "",
    )


def _renamed(handle: str, town: int) -> str:
    for mark in (".bsky", "@villaclara"):
        if mark in handle:
            head, _, tail = handle.partition(mark)
            return f"{head}{town}{mark}{tail}"
    return f"{handle}{town}"
