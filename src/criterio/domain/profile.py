# SPDX-License-Identifier: EUPL-1.2
"""Profiles and the units that keep them."""

from dataclasses import dataclass
from datetime import date

from criterio.domain.names import State


@dataclass(frozen=True, order=True)
class ProfileKey:
    """A profile's name everywhere in the house: ``network:handle``, the handle in its canonical spelling."""

    network: str
    handle: str

    def __str__(self) -> str:
        return f"{self.network}:{self.handle}"

    @classmethod
    def parse(cls, text: str) -> "ProfileKey":
        """The inverse of ``str``. Raises ValueError when there is no colon."""
        network, colon, handle = text.partition(":")
        if not (network and colon and handle):
            raise ValueError(text)
        return cls(network, handle)


class Handle(str):
    """A handle as a sentence carries it: whoever reads may know the profile by a name."""

    __slots__ = ("key",)
    key: ProfileKey

    @classmethod
    def of(cls, key: ProfileKey) -> "Handle":
        """The one of a profile."""
        made = cls(key.handle)
        made.key = key
        return made


class Tongue(str):
    """A language by its code or as somebody wrote it, as a sentence carries it: whoever reads is told its name."""

    __slots__ = ()


@dataclass(frozen=True)
class Profile:
    """An institutional profile as the register knows it; None and empty mean *not known*."""

    key: ProfileKey
    name: str = ""
    unit: str = ""
    url: str = ""
    purpose: str = ""
    functions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    territory: str = ""
    owner: str = ""
    deputy: str = ""
    declared_state: State | None = None
    last_post_on: date | None = None  # as a register told it; posts in the lake say it better
    hours_per_week: float | None = None
    euros_per_year: float | None = None
    external_id: str = ""
    aliases: tuple[str, ...] = ()
    registered_on: date | None = None  # the newest register that lists it; None: only files speak of it


@dataclass(frozen=True)
class RegisterEntry:
    """One profile (or a unit with none: ``network`` and ``handle`` empty) as one dated register lists it."""

    as_of: date
    unit: str
    kind: str = ""
    network: str = ""
    handle: str = ""
    url: str = ""
    name: str = ""
    active: bool | None = None
    last_post_on: date | None = None
    language: str = ""
    purpose: str = ""
    owner: str = ""
    deputy: str = ""
    functions: str = ""
    territory: str = ""
    state: str = ""
    opened_on: date | None = None
    hours_per_week: float | None = None
    euros_per_year: float | None = None
    unit_id: str = ""
    external_id: str = ""
