# SPDX-License-Identifier: EUPL-1.2
"""The administration as its declaration says, and as people have said in the pages since."""

from dataclasses import replace

from criterio.decide.functions import canonical
from criterio.domain.administration import Administration, DeclaredFit, Initiative, Objective
from criterio.store import openings, said
from criterio.store.workspace import Store


def as_said(store: Store, declared: Administration) -> Administration:
    """The declaration, with what was said of networks and objectives, and with the requests that were accepted."""
    return replace(
        declared,
        fit=_fit(store, declared),
        objectives=_objectives(store, declared),
        initiatives=_initiatives(store, declared),
    )


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
    """What was written here takes the place of its namesake, and keeps what only the declaration can say."""
    found = {one.name: one for one in declared.objectives}
    for word in said.objective_words(store):
        new, before = word.objective, found.get(word.objective.name)
        found[new.name] = (
            replace(new, rank=before.rank, weight=before.weight, functions=before.functions) if before else new
        )
    return tuple(found.values())


def _initiatives(store: Store, declared: Administration) -> tuple[Initiative, ...]:
    found = {one.name: one for one in declared.initiatives}
    for request in reversed(openings.openings(store)):
        if request.state == "accepted":
            found.setdefault(request.initiative.name, request.initiative)
    return tuple(found.values())
