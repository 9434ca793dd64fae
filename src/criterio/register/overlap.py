# SPDX-License-Identifier: EUPL-1.2
"""Profiles that say the same, and profiles that are listed twice."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import ibis

from criterio.domain.profile import Profile, ProfileKey, RegisterEntry
from criterio.domain.sentence import Sentence, listing, say
from criterio.evidence.networks import called, canonical
from criterio.register.difference import listings
from criterio.store.facts import Facts

WITHIN_DAYS = 7
SHORTEST = 20
"""Characters of plain text: shorter posts (a greeting, a hashtag) coincide by chance."""
FEWEST = 5
"""Posts with text; with fewer a share says nothing."""
WORTH_TELLING = 0.2


@dataclass(frozen=True)
class Overlap:
    """``share`` of the ``n`` posts of ``a`` that ``b`` published too, within a week. ``a`` adds the less of the two."""

    a: ProfileKey
    b: ProfileKey
    share: float
    n: int
    because: Sentence


@dataclass(frozen=True)
class Shared:
    """One profile that several units, or one unit several times, list as theirs."""

    key: ProfileKey
    units: tuple[str, ...]
    because: Sentence


def overlaps(facts: Facts, at_least: float = WORTH_TELLING) -> list[Overlap]:
    """Pairs of profiles, on one network or two, by the texts they share; the most alike first."""
    said = _said(facts)
    totals = said.group_by("profile").agg(n=said.posts.sum())
    other = said.select(twin="profile", words="words", twin_day="day")
    near = (other.twin_day - said.day).cast("int64").between(-WITHIN_DAYS, WITHIN_DAYS)
    both = said.join(other, [said.words == other.words, said.profile != other.twin, near])
    same = both.select("profile", "twin", "words", "day", "posts").distinct()
    shared = same.group_by(["profile", "twin"]).agg(same=same.posts.sum()).join(totals, "profile")
    rows = facts.rows(shared.filter(shared.n >= FEWEST, shared.same >= shared.n * at_least))
    best: dict[frozenset[str], Overlap] = {}
    for row in rows:
        found = _overlap(row["profile"], row["twin"], row["same"] / row["n"], row["n"])
        pair = frozenset((row["profile"], row["twin"]))
        best[pair] = max(best.get(pair, found), found, key=lambda overlap: (overlap.share, -overlap.n, overlap.a))
    return sorted(best.values(), key=lambda overlap: (-overlap.share, overlap.a, overlap.b))


def shared_handles(register: Iterable[RegisterEntry]) -> list[Shared]:
    """Handles that a register lists more than once, however each is written."""
    units: dict[ProfileKey, list[str]] = defaultdict(list)
    for listed in listings(register):
        units[listed.key].append(listed.unit)
    return [Shared(key, tuple(names), _listed_twice(key, names)) for key, names in units.items() if len(names) > 1]


def duplicates(profiles: Iterable[Profile]) -> list[tuple[Profile, Profile]]:
    """Profiles under two keys that are one: the network's own identifier, or the address, says so."""
    first: dict[tuple[str, str], Profile] = {}
    pairs = []
    for profile in profiles:
        for mark in _marks(profile):
            twin = first.setdefault((profile.key.network, mark), profile)
            if twin is not profile and (twin, profile) not in pairs:
                pairs.append((twin, profile))
    return pairs


def _said(facts: Facts) -> ibis.Table:
    """Own posts by profile, day and text without addresses, marks and capitals."""
    own = facts.own_posts()
    plain = own.text.lower().re_replace(r"https?://\S+", " ").re_replace(r"[^\p{L}\p{N}]+", " ").strip()
    said = own.select("profile", "day", words=plain)
    long_enough = said.filter(said.words.length() >= SHORTEST)
    return long_enough.group_by(["profile", "day", "words"]).agg(posts=long_enough.count())


def _overlap(a: str, b: str, share: float, n: int) -> Overlap:
    one, other = ProfileKey.parse(a), ProfileKey.parse(b)
    because = say(
        "{share} % of the {n} posts of {a} were also published by {b} within a week.",
        share=round(share * 100),
        n=n,
        a=called(one),
        b=called(other),
    )
    return Overlap(one, other, share, n, because)


def _listed_twice(key: ProfileKey, units: list[str]) -> Sentence:
    if len(set(units)) == 1:
        return say("{profile} is listed {n} times by {unit}.", profile=called(key), n=len(units), unit=units[0])
    return say("{profile} is listed by several units: {units}.", profile=called(key), units=listing(sorted(set(units))))


def _marks(profile: Profile) -> set[str]:
    from_address = canonical(profile.key.network, profile.url) if profile.url else None
    marks = {str(profile.key), str(from_address) if from_address else "", f"id {profile.external_id}"}
    return marks - {"", "id "}
