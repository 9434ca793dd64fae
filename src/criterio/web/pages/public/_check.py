# SPDX-License-Identifier: EUPL-1.2
"""Whether a profile is ours, from however somebody wrote it: an address, a handle, a name with an @."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from criterio.domain.profile import ProfileKey
from criterio.domain.sentence import Sentence, say
from criterio.evidence.networks import canonical, network_of_url, networks
from criterio.language import Reader
from criterio.report.data import told
from criterio.report.subjects import called
from criterio.store.workspace import Store
from criterio.web.pages.public._published import Official, officials

LONGEST = 300
"""Letters of a question; the rest is not read."""

_ALIKE = 0.8
"""From this share of equal letters on, one name may be taken for another."""

_DRESS = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "3": "e", "_": "", "-": "", ".": "", " ": ""})
"""What those who pretend to be somebody change in a name."""


class Answer(StrEnum):
    """What may be said of a profile that somebody asks for."""

    OFFICIAL = "official"
    WAS_OFFICIAL = "was_official"
    LOOKS_LIKE_OURS = "looks_like_ours"
    NOT_OURS = "not_ours"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True)
class Checked:
    """``official`` is the profile that was meant, or the one that it looks like."""

    answer: Answer
    told: Sentence
    official: Official | None = None


def check(asked: str, every: Iterable[Official]) -> Checked:
    """A bare handle is looked for on every network."""
    every = list(every)
    keys = _keys(asked.strip())
    if not keys:
        return Checked(Answer.NOT_UNDERSTOOD, say("Write the address of the profile, or its name on the network."))
    for one in every:
        if {str(one.profile.key), *one.profile.aliases} & {str(key) for key in keys}:
            return _ours(one)
    like = _likest(keys, every)
    if like is not None:
        warning = say("It is not ours, but it looks like it. The official one is {profile}.", profile=_called(like))
        return Checked(Answer.LOOKS_LIKE_OURS, warning, like)
    return Checked(Answer.NOT_OURS, say("It is not one of our profiles."))


def _ours(one: Official) -> Checked:
    if one.is_open:
        return Checked(Answer.OFFICIAL, say("Yes: {profile} is official.", profile=_called(one)), one)
    if one.since is None:
        return Checked(Answer.WAS_OFFICIAL, say("{profile} was official; it is not in use.", profile=_called(one)), one)
    ended = say("{profile} was official until {day}; it is not in use.", profile=_called(one), day=one.since)
    return Checked(Answer.WAS_OFFICIAL, ended, one)


def _keys(asked: str) -> set[ProfileKey]:
    network = network_of_url(asked)
    named, colon, handle = asked.partition(":")
    if network is None and colon and named in {each.name for each in networks()}:
        network, asked = named, handle
    tried = [network] if network else [each.name for each in networks()]
    return {key for name in tried if (key := canonical(name, asked)) is not None}


def _likest(keys: set[ProfileKey], every: list[Official]) -> Official | None:
    """Of those as alike as each other, the one on the same network, and one in use."""
    names, on = {_undressed(key.handle) for key in keys}, {key.network for key in keys}

    def rank(one: Official) -> tuple[float, bool, bool]:
        handle = _undressed(one.profile.key.handle)
        return max(_alike(name, handle) for name in names), one.profile.key.network in on, one.is_open

    like = max(every, key=rank, default=None)
    return like if like is not None and rank(like)[0] >= _ALIKE else None


def _alike(name: str, other: str) -> float:
    return SequenceMatcher(None, name, other, autojunk=False).ratio()


def _undressed(handle: str) -> str:
    return handle.casefold().translate(_DRESS)


def _called(one: Official) -> Sentence:
    return called(str(one.profile.key))


def answer_of(asked: str, reader: Reader, store: Store) -> dict[str, Any]:
    """For programs. ``profile`` and ``url`` are those of the official profile that was meant or looks alike."""
    asked = asked.strip()[:LONGEST]
    found = check(asked, officials(store))
    one = found.official
    return {
        "asked": asked,
        "answer": found.answer.value,
        "told": reader.text(found.told),
        "profile": str(one.profile.key) if one else None,
        "url": one.address or None if one else None,
        "closed_on": told(one.since, reader) if one and not one.is_open else None,
    }
