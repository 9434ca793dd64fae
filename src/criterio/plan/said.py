# SPDX-License-Identifier: EUPL-1.2
"""The administration as its declaration says, and as people have said in the pages since."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from criterio.decide.functions import canonical
from criterio.domain.administration import Administration, DeclaredFit, Initiative, Objective
from criterio.store import openings, parts, said
from criterio.store.joined import now, present, renamed
from criterio.store.workspace import Store


def as_said(store: Store, declared: Administration) -> Administration:
    """The declaration, with all that was said in the pages since, and the requests that were accepted."""
    return replace(
        parts.parts(store).over(_named(store, declared)),
        fit=_fit(store, declared),
        objectives=_objectives(store, declared),
        initiatives=_initiatives(store, declared),
        planned_posts=planned_posts(store, declared),
    )


def _named(store: Store, declared: Administration) -> Administration:
    """What the declaration says of profiles, under the names by which they are known now."""
    known = present(store)
    if not known:
        return declared
    return replace(
        declared,
        support=renamed(declared.support, known),
        peers={name: now(peers, known) for name, peers in renamed(declared.peers, known).items()},
        synergies=parts.of_present(declared.synergies, known),
    )


def planned_posts(store: Store, declared: Administration, before: date | None = None) -> dict[str, float]:
    """Posts a week by profile, as people had said before a day; one that is *as usual again* takes all others back."""
    found = renamed(declared.planned_posts, present(store))
    zone = ZoneInfo(declared.time_zone)
    for word in said.posts_words(store):
        if before is None or word.at.astimezone(zone).date() < before:
            found.pop(word.profile, None)
            if word.posts is not None:
                found[word.profile] = word.posts
    return found


def _fit(store: Store, declared: Administration) -> tuple[DeclaredFit, ...]:
    """The newest word on each network and function; one that says *as published* takes the others back."""
    found = {(row.network, canonical(row.function)): row for row in declared.fit}
    for word in said.fit_words(store):
        key = word.network, canonical(word.function)
        found.pop(key, None)
        if word.declared is not None:
            found[key] = word.declared
    return tuple(found.values())


def _objectives(store: Store, declared: Administration) -> tuple[Objective, ...]:
    """What was written here takes the place of its namesake, and keeps what it could not say."""
    found = {one.name: one for one in declared.objectives}
    for word in said.objective_words(store):
        new = word.objective
        before = found.get(new.name, new)
        weighing = new if word.weighs else before
        found[new.name] = replace(new, rank=weighing.rank, weight=weighing.weight, functions=before.functions)
    return tuple(found.values())


def _initiatives(store: Store, declared: Administration) -> tuple[Initiative, ...]:
    found = {one.name: one for one in declared.initiatives}
    for request in reversed(openings.openings(store)):
        if request.state == "accepted":
            found.setdefault(request.initiative.name, request.initiative)
    return tuple(found.values())
