# SPDX-License-Identifier: EUPL-1.2
"""What a house that begins still lacks, in the order in which it helps most; nothing once it has all of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from criterio.domain.names import State
from criterio.domain.sentence import Sentence, say
from criterio.formats._all import all_formats
from criterio.store import imports, registry
from criterio.store.tables import POSTS
from criterio.store.workspace import Store
from criterio.web.models import Account
from criterio.web.people.roles import WHOLE, Permission
from criterio.web.visit import Visit, url


@dataclass(frozen=True)
class Step:
    """One thing to do, why, and where; ``done``: it has been."""

    told: Sentence
    why: Sentence
    url: str
    done: bool


def first_steps(visit: Visit) -> list[Step]:
    """For whoever administers, until all are done."""
    if not visit.may(Permission.ADMINISTER, WHOLE):
        return []
    steps = [*_of_profiles(visit.house.store), *_of_the_house(visit)]
    return [] if all(step.done for step in steps) else steps


def _of_profiles(store: Store) -> Iterator[Step]:
    """What is told by what was given and is registered."""
    given = {run.format for run in imports.imported(store)}
    registered = registry.profiles(store)
    listed = [one for one in registered if one.declared_state is not State.CLOSED]
    yield Step(
        say("Give the list of your profiles"),
        say("A spreadsheet as you keep it: it is read with its slips, and what is wrong is mended in the page."),
        url("collect.files"),
        bool(registered),
    )
    yield Step(
        say("Give what the networks export"),
        say("As the platforms give it, without opening it: half a year if you can, and no key is needed."),
        url("collect.files"),
        bool(given & set(all_formats())) or POSTS.name in imports.brought(store),
    )
    yield Step(
        say("Say what each profile does"),
        say("All on one page. Without it every verdict leans on guesses, and duties seem to lack a channel."),
        url("register.purposes"),
        bool(listed) and all(one.functions for one in listed),
    )


def _of_the_house(visit: Visit) -> Iterator[Step]:
    """What is told by what the administration says of itself, and by who works in it."""
    administration = visit.house.administration
    yield Step(
        say("Say your mission and your staff hours"),
        say("With them it is known what fits, and what not."),
        url("register.house"),
        bool(administration.mission) and administration.has_hours,
    )
    yield Step(
        say("Say what may never be left without a channel"),
        say("It is kept whatever it brings."),
        url("register.house"),
        bool(administration.must_cover),
    )
    yield Step(
        say("Write one objective, with the figure it is seen by"),
        say("Appointments, calls, procedures: give them too, one line a week is enough."),
        url("plan.objectives"),
        any(objective.indicator for objective in administration.objectives),
    )
    yield Step(
        say("Invite somebody else"),
        say("Whoever asks for something does not decide on it: two are needed."),
        url("people.people"),
        Account.objects.filter(is_active=True).count() > 1,
    )
